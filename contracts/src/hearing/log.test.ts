import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyWalk, buildWholeCourt, play, walkStep } from '../testing/anyActs.ts';
import { buildHearing } from '../testing/buildHearing.ts';
import { verifyChain } from './chain.ts';
import { commandTypes } from './commands.ts';
import { hearingEventSchema } from './events.ts';
import { denialOf, permissions } from './permissions.ts';
import { reduce } from './reduce.ts';
import { emptyHearingState } from './state.ts';

describe('the log of a hearing', () => {
  test('rebuilds the live state, whatever was asked by whom', () => {
    fc.assert(
      fc.property(anyWalk, (walk) => {
        const hearing = play(walk);
        const rebuilt = hearing.events.reduce(reduce, emptyHearingState(hearing.state.id));
        expect(rebuilt).toEqual(hearing.state);
        for (const event of hearing.events) expect(hearingEventSchema.parse(event)).toEqual(event);
      }),
      { numRuns: 150 },
    );
  });

  test('verifies as a chain, and any changed member of any event is found at that event', () => {
    fc.assert(
      fc.property(anyWalk, fc.nat(), fc.nat(), (walk, pick, pickByte) => {
        const { events } = play(walk);
        expect(verifyChain(events)).toMatchObject({ ok: true, headSeq: events.length });
        const index = pick % events.length;
        const text = JSON.stringify(events[index]);
        const at = pickByte % text.length;
        const changed = `${text.slice(0, at)}${text[at] === '7' ? '8' : '7'}${text.slice(at + 1)}`;
        let parsed: unknown;
        try {
          parsed = JSON.parse(changed);
        } catch {
          return; // not a log any more
        }
        const result = verifyChain(events.with(index, parsed as (typeof events)[number]));
        expect(result.ok).toBe(false);
      }),
      { numRuns: 200 },
    );
  });

  test('never holds an act that the table denies to its actor', () => {
    fc.assert(
      fc.property(anyWalk, (walk) => {
        const hearing = buildWholeCourt('inSession');
        for (const step of walk) {
          const denial = 'command' in step ? denialOf(step.command.type, hearing.state, step.actorId) : undefined;
          const before = hearing.events.length;
          walkStep(hearing, step);
          if (denial) expect(hearing.events.length).toBe(before);
        }
      }),
      { numRuns: 100 },
    );
  });

  test('an act done twice changes nothing the second time', () => {
    // Asked again by a hand that doubted: a step, a floor passed on and a ruling are acts each time; these are not.
    const repeated = new Set(['presentation.play', 'strokes.undo', 'floor.give', 'floor.next', 'floor.extend', 'note.make', 'discipline.order', 'oath.read']);
    fc.assert(
      fc.property(anyWalk, (walk) => {
        const hearing = buildWholeCourt('inSession');
        for (const step of walk) {
          walkStep(hearing, step);
          if (!('command' in step) || repeated.has(step.command.type)) continue;
          const { length } = hearing.events;
          const { seq: _, ...before } = hearing.state;
          walkStep(hearing, step);
          const { seq: __, ...after } = hearing.state;
          expect(after, JSON.stringify([step, hearing.events.slice(length - 3)])).toEqual(before);
        }
      }),
      { numRuns: 100 },
    );
  });

  test('closed is final', () => {
    const hearing = buildHearing({ upTo: 'inSession' });
    const judge = hearing.idOf('presidingJudge');
    hearing.command({ type: 'hearing.close', payload: {} }, judge);
    for (const type of commandTypes) expect(denialOf(type, hearing.state, judge), type).toBeDefined();
  });

  test('the table has a line for every command', () => {
    expect(Object.keys(permissions).sort()).toEqual([...commandTypes].sort());
  });
});
