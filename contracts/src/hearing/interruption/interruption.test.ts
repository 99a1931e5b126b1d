import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyWalk, buildWholeCourt, walkStep } from '../../testing/anyActs.ts';
import type { TestHearing } from '../../testing/buildHearing.ts';
import { refusalOf } from '../../testing/refusalOf.ts';
import { sittingSpans, readSitting } from '../../recording/sittingSpans.ts';
import { grantsOf } from '../../media/grantsOf.ts';
import type { Command } from '../commands.ts';
import { withRecorder } from '../recordingRules.ts';
import type { Role } from '../roles.ts';
import { seesAnew } from '../seenAnew.ts';
import type { HearingState } from '../state.ts';
import { cutEvent, cutState, viewOf } from '../visibility.ts';

const interrupt = (cause: 'closedEvidence' | 'mediation' = 'closedEvidence'): Command => ({
  type: 'recording.interrupt',
  payload: { cause, reason: 'the recipe is a trade secret' },
});
const goOn: Command = { type: 'recording.goOn', payload: {} };
function inSession(): { hearing: TestHearing; as: (role: Role, command: Command) => string | undefined } {
  const hearing = buildWholeCourt('inSession');
  return { hearing, as: (role, command) => refusalOf(() => hearing.command(command, hearing.idOf(role)))?.code };
}
/** Whether the court is to be recorded, said from the state rather than from the log. */
const isOnRecord = ({ status, interruption }: HearingState): boolean => status === 'inSession' && interruption === null;

describe('the recording is interrupted', () => {
  test('by the presiding judge alone, while the court sits, one interruption at a time', () => {
    const { hearing, as } = inSession();
    expect(as('clerk', interrupt())).toBe('notAllowed');
    expect(as('lawyer', interrupt())).toBe('notAllowed');
    expect(as('presidingJudge', interrupt())).toBeUndefined();
    expect(hearing.state).toMatchObject({ status: 'inSession', interruption: { cause: 'closedEvidence', reason: 'the recipe is a trade secret' } });
    expect(as('presidingJudge', interrupt('mediation'))).toBe('conflict');
    expect(as('clerk', goOn)).toBe('notAllowed');
    expect(as('presidingJudge', goOn)).toBeUndefined();
    expect(hearing.state.interruption).toBeNull();
    const before = hearing.events.length;
    expect(as('presidingJudge', goOn)).toBeUndefined();
    expect(hearing.events.length).toBe(before);
  });

  test('as one act with what the recorder does', () => {
    const { hearing } = inSession();
    const drafts = withRecorder(hearing.state, [{ type: 'interruption.mediation', payload: { reason: 'talks' } }]);
    expect(drafts.map((one) => [one.type, 'cause' in one.payload ? one.payload.cause : null])).toEqual([
      ['interruption.mediation', null],
      ['recording.interrupted', 'mediation'],
    ]);
  });

  test.each<[string, Command]>([
    ['a recess', { type: 'hearing.recess', payload: { reason: 'noon' } }],
    ['a suspension', { type: 'hearing.suspend', payload: { fault: 'power' } }],
    ['closing', { type: 'hearing.close', payload: {} }],
    ['adjourning', { type: 'hearing.adjourn', payload: { reason: 'late', continuesAt: null } }],
  ])('until %s at the latest', (_, command) => {
    const { hearing, as } = inSession();
    as('presidingJudge', interrupt());
    expect(as('presidingJudge', command)).toBeUndefined();
    expect(hearing.state.interruption).toBeNull();
  });

  test('with everybody of the court heard on, and the gallery hearing and seeing nothing', () => {
    const { hearing, as } = inSession();
    const receives = (role: Role): number => grantsOf(hearing.state)[hearing.idOf(role)]?.receive.length ?? 0;
    const before = { plaintiff: receives('plaintiff'), observer: receives('observer') };
    expect(before.observer).toBeGreaterThan(0);
    as('presidingJudge', interrupt());
    expect({ plaintiff: receives('plaintiff'), observer: receives('observer') }).toEqual({ ...before, observer: 0 });
    as('presidingJudge', goOn);
    expect(receives('observer')).toBe(before.observer);
  });

  test('known to everybody, and why only to who may know what is disputed', () => {
    const { hearing, as } = inSession();
    as('presidingJudge', { type: 'participant.admit', payload: { participantId: hearing.idOf('witness') } });
    const before = hearing.state;
    as('presidingJudge', interrupt());
    const events = hearing.events.slice(-1);
    const told = (role: Role): [string | null | undefined, string] => {
      const viewer = hearing.personOf(role);
      const view = viewOf(hearing.state, viewer.id);
      const isAnew = seesAnew({ before, events, after: hearing.state })(viewer.id);
      const given = [isAnew ? cutState(hearing.state, view, viewer.id) : null, ...events.map((event) => cutEvent(event, view, viewer))];
      return [cutState(hearing.state, view, viewer.id).interruption?.reason, JSON.stringify(given)];
    };
    for (const role of ['clerk', 'plaintiff', 'observer'] as const) expect(told(role)[1]).toContain('trade secret');
    // On the stand and at the door.
    for (const role of ['witness', 'appraiser'] as const) {
      const [reason, given] = told(role);
      expect(reason).toBeNull();
      expect(given).toContain('closedEvidence');
      expect(given).not.toContain('trade secret');
    }
  });
});

describe('the spans of the recording', () => {
  test('are, in any court, when it sits and is not interrupted; all else since the opening is a pause with its cause', () => {
    const seen = { recorded: 0, recess: 0, suspended: 0, closedEvidence: 0, mediation: 0 };
    fc.assert(
      fc.property(anyWalk, (walk) => {
        const hearing = buildWholeCourt('inSession');
        const moments: { atMs: number; state: HearingState }[] = [];
        const note = (): void => void moments.push({ atMs: Date.parse(hearing.events.at(-1)?.at ?? '') + 1, state: hearing.state });
        note();
        for (const step of walk) {
          walkStep(hearing, step);
          if (hearing.state.closedAt === null) note();
        }
        if (hearing.state.closedAt === null) hearing.append([{ type: 'hearing.closed', payload: {} }]);
        const { spans, pauses } = readSitting(hearing.events);
        const holds = (span: { fromAt: string; toAt: string }, atMs: number): boolean => atMs >= Date.parse(span.fromAt) && atMs < Date.parse(span.toAt);
        for (const { atMs, state } of moments) {
          expect(spans.some((span) => holds(span, atMs))).toBe(isOnRecord(state));
          const cause = pauses.find((pause) => holds(pause, atMs))?.cause;
          expect(cause).toBe(isOnRecord(state) ? undefined : (state.interruption?.cause ?? state.status));
          seen[cause ?? 'recorded']++;
        }
      }),
      { numRuns: 400, seed: 20261129 },
    );
    for (const [what, count] of Object.entries(seen)) expect(count, what).toBeGreaterThan(20);
  });

  test('of a hearing that goes on end with its last pause', () => {
    const { hearing, as } = inSession();
    as('presidingJudge', interrupt());
    const [span, ...others] = sittingSpans(hearing.events);
    expect([span?.toAt, others]).toEqual([hearing.events.at(-1)?.at, []]);
  });
});
