import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reduce } from '../hearing/reduce.ts';
import { type Role, silentRoles } from '../hearing/roles.ts';
import { areScreened } from '../hearing/separation/state.ts';
import { emptyHearingState, isInCourt } from '../hearing/state.ts';
import { anyWalk, play, wholeCourt } from '../testing/anyActs.ts';
import { buildHearing, participantIdOf, type TestHearing } from '../testing/buildHearing.ts';
import { evidenceDocument } from '../testing/evidenceDocument.ts';
import { isWithin, readableSpansOf, type Span, whyNoReplay } from './readable.ts';
import { createRecordingClock, type RecordingClock } from './recordingClock.ts';

const exhibitId = '00000000-0000-4000-b007-000000000000';
const everyone: Role[] = ['presidingJudge', 'clerk', 'plaintiff', 'defendant', 'lawyer', 'witness', 'interpreter', 'observer'];
const build = (): TestHearing => buildHearing({ roles: everyone, actsFor: { lawyer: 'plaintiff', interpreter: 'defendant' }, upTo: 'inSession' });
const nowOf = (hearing: TestHearing): number => Date.parse(hearing.events.at(-1)?.at ?? '');
function clockOf({ events }: TestHearing): RecordingClock {
  const fromAt = events.find((one) => one.type === 'hearing.opened')?.at ?? '';
  return createRecordingClock({ spans: [{ fromAt, toAt: events.at(-1)?.at ?? '' }] });
}
/** Spans in whole seconds of the recording. */
const spansOf = (hearing: TestHearing, role: Role): Span[] => readableSpansOf(hearing.events, clockOf(hearing), hearing.idOf(role));
const judge = (hearing: TestHearing, ...commands: Parameters<TestHearing['command']>[0][]): void => {
  for (const command of commands) hearing.command(command, hearing.idOf('presidingJudge'));
};

describe('who may replay a hearing', () => {
  it('is the court at any time, and parties and their lawyers when it has ended', () => {
    const hearing = build();
    const why = (role: Role): unknown => whyNoReplay(hearing.state, hearing.personOf(role));
    expect(everyone.map(why)).toEqual([undefined, undefined, 'notEnded', 'notEnded', 'notEnded', 'notEnded', 'notParty', 'notParty']);
    judge(hearing, { type: 'hearing.close', payload: {} });
    expect(everyone.map(why)).toEqual([undefined, undefined, undefined, undefined, undefined, 'notReleased', 'notParty', 'notParty']);
  });
});

describe('what of it they may hear', () => {
  it('is all of it for who was in court from the opening to the end', () => {
    const hearing = build();
    hearing.wait(100);
    judge(hearing, { type: 'hearing.close', payload: {} });
    expect(spansOf(hearing, 'plaintiff')).toEqual([{ fromMs: 0, toMs: clockOf(hearing).durationMs }]);
  });

  it('is for a witness their own testimony and no minute that was kept from them', () => {
    const hearing = build();
    const witness = { participantId: hearing.idOf('witness') };
    const opened = Date.parse(hearing.events.find((one) => one.type === 'hearing.opened')?.at ?? '');
    hearing.wait(60);
    judge(hearing, { type: 'participant.admit', payload: witness });
    const fromMs = nowOf(hearing) - opened;
    hearing.wait(60);
    judge(hearing, { type: 'participant.isolate', payload: witness });
    const toMs = nowOf(hearing) - opened;
    hearing.wait(60);
    judge(hearing, { type: 'participant.release', payload: witness }, { type: 'hearing.close', payload: {} });
    expect(whyNoReplay(hearing.state, hearing.personOf('witness'))).toBeUndefined();
    expect(spansOf(hearing, 'witness')[0]).toEqual({ fromMs, toMs });
    expect(isWithin(spansOf(hearing, 'witness'), { fromMs: 0, toMs: fromMs })).toBe(false);
  });

  it('leaves out what was shown to the court and not to them', () => {
    const hearing = build();
    const about = { title: 'Photo', purpose: 'x', source: 'y', form: 'copy' as const, pointIds: [] };
    const file = { exhibitId, document: evidenceDocument(1), ...about };
    judge(hearing, { type: 'exhibit.file', payload: file }, { type: 'exchange.open', payload: {} });
    judge(hearing, { type: 'exhibit.setVisibility', payload: { exhibitId, visibility: 'court', namedIds: [], reason: 'private life' } });
    judge(hearing, { type: 'presenter.name', payload: { participantId: hearing.idOf('presidingJudge') } });
    const panes = [{ exhibitId, page: 1, rotation: 0 as const, region: null }];
    judge(hearing, { type: 'presentation.show', payload: { panes, isForWitness: false } });
    const shownMs = nowOf(hearing) - clockOf(hearing).toWallMs(0);
    hearing.wait(30);
    judge(hearing, { type: 'presentation.clear', payload: {} });
    const clearedMs = nowOf(hearing) - clockOf(hearing).toWallMs(0);
    hearing.wait(30);
    judge(hearing, { type: 'hearing.close', payload: {} });
    const { durationMs } = clockOf(hearing);
    expect(spansOf(hearing, 'defendant')).toEqual([
      { fromMs: 0, toMs: shownMs },
      { fromMs: clearedMs, toMs: durationMs },
    ]);
  });

  it('is never a moment at which somebody was in court whom they may not meet, whatever is done in court', () => {
    const anyViewer = fc.constantFrom(...wholeCourt.map((_, index) => participantIdOf(index)));
    fc.assert(
      fc.property(anyWalk, anyViewer, (walk, viewerId) => {
        const hearing = play(walk);
        const spans = readableSpansOf(hearing.events, clockOf(hearing), viewerId);
        const clock = clockOf(hearing);
        let state = emptyHearingState(hearing.state.id);
        for (const event of hearing.events) {
          state = reduce(state, event);
          const at = clock.find(Date.parse(event.at));
          if (!at || !isWithin(spans, { fromMs: at.ms, toMs: at.ms + 1 })) continue;
          const viewer = state.participants[viewerId];
          expect(viewer && isInCourt(viewer)).toBe(true);
          // The gallery is in no picture.
          const speakers = Object.values(state.participants).filter((one) => isInCourt(one) && !silentRoles.includes(one.role));
          for (const one of speakers) expect(areScreened(state, viewerId, one.id)).toBe(false);
        }
      }),
      { numRuns: 100 },
    );
  });
});
