import { describe, expect, it } from 'vitest';
import { textOf } from '../../i18n/describeStates.tsx';
import { languages } from '../../i18n/languages.ts';
import { renderInLanguage } from '../../i18n/renderInLanguage.tsx';
import { sessionStore } from '../../session/sessionStore.ts';
import { PageImages, pagesOfCase } from '../presentation/pageImages.ts';
import { Versions } from './Versions.tsx';

const versions = [
  { version: 1, filedAt: '2026-11-20T02:00:00.000Z', by: '演示公安局', reason: null },
  { version: 2, filedAt: '2026-11-24T02:00:00.000Z', by: '演示检察院', reason: '扫描不清' },
];

describe.each(languages)('the versions of a document, in %s', (language) => {
  const draw = (version: number, of = versions): string => renderInLanguage(language, <Versions versions={of} version={version} onRead={() => undefined} />);
  it('are told with when, by whom and why, and which is in force', () => {
    const text = textOf(draw(2));
    for (const word of ['演示公安局', '演示检察院', '扫描不清']) expect(text).toContain(word);
    expect(text).toMatch(/Version 2, in force.*Version 1, no longer in force|第 2 版（现行有效）.*第 1 版（已被替换，不再有效）/);
    expect(text).not.toMatch(/reader:|{{/);
    expect(draw(2)).not.toContain('earlier-version');
  });
  it('are marked where one is open that was replaced, with when and why and the way to the one in force', () => {
    const html = draw(1);
    expect(textOf(html)).toMatch(/an earlier version, no longer in force|历史版本，不再有效/);
    expect(html).toMatch(/earlier-version.*扫描不清.*read-in-force/s);
  });
  it('are not told of where there is one', () => {
    expect(draw(1, versions.slice(0, 1))).not.toMatch(/data-testid/);
  });
});

it('pages of a version that was replaced are asked for by its number, and go from memory with those of their case', async () => {
  const asked: string[] = [];
  const native = globalThis.fetch;
  globalThis.fetch = (input) => {
    asked.push(input as string);
    return Promise.resolve(new Response('x'));
  };
  sessionStore.setState({ session: { accessToken: 'token' } as never, receivedAtMs: performance.now() });
  try {
    const images = new PageImages();
    const page = { from: pagesOfCase('c', 1), exhibitId: 'd', page: 3, size: 'screen' as const };
    await images.get(page);
    await images.get(page);
    expect(asked).toEqual(['/api/case-files/c/documents/d/pages/3/screen?version=1']);
    images.forget(pagesOfCase('c'));
    await images.get(page);
    expect(asked).toHaveLength(2);
  } finally {
    globalThis.fetch = native;
    sessionStore.setState({ session: undefined });
  }
});
