import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HearingEvent } from '../hearing/events.ts';
import { reduce } from '../hearing/reduce.ts';
import { emptyHearingState, type HearingState } from '../hearing/state.ts';
import { cutState, viewOf } from '../hearing/visibility.ts';
import { anyWalk, play, wholeCourt } from '../testing/anyActs.ts';
import { participantIdOf } from '../testing/buildHearing.ts';
import { createStateFinder, linesFor, linesForCourt } from './replay.ts';

const anyViewer = fc.constantFrom(...wholeCourt.map((_, index) => participantIdOf(index)));
const untilThen = (events: readonly HearingEvent[], count: number): HearingState =>
  events.slice(0, count).reduce(reduce, emptyHearingState(events[0]?.hearingId ?? ''));
const numberless = (state: HearingState): HearingState => ({ ...state, seq: 0 });
const momentOf = (event: HearingEvent | undefined): number => Date.parse(event?.at ?? '');

describe('the courtroom at a moment', () => {
  it('is for the bench what the whole log leads to, wherever one looks', () => {
    fc.assert(
      fc.property(anyWalk, fc.array(fc.nat(), { minLength: 5, maxLength: 5 }), fc.integer({ min: 1, max: 40 }), (walk, picks, every) => {
        const { events, state } = play(walk);
        const finder = createStateFinder(state.id, linesForCourt(events, state.participants[participantIdOf(0)]), every);
        for (const pick of picks) {
          const count = 1 + (pick % events.length);
          const then = untilThen(events, count);
          expect(finder.at(momentOf(events[count - 1]) + 999).state).toEqual(then);
          expect(finder.after(count).state).toEqual(then);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('is for everybody else who had a place in it what they saw then', () => {
    fc.assert(
      fc.property(anyWalk, anyViewer, (walk, viewerId) => {
        const { events, state } = play(walk);
        const finder = createStateFinder(state.id, linesFor(events, viewerId), 7);
        let then = emptyHearingState(state.id);
        for (const event of events) {
          then = reduce(then, event);
          const view = viewOf(then, viewerId);
          if (view !== 'door') expect(numberless(finder.at(momentOf(event)).state)).toEqual(numberless(cutState(then, view, viewerId)));
        }
      }),
      { numRuns: 100 },
    );
  });

  it('tells by which act a page came before the court, however often it was drawn on since', () => {
    const act = (seq: number, at: number, type: string, payload: unknown): never => ({ seq, at: new Date(at).toISOString(), act: { type, payload } }) as never;
    const pane = { exhibitId: 'e', page: 2, rotation: 0, region: null };
    const stroke = { id: 's', tool: 'pen', colour: 'red', points: [] };
    const lines = [
      act(4, 1000, 'presentation.shown', { participantId: 'p', panes: [pane], isForWitness: false, knownTo: [] }),
      act(5, 2000, 'strokes.drawn', { participantId: 'p', exhibitId: 'e', page: 2, strokes: [stroke], knownTo: [] }),
      act(6, 3000, 'presentation.cleared', { participantId: 'p' }),
    ];
    const finder = createStateFinder('h', lines);
    expect([999, 1000, 2500, 3000].map((at) => finder.at(at).shownSeq)).toEqual([0, 4, 4, 6]);
  });
});

describe('what is read out of the log for a replay', () => {
  it('holds for nobody but the bench a deliberation, nor for anybody a name that they did not know', () => {
    fc.assert(
      fc.property(anyWalk, anyViewer, (walk, viewerId) => {
        const { events, state } = play(walk, 'waiting');
        fc.pre(events.every((_, index) => viewOf(untilThen(events, index + 1), viewerId) === 'door'));
        const told = JSON.stringify(linesFor(events, viewerId));
        const rooms = Object.values(state.rooms);
        for (const one of Object.values(state.participants)) {
          const isHelp = one.id === viewerId || one.actsFor === viewerId || state.participants[viewerId]?.actsFor === one.id;
          if (!isHelp && rooms.length === 0) expect(told).not.toContain(`"${one.name}"`);
        }
      }),
      { numRuns: 100 },
    );
  });
});
