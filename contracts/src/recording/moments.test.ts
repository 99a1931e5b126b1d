import { describe, expect, it } from 'vitest';
import { buildHearing } from '../testing/buildHearing.ts';
import { evidenceDocument } from '../testing/evidenceDocument.ts';
import { listShownPages, whoSpoke } from './moments.ts';
import { createRecordingClock } from './recordingClock.ts';

const [first, second] = ['00000000-0000-4000-b007-000000000000', '00000000-0000-4000-b007-000000000001'];

describe('the moments of exhibits', () => {
  it('are the stretches in which a page was before the court, turned or beside another included', () => {
    const hearing = buildHearing({ upTo: 'inSession' });
    const [judge, clerk] = [hearing.idOf('presidingJudge'), hearing.idOf('clerk')];
    const about = { purpose: 'x', source: 'y', form: 'copy' as const, pointIds: [] };
    for (const [index, exhibitId] of [first, second].entries())
      hearing.command({ type: 'exhibit.file', payload: { exhibitId, document: evidenceDocument(index), title: `No ${String(index)}`, ...about } }, clerk);
    hearing.command({ type: 'exchange.open', payload: {} }, clerk);
    hearing.command({ type: 'presenter.name', payload: { participantId: judge } }, judge);
    const opened = hearing.events.find((one) => one.type === 'hearing.opened')?.at ?? '';
    const msNow = (): number => Date.parse(hearing.events.at(-1)?.at ?? '') - Date.parse(opened);
    const show = (...pages: [string, number, 0 | 90][]): number => {
      const panes = pages.map(([exhibitId, page, rotation]) => ({ exhibitId, page, rotation, region: null }));
      hearing.command({ type: 'presentation.show', payload: { panes, isForWitness: false } }, judge);
      return msNow();
    };
    const at = {
      shown: show([first, 7, 0]),
      turned: show([first, 7, 90]),
      beside: show([first, 7, 0], [second, 1, 0]),
      other: show([first, 8, 0]),
      again: show([first, 7, 0]),
      off: 0,
    };
    hearing.command({ type: 'presentation.clear', payload: {} }, judge);
    at.off = msNow();
    const toAt = new Date(Date.parse(opened) + at.off + 60_000).toISOString();
    const found = listShownPages(hearing.events, createRecordingClock({ spans: [{ fromAt: opened, toAt }] }));
    expect(found.map(({ exhibitId, page, fromMs, toMs }) => [exhibitId, page, fromMs, toMs])).toEqual([
      [first, 7, at.shown, at.other],
      [second, 1, at.beside, at.other],
      [first, 8, at.other, at.again],
      [first, 7, at.again, at.off],
    ]);
    expect(found[0]).toMatchObject({ number: { side: 'bench', ordinal: 1 }, title: 'No 0' });
  });
  it('tell who was heard in them, the longest first', () => {
    const speech = [
      { participantId: 'a', fromMs: 0, toMs: 1500 },
      { participantId: 'b', fromMs: 1200, toMs: 4000 },
      { participantId: 'a', fromMs: 4500, toMs: 9000 },
    ];
    expect(whoSpoke(speech, { fromMs: 1000, toMs: 5000 })).toEqual([
      { participantId: 'b', spokenMs: 2800 },
      { participantId: 'a', spokenMs: 1000 },
    ]);
    expect(whoSpoke(speech, { fromMs: 20_000, toMs: 30_000 })).toEqual([]);
  });
});
