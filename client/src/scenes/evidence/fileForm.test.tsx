import { evidenceDocument } from '@assize/contracts/testing/evidenceDocument';
import { buildHearing } from '@assize/contracts/testing/buildHearing';
import { describe, expect, it } from 'vitest';
import { textOf } from '../../i18n/describeStates.tsx';
import { languages } from '../../i18n/languages.ts';
import { renderInLanguage } from '../../i18n/renderInLanguage.tsx';
import { actOnFiling, type FilingAct } from './actOnFiling.ts';
import { ChosenFiles, FilingProgress } from './ChosenFiles.tsx';
import { DescribeForm } from './DescribeForm.tsx';
import { evidenceModel } from './evidenceModel.ts';
import { EvidencePanel } from './EvidencePanel.tsx';
import { nothingChosen } from './filing.ts';

const photo = (name: string): File =>
  Object.defineProperty(new File(['x'.repeat(1500)], name, { type: 'image/jpeg', lastModified: 1 }), 'webkitRelativePath', { value: '' });
const twoPhotos = (isHandheld: boolean, ...more: FilingAct[]) =>
  [{ type: 'add', chosen: [photo('IMG_1.jpg'), photo('IMG_2.jpg')] } as FilingAct, ...more].reduce(actOnFiling, nothingChosen(isHandheld));
const leftKey = /evidence:[a-z]|many\.[a-z]|describe\.[a-z]|\{\{/;
const exhibitId = '00000000-0000-4000-b007-000000000001';

describe.each(languages)('the files chosen to be filed in %s', (language) => {
  it('stand in a list with a title of each, their size, and buttons that name their file', () => {
    const html = renderInLanguage(language, <ChosenFiles filing={twoPhotos(false)} act={() => undefined} />);
    expect(textOf(html)).toMatch(/1\. IMG_1\.jpg 1\.5.*2\. IMG_2\.jpg/);
    expect(textOf(html)).toMatch(/one document of 2 pages|一份2页的文件/);
    expect(html).toMatch(/aria-label="(Move up: |上移：)IMG_1\.jpg" aria-disabled="true"/);
    expect(html).toMatch(/aria-label="(Move down: |下移：)IMG_1\.jpg" aria-disabled="false"/);
    expect(
      [...html.matchAll(/data-testid="file-title"[^>]*value="([^"]*)"|value="([^"]*)"[^>]*data-testid="file-title"/g)].map((one) => one[1] ?? one[2]),
    ).toEqual(['IMG 1', 'IMG 2']);
    expect(html).not.toMatch(leftKey);
  });

  it('have no titles of their own when they are the pages of one document', () => {
    const html = renderInLanguage(language, <ChosenFiles filing={twoPhotos(true)} act={() => undefined} />);
    expect(html).toContain('data-testid="file-down"');
    expect(html).not.toContain('data-testid="file-title"');
  });

  it('say in their row why they were refused, and which were filed', () => {
    const chosen = twoPhotos(false);
    const [first, second] = chosen.files.map((one) => one.id);
    const acts: FilingAct[] = [
      { type: 'begin', count: 2 },
      { type: 'refuse', ids: [first ?? ''], fault: { text: 'evidence:fault.broken', mayDropUploads: false } },
      { type: 'filed', ids: [second ?? ''] },
    ];
    const text = textOf(renderInLanguage(language, <ChosenFiles filing={acts.reduce(actOnFiling, chosen)} act={() => undefined} />));
    expect(text).toMatch(/IMG_1.*(ends too early|文件不完整).*IMG_2.*(Filed|已提交)/);
    const run = { index: 1, count: 5, share: 0.5, filed: 1, nowIds: [], filedIds: [] };
    expect(textOf(renderInLanguage(language, <FilingProgress run={run} />))).toMatch(/Filing 2 of 5|正在提交第2份，共5份/);
  });
});

describe.each(languages)('an exhibit described anew in %s', (language) => {
  const gather = () => {
    const hearing = buildHearing({ roles: ['presidingJudge', 'clerk', 'plaintiff', 'defendant'], upTo: 'inSession' });
    const about = { title: 'The contract', purpose: 'that it was signed', source: 'from the files', form: 'copy' as const, pointIds: [] };
    hearing.command({ type: 'exhibit.file', payload: { exhibitId, document: evidenceDocument(1), ...about } }, hearing.idOf('plaintiff'));
    return hearing;
  };

  it('is offered to its own side, until it is shown to the other', () => {
    const hearing = gather();
    const panel = (role: 'plaintiff' | 'presidingJudge'): string =>
      textOf(renderInLanguage(language, <EvidencePanel state={hearing.state} meId={hearing.idOf(role)} isBusy={false} send={() => Promise.resolve(true)} />));
    const button = /Describe anew|修改说明/;
    expect(panel('plaintiff')).toMatch(button);
    expect(panel('presidingJudge')).not.toMatch(button);
    hearing.command({ type: 'exchange.open', payload: {} }, hearing.idOf('clerk'));
    expect(panel('plaintiff')).not.toMatch(button);
  });

  it('begins with what was said of it', () => {
    const hearing = gather();
    const [shown] = evidenceModel(hearing.state, hearing.personOf('plaintiff'))?.exhibits ?? [];
    if (!shown) throw new Error('no exhibit');
    const props = { state: hearing.state, meId: hearing.idOf('plaintiff'), isBusy: false, send: () => Promise.resolve(true) };
    const html = renderInLanguage(language, <DescribeForm {...props} shown={shown} label="P-1" onClose={() => undefined} />);
    expect(html).toContain('value="The contract"');
    expect(html).toMatch(/that it was signed/);
    expect(html).toMatch(/Keep this description|保存说明/);
    expect(html).not.toMatch(leftKey);
  });
});
