import type { RouteAnswer } from '@assize/contracts/http/routes';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';
import { textOf } from '../../i18n/describeStates.tsx';
import { languages } from '../../i18n/languages.ts';
import { renderInLanguage } from '../../i18n/renderInLanguage.tsx';
import { ApiError, type ApiErrorCode } from '../../session/ApiError.ts';
import { listToRead } from './listToRead.ts';
import type { ToRead } from './ReaderContext.ts';
import { ReaderPane } from './ReaderPane.tsx';

const [caseId, documentId] = ['018f0000-0000-7000-8000-000000000001', '018f0000-0000-7000-8000-000000000002'];
const title = '演示笔录';
const document: RouteAnswer<'GET /api/case-files/:caseId/documents/:documentId/pages'> = {
  ...{ documentId, volume: 'main', title, version: 2, versions: [], mime: 'application/pdf', playable: null },
  pages: { status: 'ready', pages: [[210, 297]], media: null },
};

describe.each(languages)('a document whose pages were open and are asked for again, in %s', (language) => {
  const draw = (code: ApiErrorCode | null, toRead: Partial<ToRead> = {}): string => {
    const client = new QueryClient();
    const queryKey = ['caseDocumentPages', caseId, documentId, null];
    client.setQueryData(queryKey, document);
    if (code)
      client
        .getQueryCache()
        .find({ queryKey })
        ?.setState({ error: new ApiError(code), status: 'error' });
    const ways = { documents: [], side: null, onChoose: () => undefined, onHelp: () => undefined, onLeave: () => undefined };
    return renderInLanguage(
      language,
      <QueryClientProvider client={client}>
        <ReaderPane caseId={caseId} toRead={{ documentId, title, page: 1, ...toRead }} {...ways} />
      </QueryClientProvider>,
    );
  };
  it('keeps the page and the note on it when that fails, with the error beside', () => {
    const html = draw('offline');
    expect(html).toContain('data-testid="exhibit-page"');
    expect(html).toContain('data-testid="own-note"');
    expect(textOf(html)).toMatch(/Try again|重试/);
  });
  it('says that a page is not there, how many there are, and leads to the first', () => {
    const html = draw(null, { page: 7 });
    expect(textOf(html)).toMatch(/There is no page 7.*1 page |没有第 7 页.*1 页/);
    expect(html).toContain('data-testid="first-page"');
    expect(html).not.toMatch(/exhibit-page|own-note/);
  });
  it('says which words are marked, with the words of the page open', () => {
    const html = draw(null, { words: '投资平台' });
    expect(textOf(html)).toMatch(/“投资平台”.*(marked|标出)/);
    expect(html).toMatch(/<details[^>]*open/);
    expect(draw(null)).not.toContain('to-words');
  });
  it.each(['notFound', 'notAllowed'] as const)('shows nothing of what was taken away: %s', (code) => {
    expect(draw(code)).not.toMatch(/exhibit-page|own-note/);
  });
});

describe('the documents among which a reader chooses', () => {
  const opened = { documentId, title };
  const other = { documentId: caseId, title: '演示起诉意见书' };
  const volume = (...documents: (typeof other)[]) => documents as unknown as NonNullable<Parameters<typeof listToRead>[0]>['main'];
  it('have what they opened among them where it is in neither volume, as what was offered or withdrawn', () => {
    expect(listToRead({ main: volume(other), side: null }, { ...opened, page: 1 })).toEqual([opened, other]);
    expect(listToRead(undefined, { ...opened, page: 1 })).toEqual([opened]);
  });
  it('have it once where it is', () => {
    expect(listToRead({ main: volume(other), side: volume(opened) }, { ...opened, page: 1 })).toEqual([other, opened]);
  });
});
