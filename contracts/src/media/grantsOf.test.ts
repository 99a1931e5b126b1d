import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Command } from '../hearing/commands.ts';
import type { Role } from '../hearing/roles.ts';
import type { HearingState, ParticipantState } from '../hearing/state.ts';
import { anyWalk, buildWholeCourt, walkStep, wholeCourt } from '../testing/anyActs.ts';
import { buildHearing } from '../testing/buildHearing.ts';
import { grantsOf, grantTableOf } from './grantsOf.ts';

/*
 * The rule once more, in the words of the court rather than of the code: for two people and a place, may one
 * receive the other? What the grants allow is compared with it after every act of random courts.
 */
function isPresent(one: ParticipantState): boolean {
  return one.status === 'admitted' || (one.status === 'disconnected' && one.statusBefore === 'admitted');
}
function isProtected(state: HearingState, a: ParticipantState, b: ParticipantState): boolean {
  const court = ['presidingJudge', 'judge', 'clerk'];
  return state.screenings.some(({ participantId, from }) => {
    const other = participantId === a.id ? b : participantId === b.id ? a : undefined;
    if (!other || a.id === b.id) return false;
    if (from !== 'everyone') return from.includes(other.id);
    const own = participantId === a.id ? a : b;
    return !court.includes(other.role) && other.actsFor !== own.id && own.actsFor !== other.id;
  });
}
/** Here to listen and for nothing else: out while it is not public. */
function listensOnly(one: ParticipantState): boolean {
  return one.role === 'observer' || (['witness', 'appraiser'].includes(one.role) && one.isReleased);
}
function isInPrivate(state: HearingState, one: ParticipantState): boolean {
  return Object.values(state.rooms).some((room) => room.memberIds.includes(one.id));
}
function mayReceiveInCourt(state: HearingState, viewer: ParticipantState, speaker: ParticipantState): boolean {
  const [isOpened, isGathering] = [state.status === 'inSession', state.status === 'checkIn'];
  if (viewer.id === speaker.id || (!isOpened && !isGathering)) return false;
  for (const one of [viewer, speaker]) {
    if (!isPresent(one) || isInPrivate(state, one) || one.sharesDeviceOf !== null) return false;
    if (['witness', 'appraiser'].includes(one.role) && !one.isReleased && !isOpened) return false;
    if (state.publicity.level !== 'public' && listensOnly(one)) return false;
  }
  const before = (one: ParticipantState) => Object.values(state.participants).filter((other) => other.id === one.id || other.sharesDeviceOf === one.id);
  // While the court is not recorded, no device before which somebody of the gallery sits receives anything.
  if (state.interruption !== null && before(viewer).some((one) => one.role === 'observer')) return false;
  const isKeptApart = before(viewer).some((a) => before(speaker).some((b) => isProtected(state, a, b)));
  return speaker.role !== 'observer' && !isKeptApart;
}
/** A screen is for who may receive its owner's camera, but for no witness and no gallery, nor for who sits at a device with them. */
function maySeeScreenInCourt(state: HearingState, viewer: ParticipantState): boolean {
  const sharer = state.participants[state.presentation.sharingId ?? ''];
  if (!sharer || !mayReceiveInCourt(state, viewer, sharer)) return false;
  const atDevice = Object.values(state.participants).filter((one) => one.id === viewer.id || one.sharesDeviceOf === viewer.id);
  return atDevice.every((one) => one.role !== 'observer' && (one.isReleased || !['witness', 'appraiser'].includes(one.role)));
}
function mayReceiveInPrivate(state: HearingState, placeId: string, viewer: ParticipantState, speaker: ParticipantState): boolean {
  if (viewer.id === speaker.id || state.closedAt !== null) return false;
  const room = state.rooms[placeId];
  if (room) {
    const bothIn = room.memberIds.includes(viewer.id) && room.memberIds.includes(speaker.id);
    const people = room.memberIds.flatMap((id) => state.participants[id] ?? []);
    const hasCourt = people.some((one) => one.role === 'clerk');
    const outside = new Set(people.filter((one) => one.role !== 'clerk').map((one) => one.side));
    return bothIn && (room.kind === 'deliberation' || !hasCourt || outside.size > 1);
  }
  const joined = Object.keys(state.whispers[placeId]?.joined ?? {});
  return [viewer, speaker].every((one) => joined.includes(one.id) && isPresent(one));
}

