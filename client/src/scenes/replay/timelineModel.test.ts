import { linesFor, linesForCourt } from '@assize/contracts/recording/replay';
import { buildHearing, type TestHearing } from '@assize/contracts/testing/buildHearing';
import { evidenceDocument } from '@assize/contracts/testing/evidenceDocument';
import { describe, expect, it } from 'vitest';
import { searchReplay } from './searchReplay.ts';
import { type ReplayTimeline, readTimeline } from './timelineModel.ts';

const exhibitId = '00000000-0000-4000-b007-000000000000';

/** A hearing in which a page is shown, the clerk notes something and the judge rules; read as somebody may read it. */
function play(): { hearing: TestHearing; read: (role: 'presidingJudge' | 'clerk' | 'plaintiff') => ReplayTimeline } {
  const hearing = buildHearing({ upTo: 'inSession' });
  const [judge, clerk, plaintiff] = [hearing.idOf('presidingJudge'), hearing.idOf('clerk'), hearing.idOf('plaintiff')];
  const about = { title: 'Loan contract', purpose: 'x', source: 'y', form: 'copy' as const, pointIds: [] };
  hearing.command({ type: 'exhibit.file', payload: { exhibitId, document: evidenceDocument(1), ...about } }, plaintiff);
  hearing.command({ type: 'exchange.open', payload: {} }, clerk);
  hearing.wait(60);
  hearing.command({ type: 'note.make', payload: { text: 'the lamp went out' } }, clerk);
  hearing.command({ type: 'floor.setMode', payload: { mode: 'byJudge', order: [] } }, judge);
  hearing.command({ type: 'floor.give', payload: { participantId: plaintiff, limitS: null, isAlso: false } }, judge);
  hearing.command({ type: 'presenter.name', payload: { participantId: judge } }, judge);
  hearing.command({ type: 'presentation.show', payload: { panes: [{ exhibitId, page: 3, rotation: 0, region: null }], isForWitness: false } }, judge);
  hearing.wait(20);
  hearing.command({ type: 'presentation.clear', payload: {} }, judge);
  hearing.command({ type: 'discipline.order', payload: { participantId: plaintiff, measure: 'warning', reason: 'shouting' } }, judge);
  hearing.command({ type: 'floor.setMode', payload: { mode: 'byOrder', order: ['defendant', 'plaintiff'] } }, judge);
  hearing.command({ type: 'floor.next', payload: { limitS: null } }, judge);
  hearing.wait(10);
  hearing.command({ type: 'hearing.close', payload: {} }, judge);
  const fromAt = hearing.events.find((one) => one.type === 'hearing.opened')?.at ?? '';
  const sat = [{ fromAt, toAt: hearing.events.at(-1)?.at ?? '' }];
  const read = (role: 'presidingJudge' | 'clerk' | 'plaintiff'): ReplayTimeline => {
    const reader = hearing.personOf(role);
    const lines = role === 'plaintiff' ? linesFor(hearing.events, reader.id) : linesForCourt(hearing.events, reader);
    return readTimeline({ hearingId: hearing.state.id, sat, lines });
  };
  return { hearing, read };
}

describe('the lanes of a replay', () => {
  it('show what page was before the court for how long, and what was ruled and noted when', () => {
    const { stages, floor, exhibits, marks, people, clock } = play().read('presidingJudge');
    expect(exhibits).toHaveLength(1);
    expect(exhibits[0]).toMatchObject({ value: { exhibitId, page: 3, title: 'Loan contract', number: { side: 'plaintiff', ordinal: 1 } } });
    expect((exhibits[0]?.toMs ?? 0) - (exhibits[0]?.fromMs ?? 0)).toBe(21_000);
    expect(marks.map(({ kind, reason }) => [kind, reason])).toEqual([
      ['note', 'the lamp went out'],
      ['ruling', 'shouting'],
    ]);
    const given = floor.map(({ value }) => value.map((id) => people[id]?.name));
    // By name, and by turn.
    expect(given).toEqual([['Demo plaintiff'], ['Demo defendant']]);
    expect(stages.at(-1)?.toMs).toBe(clock.durationMs);
  });

  it('hold for a party no note that is the court’s own', () => {
    expect(JSON.stringify(play().read('plaintiff'))).not.toContain('lamp');
  });
});

describe('the search in a replay', () => {
  const found = (words: string): string[] => {
    const timeline = play().read('clerk');
    const speakers = [{ participantId: 'p', label: 'Plaintiff Wang', firstMs: 5000 }];
    const entries = [
      ...timeline.exhibits.map(({ fromMs, value }) => ({ atMs: fromMs, kind: 'exhibit' as const, text: `P-1 ${value.title}` })),
      ...timeline.marks.map((one) => ({ atMs: one.atMs, kind: one.kind, text: one.reason ?? '' })),
      ...speakers.map((one) => ({ atMs: one.firstMs, kind: 'speaker' as const, text: one.label })),
    ];
    return searchReplay(entries, words).map((one) => one.text);
  };
  it('finds words in notes, exhibits and speakers, whatever their case and order', () => {
    expect(found('LAMP out')).toEqual(['the lamp went out']);
    expect(found('contract loan')).toEqual(['P-1 Loan contract']);
    expect(found('wang')).toEqual(['Plaintiff Wang']);
    expect(found('  ')).toEqual([]);
  });
});
