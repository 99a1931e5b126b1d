import { expect, it } from 'vitest';
import { buildHearing, hearingId } from '../testing/buildHearing.ts';
import { evidenceDocument } from '../testing/evidenceDocument.ts';
import { listShownExhibits } from './shownExhibits.ts';

it('the exhibits of a package are those that were before the court, in the span that is handed over', () => {
  const hearing = buildHearing({ upTo: 'inSession' });
  const [judge, clerk] = [hearing.idOf('presidingJudge'), hearing.idOf('clerk')];
  const ids = ['0', '1', '2'].map((digit) => `00000000-0000-4000-b007-00000000000${digit}`);
  const about = { purpose: 'x', source: 'y', form: 'copy' as const, pointIds: [] };
  for (const [index, exhibitId] of ids.entries())
    hearing.command({ type: 'exhibit.file', payload: { exhibitId, document: evidenceDocument(index), title: `No ${String(index)}`, ...about } }, clerk);
  hearing.command({ type: 'exchange.open', payload: {} }, clerk);
  hearing.command({ type: 'presenter.name', payload: { participantId: judge } }, judge);
  const opened = hearing.events.find((one) => one.type === 'hearing.opened')?.at ?? '';
  const show = (exhibitId = ''): number => {
    hearing.command({ type: 'presentation.show', payload: { panes: [{ exhibitId, page: 1, rotation: 0, region: null }], isForWitness: false } }, judge);
    return Date.parse(hearing.events.at(-1)?.at ?? '') - Date.parse(opened);
  };
  const firstAt = show(ids[0]);
  hearing.wait(10);
  const thirdAt = show(ids[2]);
  const toAt = new Date(Date.parse(opened) + thirdAt + 5000).toISOString();
  const order = {
    log: { format: 'assize.hearing-log.1' as const, hearingId, events: hearing.events, seal: null, publicKey: null },
    spans: [{ fromAt: opened, toAt }],
    documents: [0, 1, 2].map((index) => ({ documentId: evidenceDocument(index).documentId, hearingId, mime: 'application/pdf' })),
  };
  const shownIn = (span: Parameters<typeof listShownExhibits>[1]) => listShownExhibits(order, span).map(({ exhibit, shown }) => [exhibit.id, shown]);
  expect(shownIn(null)).toEqual([
    [ids[0], [{ page: 1, fromMs: firstAt, toMs: thirdAt }]],
    [ids[2], [{ page: 1, fromMs: thirdAt, toMs: thirdAt + 5000 }]],
  ]);
  expect(shownIn({ fromMs: thirdAt, toMs: thirdAt + 1 }).map(([id]) => id)).toEqual([ids[2]]);
  expect(shownIn({ fromMs: 0, toMs: firstAt })).toEqual([]);
});
