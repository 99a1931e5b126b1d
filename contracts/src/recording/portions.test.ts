import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { HearingEvent } from '../hearing/events.ts';
import { closedLevels, publicityLevels } from '../hearing/publicity/wire.ts';
import { reduce } from '../hearing/reduce.ts';
import { emptyHearingState, hasEnded, type HearingState } from '../hearing/state.ts';
import { anyWalk, buildWholeCourt, play, wholeCourt } from '../testing/anyActs.ts';
import { participantIdOf, recordingId, type TestHearing } from '../testing/buildHearing.ts';
import { levelsOf, type OrderedPortions, type Portion, portionsOf } from './portions.ts';
import type { Span } from './readable.ts';
import { courtViewer, heardBy, mayHear, viewerOf } from './recordingViewer.ts';
import { createRecordingClock, type RecordingClock } from './recordingClock.ts';

const portionId = (index: number): string => `00000000-0000-4000-a000-00000000000${String(index)}`;
const stopped = ['hearing.recessed', 'hearing.suspended', 'hearing.suspendedByAbsence', 'hearing.closed', 'hearing.adjourned', 'hearing.convertedOffline'];

function clockOf(events: readonly HearingEvent[]): RecordingClock {
  const spans: { fromAt: string; toAt: string }[] = [];
  let fromAt: string | undefined;
  for (const event of events) {
    if (event.type === 'hearing.opened' || event.type === 'hearing.resumed') fromAt ??= event.at;
    if (!stopped.includes(event.type) || fromAt === undefined) continue;
    spans.push({ fromAt, toAt: event.at });
    fromAt = undefined;
  }
  return createRecordingClock({ spans });
}
function close(hearing: TestHearing): TestHearing {
  if (!hasEnded(hearing.state)) hearing.append([{ type: 'hearing.closed', payload: {} }]);
  return hearing;
}

const anyOrdered = fc
  .array(
    fc.record({
      level: fc.constantFrom(...closedLevels),
      fromS: fc.nat(60),
      forS: fc.integer({ min: 1, max: 20 }),
      isWhole: fc.boolean(),
      isLifted: fc.boolean(),
    }),
    {
      maxLength: 4,
    },
  )
  .map((orders): OrderedPortions => {
    const who = { at: '2026-12-01T00:00:00.000Z', participantId: null, role: null };
    const set = orders.map(({ level, fromS, forS, isWhole }, index) => {
      const span = isWhole && index === 0 ? null : { fromMs: fromS * 1000 + 500, toMs: (fromS + forS) * 1000 };
      return { portionId: portionId(index), recordingId, span, level, ground: 'privacy' as const, reason: 'x', ...who };
    });
    const lifted = orders.flatMap(({ isLifted }, index) => (isLifted ? [{ recordingId, order: { portionId: portionId(index) }, reason: 'x', ...who }] : []));
    return { set, lifted };
  });

/** The level of a moment, said the other way round: the strictest of what was ordered in the hearing and what was ordered since and stands. */
function levelAt(ms: number, now: HearingState, ordered: OrderedPortions): number {
  const since = ordered.set.filter(({ portionId: id, span }) => {
    const isLifted = ordered.lifted.some((one) => 'portionId' in one.order && one.order.portionId === id);
    return !isLifted && (span === null || (ms >= span.fromMs && ms < span.toMs));
  });
  return Math.max(publicityLevels.indexOf(now.publicity.level), ...since.map((one) => publicityLevels.indexOf(one.level)));
}

/** Whether somebody hears a moment, in the words of the court. `now` is the hearing at that moment, `last` as it ended. */
function hears(id: string, level: number, now: HearingState, last: HearingState): boolean {
  const [then, one] = [now.participants[id], last.participants[id]];
  if (!then || !one) return false;
  if (['presidingJudge', 'judge', 'clerk'].includes(one.role)) return one.status !== 'removed';
  const wasInCourt = then.status === 'admitted' || (then.status === 'disconnected' && then.statusBefore === 'admitted');
  const isWitness = ['witness', 'appraiser'].includes(one.role);
  const meetsScreened = [now, last].some((state) =>
    state.screenings.some(({ participantId, from }) =>
      Object.values(now.participants).some((other) => {
        if (other.id === id || !(other.status === 'admitted' || (other.status === 'disconnected' && other.statusBefore === 'admitted'))) return false;
        if (participantId !== id && participantId !== other.id) return false;
        const [own, far] = participantId === id ? [one, other] : [other, one];
        if (from !== 'everyone') return from.includes(far.id);
        return !['presidingJudge', 'judge', 'clerk'].includes(far.role) && far.actsFor !== own.id && own.actsFor !== far.id;
      }),
    ),
  );
  // Whoever was removed hears no more than what they heard.
  if (meetsScreened || (one.status === 'removed' && !wasInCourt)) return false;
  if (['plaintiff', 'lawyer', 'defendant', 'defender', 'victim'].includes(one.role)) return level < 2 || (level === 2 && wasInCourt);
  return isWitness && one.isReleased && level === 0 && wasInCourt;
}
const isIn = (spans: readonly Span[], ms: number): boolean => spans.some((one) => ms >= one.fromMs && ms < one.toMs);