describe('who may receive whom', () => {
  test('is what the rule says, in every place, after every act of any court', () => {
    const seen = { unrecorded: 0, court: 0, private: 0, whisper: 0, screened: 0, shared: 0, screens: 0, screensKept: 0, shutOut: 0 };
    fc.assert(
      fc.property(anyWalk, (walk) => {
        const hearing = buildWholeCourt('inSession');
        for (const step of walk) {
          walkStep(hearing, step);
          const { state } = hearing;
          const people = Object.values(state.participants);
          const { grants, rooms } = grantTableOf(state);
          if (state.closedAt === null) expect(Object.keys(rooms).sort()).toEqual([...Object.keys(state.rooms), ...Object.keys(state.whispers)].sort());
          for (const viewer of people) {
            const allowed = people.filter((speaker) => mayReceiveInCourt(state, viewer, speaker)).map((one) => one.id);
            expect(grants[viewer.id]?.receive.toSorted()).toEqual(allowed.toSorted());
            seen.court += allowed.length;
            const { presenterId, sharingId } = state.presentation;
            // One screen at most, and only of who presents, sits in court and was not taken into a private room.
            expect(grants[viewer.id]?.send.includes('screen') ?? false).toBe(
              sharingId === viewer.id && presenterId === sharingId && isPresent(viewer) && !isInPrivate(state, viewer) && state.status === 'inSession',
            );
            const sees = grants[viewer.id]?.seesScreen === true && grants[viewer.id]?.receive.includes(sharingId ?? '') === true;
            expect(sees).toBe(maySeeScreenInCourt(state, viewer));
            if (sees) seen.screens++;
            else if (sharingId !== null && allowed.includes(sharingId)) seen.screensKept++;
            for (const [placeId, table] of Object.entries(rooms)) {
              const inPrivate = people.filter((speaker) => mayReceiveInPrivate(state, placeId, viewer, speaker)).map((one) => one.id);
              expect((table[viewer.id]?.receive ?? []).toSorted()).toEqual(inPrivate.toSorted());
              expect(table[viewer.id]?.send ?? []).not.toContain('screen');
              if (placeId in state.whispers) seen.whisper += inPrivate.length;
              else seen.private += inPrivate.length;
            }
          }
          seen.unrecorded += state.interruption === null ? 0 : 1;
          if (state.status === 'inSession' && state.publicity.level !== 'public')
            seen.shutOut += people.filter((one) => isPresent(one) && listensOnly(one)).length;
          seen.screened += state.screenings.length;
          seen.shared += people.filter((one) => one.sharesDeviceOf !== null).length;
        }
      }),
      { numRuns: 600, seed: 20261125 },
    );
    // A walk that never meets a private room proves nothing about one.
    for (const [place, count] of Object.entries(seen)) expect(count, place).toBeGreaterThan(100);
  });

  test('whoever is out of court sends nothing, observers never do, and nobody is let receive who sends nothing', () => {
    fc.assert(
      fc.property(anyWalk, (walk) => {
        const hearing = buildWholeCourt('inSession');
        for (const step of walk) walkStep(hearing, step);
        const { grants, rooms } = grantTableOf(hearing.state);
        for (const table of [grants, ...Object.values(rooms)]) {
          for (const { receive } of Object.values(table)) for (const id of receive) expect(table[id]?.send).not.toEqual([]);
        }
        for (const one of Object.values(hearing.state.participants)) {
          const isOut = hearing.state.publicity.level !== 'public' && listensOnly(one);
          if (isOut || !isPresent(one) || one.role === 'observer' || one.sharesDeviceOf !== null || isInPrivate(hearing.state, one))
            expect(grants[one.id]?.send).toEqual([]);
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe('the floor', () => {
  test('given by the judge: everyone but the court and the holder has the microphone held; withdrawn, the holder too', () => {
    const hearing = buildWholeCourt('inSession');
    const judge = hearing.idOf('presidingJudge');
    const held = (): string[] => {
      const grants = grantsOf(hearing.state);
      return Object.values(hearing.state.participants).flatMap((one) => (grants[one.id]?.held.includes('microphone') ? [one.role] : []));
    };
    expect(held()).toEqual([]);
    hearing.command({ type: 'floor.setMode', payload: { mode: 'byJudge', order: [] } }, judge);
    expect(held()).toEqual(['plaintiff', 'lawyer', 'defendant', 'defender', 'victim', 'observer']);
    hearing.command({ type: 'floor.give', payload: { participantId: hearing.idOf('lawyer'), limitS: 60, isAlso: false } }, judge);
    expect(held()).not.toContain('lawyer');
    hearing.command({ type: 'floor.withdraw', payload: { reason: null } }, judge);
    expect(held()).toContain('lawyer');
  });

  test('in turn: the side whose turn it is may speak, and the turn passes over sides with nobody in court', () => {
    const hearing = buildWholeCourt('inSession');
    const judge = hearing.idOf('presidingJudge');
    hearing.command({ type: 'floor.setMode', payload: { mode: 'byOrder', order: ['third', 'plaintiff', 'defendant'] } }, judge);
    const next = (): string | null => {
      hearing.command({ type: 'floor.next', payload: { limitS: null } }, judge);
      return hearing.state.floor.turn;
    };
    expect(next()).toBe('plaintiff');
    expect(grantsOf(hearing.state)[hearing.idOf('plaintiff')]?.held).toEqual([]);
    expect(grantsOf(hearing.state)[hearing.idOf('defendant')]?.held).toEqual(['microphone']);
    expect([next(), next()]).toEqual(['defendant', null]);
  });
});

describe('media grants', () => {
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

  test('while somebody whispers the court does not hear them, and does again after', () => {
    const hearing = buildWholeCourt('inSession');
    const [defender, defendant] = [hearing.idOf('defender'), hearing.idOf('defendant')];
    const whisper = { whisperId: defender, publicKey: 'A'.repeat(87) };
    const held = (): unknown[] => [defender, defendant].map((id) => grantsOf(hearing.state)[id]?.held);
    hearing.command({ type: 'whisper.open', payload: { ...whisper, withIds: [defendant] } }, defender);
    expect(held()).toEqual([['microphone'], []]);
    hearing.command({ type: 'whisper.join', payload: whisper }, defendant);
    expect(held()).toEqual([['microphone'], ['microphone']]);
    expect(grantTableOf(hearing.state).rooms[defender]?.[defender]).toEqual({ send: ['microphone'], held: [], receive: [defendant] });
    hearing.command({ type: 'whisper.stop', payload: { whisperId: defender } }, hearing.idOf('presidingJudge'));
    expect(held()).toEqual([[], []]);
  });

  test('a screen may be sent by who shares it with leave, and goes to no witness, no gallery and nobody screened from them', () => {
    const hearing = buildWholeCourt('inSession');
    const act = (role: Role, command: Command): void => hearing.command(command, hearing.idOf(role));
    const seers = (): Role[] => {
      const grants = grantsOf(hearing.state);
      const sharer = hearing.idOf('victim');
      return wholeCourt.filter((role) => {
        const { receive = [], seesScreen } = grants[hearing.idOf(role)] ?? {};
        return receive.includes(sharer) && seesScreen === true;
      });
    };
    act('clerk', { type: 'screening.set', payload: { screeningId: randomUUID(), participantId: hearing.idOf('victim'), from: [hearing.idOf('defendant')] } });
    for (const role of ['witness', 'appraiser'] as const) act('presidingJudge', { type: 'participant.admit', payload: { participantId: hearing.idOf(role) } });
    act('presidingJudge', { type: 'presenter.name', payload: { participantId: hearing.idOf('victim') } });
    expect(grantsOf(hearing.state)[hearing.idOf('victim')]?.send).toEqual(['microphone', 'camera']);
    act('victim', { type: 'screen.share', payload: {} });
    expect(grantsOf(hearing.state)[hearing.idOf('victim')]?.send).toEqual(['microphone', 'camera', 'screen']);
    expect(seers()).toEqual(['presidingJudge', 'judge', 'clerk', 'plaintiff', 'lawyer', 'defender', 'interpreter']);
    act('presidingJudge', { type: 'participant.release', payload: { participantId: hearing.idOf('appraiser') } });
    expect(seers()).toContain('appraiser');
    act('presidingJudge', { type: 'screen.stop', payload: {} });
    expect(grantsOf(hearing.state)[hearing.idOf('victim')]?.send).toEqual(['microphone', 'camera']);
    expect(seers()).toEqual([]);
  });

  test('muted by the court: the microphone is held, the camera is not', () => {
    const hearing = buildHearing({ upTo: 'inSession' });
    hearing.command({ type: 'participant.muteAll', payload: {} }, hearing.idOf('presidingJudge'));
    expect(grantsOf(hearing.state)[hearing.idOf('plaintiff')]?.held).toEqual(['microphone']);
    expect(grantsOf(hearing.state)[hearing.idOf('presidingJudge')]?.held).toEqual([]);
  });
});
