import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AppError } from '../AppError.ts';
import { grantsOf } from '../media/grantsOf.ts';
import { buildHearing, type TestHearing } from '../testing/buildHearing.ts';
import { verifyChain } from './chain.ts';
import { type Command, commandTypes } from './commands.ts';
import { hearingEventSchema } from './events.ts';
import { denialOf, permissions } from './permissions.ts';
import { reduce } from './reduce.ts';
import { emptyHearingState } from './state.ts';
import { cutEvent, cutState, viewOf } from './visibility.ts';

const who = Object.keys(buildHearing().state.participants);
const anyParticipant = fc.constantFrom(...who);
const anyCommand = fc.record({ type: fc.constantFrom(...commandTypes), participantId: anyParticipant }).map(({ type, participantId }): Command => {
  const reason = 'a reason';
  switch (type) {
    case 'hearing.recess':
    case 'hearing.convertOffline':
    case 'hearing.cancel':
      return { type, payload: { reason } };
    case 'hearing.adjourn':
      return { type, payload: { reason, continuesAt: null } };
    case 'hearing.suspend':
      return { type, payload: { fault: reason } };
    case 'participant.declare':
      return { type, payload: { textSha256: 'b'.repeat(64), language: 'zh-CN' } };
    case 'participant.remove':
      return { type, payload: { participantId, reason } };
    case 'participant.admit':
    case 'participant.isolate':
    case 'participant.mute':
    case 'participant.unmute':
      return { type, payload: { participantId } };
    default:
      return { type, payload: {} };
  }
});
const anyActs = fc.array(fc.tuple(anyParticipant, anyCommand), { maxLength: 60 });

function play(acts: readonly (readonly [string, Command])[]): TestHearing {
  const hearing = buildHearing({ upTo: 'waiting' });
  for (const [actorId, command] of acts) {
    try {
      hearing.command(command, actorId);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
    }
  }
  return hearing;
}

describe('the log of a hearing', () => {
  test('rebuilds the live state, whatever was asked by whom', () => {
    fc.assert(
      fc.property(anyActs, (acts) => {
        const hearing = play(acts);
        const rebuilt = hearing.events.reduce(reduce, emptyHearingState(hearing.state.id));
        expect(rebuilt).toEqual(hearing.state);
        for (const event of hearing.events) expect(hearingEventSchema.parse(event)).toEqual(event);
      }),
      { numRuns: 150 },
    );
  });

  test('verifies as a chain, and any changed member of any event is found at that event', () => {
    fc.assert(
      fc.property(anyActs, fc.nat(), fc.nat(), (acts, pick, pickByte) => {
        const { events } = play(acts);
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
      { numRuns: 300 },
    );
  });

  test('never holds an act that the table denies to its actor', () => {
    fc.assert(
      fc.property(anyActs, (acts) => {
        const hearing = buildHearing({ upTo: 'waiting' });
        for (const [actorId, command] of acts) {
          const denial = denialOf(command.type, hearing.state, actorId);
          const before = hearing.events.length;
          try {
            hearing.command(command, actorId);
          } catch {
            // refused
          }
          if (denial) expect(hearing.events.length).toBe(before);
        }
      }),
      { numRuns: 150 },
    );
  });

  test('closed is final', () => {
    const hearing = buildHearing({ upTo: 'inSession' });
    const judge = hearing.idOf('presidingJudge');
    hearing.command({ type: 'hearing.close', payload: {} }, judge);
    for (const type of commandTypes) expect(denialOf(type, hearing.state, judge), type).toBeDefined();
  });

  test('the table has a line for every command and names only people', () => {
    expect(Object.keys(permissions).sort()).toEqual([...commandTypes].sort());
  });
});

describe('what a viewer is told', () => {
  test('reducing what was cut equals cutting what was reduced, while the view stays the same and inside the court', () => {
    fc.assert(
      fc.property(anyActs, anyParticipant, (acts, viewerId) => {
        const { events } = play(acts);
        let state = emptyHearingState(events[0]?.hearingId ?? '');
        for (const event of events) {
          const view = viewOf(state, viewerId);
          const after = reduce(state, event);
          if (view === viewOf(after, viewerId) && view !== 'door') {
            const cut = cutEvent(event, view, viewerId);
            const seen = cut.type === 'hidden' ? { ...cutState(state, view, viewerId), seq: cut.seq } : reduce(cutState(state, view, viewerId), cut);
            expect(cutState(after, view, viewerId)).toEqual(seen);
          }
          state = after;
        }
      }),
      { numRuns: 150 },
    );
  });

  test('nobody at the door learns a name or an act of another', () => {
    fc.assert(
      fc.property(anyActs, anyParticipant, (acts, viewerId) => {
        const { events, state } = play(acts);
        const view = viewOf(state, viewerId);
        fc.pre(view === 'door');
        const told = JSON.stringify([cutState(state, view, viewerId), events.map((event) => cutEvent(event, view, viewerId))]);
        for (const one of Object.values(state.participants)) if (one.id !== viewerId) expect(told).not.toContain(one.name);
      }),
      { numRuns: 150 },
    );
  });
});

describe('media grants', () => {
  test('whoever is not in the courtroom of a running hearing has nothing', () => {
    fc.assert(
      fc.property(anyActs, (acts) => {
        const { state } = play(acts);
        const grants = grantsOf(state);
        const isLive = state.status === 'inSession' || state.status === 'checkIn';
        for (const one of Object.values(state.participants)) {
          const status = one.status === 'disconnected' ? one.statusBefore : one.status;
          const grant = grants[one.id];
          if (!isLive || status !== 'admitted') expect(grant).toEqual({ send: [], held: [], receive: [] });
          if (one.role === 'observer') expect(grant?.send).toEqual([]);
          expect(grant?.receive).not.toContain(one.id);
        }
      }),
      { numRuns: 150 },
    );
  });

  test('an isolated witness neither receives nor is received, and both again when called', () => {
    const hearing = buildHearing({ upTo: 'inSession' });
    const [judge, witness] = [hearing.idOf('presidingJudge'), hearing.idOf('witness')];
    expect(hearing.state.participants[witness]?.status).toBe('isolated');
    expect(grantsOf(hearing.state)[witness]?.receive).toEqual([]);
    expect(grantsOf(hearing.state)[judge]?.receive).not.toContain(witness);
    hearing.command({ type: 'participant.admit', payload: { participantId: witness } }, judge);
    expect(grantsOf(hearing.state)[witness]?.receive).toContain(judge);
    hearing.command({ type: 'participant.isolate', payload: { participantId: witness } }, judge);
    expect(grantsOf(hearing.state)[witness]?.receive).toEqual([]);
  });

  test('muted by the court: the microphone is held, the camera is not', () => {
    const hearing = buildHearing({ upTo: 'inSession' });
    hearing.command({ type: 'participant.muteAll', payload: {} }, hearing.idOf('presidingJudge'));
    expect(grantsOf(hearing.state)[hearing.idOf('plaintiff')]?.held).toEqual(['microphone']);
    expect(grantsOf(hearing.state)[hearing.idOf('presidingJudge')]?.held).toEqual([]);
  });
});