describe('who hears what of a recording', () => {
  test('is at every moment what the rule says, for everybody of any court', () => {
    const seen = { heard: 0, kept: 0, levels: new Set<number>() };
    fc.assert(
      fc.property(anyWalk, anyOrdered, (walk, ordered) => {
        const { events, state: last } = close(play(walk));
        const clock = clockOf(events);
        const levels = levelsOf(portionsOf({ recordingId, events, ordered, clock }), clock.durationMs);
        const viewers = wholeCourt.map((_, index) => {
          const id = participantIdOf(index);
          return { id, spans: heardBy(viewerOf({ events, clock, participantId: id }), levels) };
        });
        const forCourt = heardBy(courtViewer, levels);
        let now = emptyHearingState(last.id);
        const then = events.map((event) => ({ at: Date.parse(event.at), state: (now = reduce(now, event)) }));
        for (let ms = 250; ms < clock.durationMs; ms += 500) {
          now = then.findLast(({ at }) => at <= clock.toWallMs(ms))?.state ?? now;
          const level = levelAt(ms, now, ordered);
          seen.levels.add(level);
          expect(isIn(forCourt, ms)).toBe(level < 3);
          if (now.presentation.panes.length > 0 || now.presentation.sharingId !== null) continue; // pages have a test of their own
          for (const { id, spans } of viewers) {
            const isHeard = hears(id, level, now, last);
            expect(isIn(spans, ms), `${last.participants[id]?.role ?? ''} at ${String(ms)}`).toBe(isHeard);
            seen[isHeard ? 'heard' : 'kept']++;
          }
        }
      }),
      // As many as it takes for every level to come up.
      { numRuns: 120 },
    );
    expect(Math.min(seen.heard, seen.kept)).toBeGreaterThan(500);
    expect([...seen.levels].toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3]);
  });
});

describe('an order', () => {
  const whole = (): { events: HearingEvent[]; clock: RecordingClock; seq: number } => {
    const hearing = buildWholeCourt('inSession');
    const judge = hearing.idOf('presidingJudge');
    hearing.wait(10);
    hearing.command({ type: 'publicity.set', payload: { level: 'sealed', ground: 'stateSecret', reason: 'x' } }, judge);
    const { seq } = hearing.state;
    hearing.wait(10);
    hearing.command({ type: 'publicity.set', payload: { level: 'public', ground: null, reason: 'x' } }, judge);
    hearing.wait(10);
    close(hearing);
    return { events: hearing.events, clock: clockOf(hearing.events), seq };
  };
  const none: OrderedPortions = { set: [], lifted: [] };
  const who = { reason: 'x', at: '2026-12-01T00:00:00.000Z', participantId: null, role: null };
  const levels = (portions: readonly Portion[], clock: RecordingClock): unknown => levelsOf(portions, clock.durationMs).map((one) => one.level);

  test('of the hearing holds from its act to the next, and until it is lifted by its number', () => {
    const { events, clock, seq } = whole();
    const [portion] = portionsOf({ recordingId, events, ordered: none, clock });
    expect(portion).toMatchObject({ order: { seq }, level: 'sealed', ground: 'stateSecret', role: 'presidingJudge', lifted: null });
    expect((portion?.toMs ?? 0) - (portion?.fromMs ?? 0)).toBe(11_000);
    expect(levels([portion!], clock)).toEqual(['public', 'sealed', 'public']);
    const ordered = { ...none, lifted: [{ recordingId, order: { seq }, ...who }] };
    const lifted = portionsOf({ recordingId, events, ordered, clock });
    expect(lifted[0]?.lifted).toEqual(who);
    expect(levels(lifted, clock)).toEqual(['public']);
  });

  test('does not weaken a stricter one, and holds for its own recording only', () => {
    const { events, clock } = whole();
    const order = { portionId: portionId(1), span: null, level: 'parties' as const, ground: 'privacy' as const, ...who };
    const strict = portionsOf({ recordingId, events, ordered: { ...none, set: [{ ...order, recordingId }] }, clock });
    expect(levels(strict, clock)).toEqual(['parties', 'sealed', 'parties']);
    const elsewhere = portionsOf({ recordingId, events, ordered: { ...none, set: [{ ...order, recordingId: portionId(2) }] }, clock });
    expect(levels(elsewhere, clock)).toEqual(['public', 'sealed', 'public']);
  });

  test('is judged for the whole of a stretch: one moment of it that may not be heard is too much', () => {
    const party = { kind: 'party' as const, present: [{ fromMs: 0, toMs: 10 }], kept: [{ fromMs: 20, toMs: 30 }] };
    expect(mayHear(party, { fromMs: 0, toMs: 10, level: 'confidential' })).toBe(true);
    expect(mayHear(party, { fromMs: 0, toMs: 11, level: 'confidential' })).toBe(false);
    expect(mayHear(party, { fromMs: 0, toMs: 20, level: 'parties' })).toBe(true);
    expect(mayHear(party, { fromMs: 0, toMs: 21, level: 'public' })).toBe(false);
  });
});
