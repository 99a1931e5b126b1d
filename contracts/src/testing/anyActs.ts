import fc from 'fast-check';
import { evidenceDocument } from './evidenceDocument.ts';
import { AppError } from '../AppError.ts';
import { type Command, type CommandPayload, type CommandType, commandTypes } from '../hearing/commands.ts';
import { attendanceModes } from '../hearing/consent/wire.ts';
import { measures } from '../hearing/discipline/wire.ts';
import { stands, visibilities } from '../hearing/evidence/wire.ts';
import { floorModes } from '../hearing/floor/wire.ts';
import { layoutNames } from '../hearing/layout/wire.ts';
import { venues } from '../hearing/people/wire.ts';
import { planNames } from '../hearing/procedure/plans.ts';
import { caseKinds, stages, steps } from '../hearing/procedure/stages.ts';
import { rollCallAnswers } from '../hearing/procedure/wire.ts';
import type { Role } from '../hearing/roles.ts';
import { roomKinds } from '../hearing/rooms/wire.ts';
import { rehearsalPayloads } from './anyRehearsals.ts';
import { buildHearing, participantIdOf, type TestHearing } from './buildHearing.ts';
import { presidingPayloads, presidingScenes } from './presidingActs.ts';

/** A court with everything that the rules part: panel, staff, sides with lawyers, interpreter, witnesses, gallery. */
export const wholeCourt: Role[] = [
  'presidingJudge',
  'judge',
  'clerk',
  'plaintiff',
  'lawyer',
  'defendant',
  'defender',
  'interpreter',
  'victim',
  'witness',
  'appraiser',
  'observer',
];
const actsFor = { lawyer: 'plaintiff', defender: 'defendant', interpreter: 'defendant' } as const;
export function buildWholeCourt(upTo: 'scheduled' | 'waiting' | 'inSession' = 'waiting'): TestHearing {
  return buildHearing({ roles: wholeCourt, actsFor, upTo });
}

/** Few things of each kind, so that acts meet. */
const thing = (kind: number, index: number): string => `00000000-0000-4000-b00${String(kind)}-00000000000${String(index)}`;
const person = fc.constantFrom(...wholeCourt.map((_, index) => participantIdOf(index)));
const draw = fc.record({
  who: person,
  others: fc.uniqueArray(person, { minLength: 1, maxLength: 3 }),
  index: fc.nat(2),
  pick: fc.nat(),
  isYes: fc.boolean(),
});
type Draw = typeof draw extends fc.Arbitrary<infer D> ? D : never;
const from = <T>(list: readonly T[], pick: number): T => list[pick % list.length] as T;
const reason = 'a reason';
const key = 'B'.repeat(87);
const text = { textSha256: 'b'.repeat(64), language: 'en' } as const;

const exhibitWords = { title: 'The contract', purpose: 'that it was signed', source: 'from the files', form: 'copy' as const, pointIds: [] };

const payloads: { [T in CommandType]: (given: Draw) => CommandPayload<T> } = {
  'hearing.openCheckIn': () => ({}),
  'hearing.open': () => ({}),
  'hearing.recess': () => ({ reason }),
  'hearing.resume': () => ({}),
  'hearing.adjourn': () => ({ reason, continuesAt: null }),
  'hearing.suspend': () => ({ fault: reason }),
  'hearing.convertOffline': () => ({ reason }),
  'hearing.close': () => ({}),
  'hearing.cancel': () => ({ reason }),
  'participant.verify': () => ({}),
  'participant.declare': () => text,
  'participant.arrive': () => ({}),
  'participant.leave': () => ({}),
  'participant.setVenue': ({ who, pick }) => ({ participantId: who, venue: from(venues, pick) }),
  'participant.seatWith': ({ who, others, isYes }) => ({ participantId: who, hostId: isYes ? (others[0] ?? null) : null }),
  'participant.admit': ({ who }) => ({ participantId: who }),
  'participant.admitAll': () => ({}),
  'participant.isolate': ({ who }) => ({ participantId: who }),
  'participant.release': ({ who }) => ({ participantId: who }),
  'participant.remove': ({ who }) => ({ participantId: who, reason }),
  'participant.mute': ({ who }) => ({ participantId: who }),
  'participant.muteAll': () => ({}),
  'participant.unmute': ({ who }) => ({ participantId: who }),
  'oath.read': ({ who }) => ({ participantId: who, kind: 'oath' }),
  'oath.confirm': () => text,
  'procedure.plan': ({ pick, isYes }) => ({ plan: from(planNames, pick), caseKind: from(caseKinds, pick), reason: isYes ? reason : null }),
  'procedure.enterStage': ({ pick, isYes }) => ({ stage: from(stages, pick), reason: isYes ? reason : null }),
  'procedure.takeStep': ({ pick }) => ({ step: from(steps, pick) }),
  'rollCall.record': ({ who, pick }) => ({ participantId: who, answer: from(rollCallAnswers, pick) }),
  'point.state': ({ index }) => ({ pointId: thing(1, index), text: `Point ${String(index)}` }),
  'point.order': ({ index }) => ({ pointIds: [thing(1, index), thing(1, (index + 1) % 3)] }),
  'point.argue': ({ index, isYes }) => ({ pointId: isYes ? thing(1, index) : null }),
  'point.settle': ({ index }) => ({ pointId: thing(1, index), outcome: 'settled' }),
  'recusal.apply': ({ index, who }) => ({ applicationId: thing(2, index), against: [who], ground: reason }),
  'recusal.rule': ({ index, isYes }) => ({ applicationId: thing(2, index), ruling: isYes ? 'granted' : 'refused', reason }),
  'floor.setMode': ({ pick }) => {
    const mode = from(floorModes, pick);
    return { mode, order: mode === 'byOrder' ? ['plaintiff', 'defendant', 'stand'] : [] };
  },
  'floor.give': ({ who, isYes }) => ({ participantId: who, limitS: isYes ? 60 : null, isAlso: isYes }),
  'floor.next': () => ({ limitS: 120 }),
  'floor.extend': () => ({ byS: 60 }),
  'floor.withdraw': () => ({ reason: null }),
  'floor.yield': () => ({}),
  'floor.raiseHand': () => ({}),
  'floor.lowerHand': ({ who, isYes }) => (isYes ? {} : { participantId: who }),
  'floor.lowerAllHands': () => ({}),
  ...presidingPayloads,
  'layout.set': ({ who, pick, isYes }) => ({ layout: from(layoutNames, pick), spotlightId: isYes ? who : null, isOwnChoiceAllowed: isYes }),
  'screening.set': ({ index, who, others, isYes }) => ({ screeningId: thing(3, index), participantId: who, from: isYes ? 'everyone' : others }),
  'screening.lift': ({ index }) => ({ screeningId: thing(3, index), reason }),
  'room.open': ({ index, pick, others }) => ({ roomId: thing(4, index), kind: from(roomKinds, pick), inviteIds: others }),
  'room.invite': ({ index, who }) => ({ roomId: thing(4, index), participantId: who }),
  'room.allow': ({ index }) => ({ roomId: thing(4, index) }),
  'room.enter': ({ index }) => ({ roomId: thing(4, index) }),
  'room.decline': ({ index }) => ({ roomId: thing(4, index) }),
  'room.leave': ({ index }) => ({ roomId: thing(4, index) }),
  'room.lock': ({ index, isYes }) => ({ roomId: thing(4, index), isLocked: isYes }),
  'room.close': ({ index }) => ({ roomId: thing(4, index) }),
  'whisper.open': ({ index, others }) => ({ whisperId: thing(5, index), withIds: others, publicKey: key }),
  'whisper.join': ({ index }) => ({ whisperId: thing(5, index), publicKey: key }),
  'whisper.leave': ({ index }) => ({ whisperId: thing(5, index) }),
  'whisper.stop': ({ index }) => ({ whisperId: thing(5, index) }),
  'help.ask': ({ index }) => ({ alertId: thing(6, index), topic: 'sound', words: null }),
  'equipment.report': ({ index }) => ({ alertId: thing(6, index), part: 'camera', cause: 'notFound' }),
  'alert.take': ({ index }) => ({ alertId: thing(6, index) }),
  'alert.resolve': ({ index }) => ({ alertId: thing(6, index) }),
  'discipline.order': ({ who, pick }) => ({ participantId: who, measure: from(measures, pick), reason }),
  'note.make': () => ({ text: reason }),
  'online.examine': ({ isYes }) => ({ bars: isYes ? ['complex'] : [], hasSpecialReason: isYes }),
  'evidence.setDeadline': ({ isYes }) => ({ at: isYes ? '2026-11-24T01:00:20.000Z' : null }),
  'exchange.open': () => ({}),
  'exchange.close': () => ({}),
  'exhibit.file': ({ index }) => ({ exhibitId: thing(7, index), document: evidenceDocument(index), ...exhibitWords }),
  'exhibit.takeStill': ({ index }) => ({ exhibitId: thing(7, index), title: 'What was held up', purpose: 'that it is broken' }),
  'exhibit.describe': ({ index }) => ({ exhibitId: thing(7, index), ...exhibitWords, title: 'a better title' }),
  'exhibit.attachProof': ({ index, isYes }) => ({
    exhibitId: thing(7, index),
    proof: isYes
      ? { kind: 'timeStamp', proofId: thing(9, index), token: btoa(`token ${String(index)}`) }
      : { kind: 'deposit', proofId: thing(9, index + 3), place: 'a notary', reference: String(index), sha256: String(index).repeat(64), depositedAt: null },
  }),
  'exhibit.withdraw': ({ index }) => ({ exhibitId: thing(7, index), reason }),
  'exhibit.setVisibility': ({ index, pick, others }) => ({ exhibitId: thing(7, index), visibility: from(visibilities, pick), namedIds: others, reason }),
  'question.ask': ({ index, pick }) => ({ exhibitId: thing(7, index), questionId: thing(0, pick % 9), words: reason }),
  'question.answer': ({ index, pick }) => ({ exhibitId: thing(7, index), questionId: thing(0, pick % 9), words: 'because' }),
  'bundle.open': ({ index }) => ({ bundleId: thing(0, index), title: 'Core bundle' }),
  'bundle.enter': ({ index, pick, isYes }) => ({
    bundleId: thing(0, pick % 2),
    exhibitId: thing(7, index),
    pages: 3,
    afterId: isYes ? null : thing(7, pick % 3),
  }),
  'presenter.ask': () => ({}),
  'presenter.name': ({ who, isYes }) => ({ participantId: isYes ? who : null }),
  'presenter.handOver': ({ who }) => ({ participantId: who }),
  'presentation.show': ({ index, pick, isYes }) => ({
    panes: [index, ...(pick % 3 === 0 ? [(index + 1) % 3] : [])].map((one) => ({ exhibitId: thing(7, one), page: 1 + (pick % 2), rotation: 0, region: null })),
    isForWitness: isYes,
  }),
  'presentation.clear': () => ({}),
  'presentation.play': ({ index, isYes }) => ({ exhibitId: thing(7, index), isPlaying: isYes, positionMs: 1000 }),
  'strokes.draw': ({ index, pick }) => ({
    exhibitId: thing(7, index),
    page: 1 + (pick % 2),
    strokes: [{ strokeId: thing(9, index), tool: 'pen', colour: 'red', points: [0, 0, 100, 100] }],
  }),
  'strokes.undo': ({ index, pick }) => ({ exhibitId: thing(7, index), page: 1 + (pick % 2) }),
  'strokes.clear': ({ index, pick }) => ({ exhibitId: thing(7, index), page: 1 + (pick % 2) }),
  'screen.share': () => ({}),
  'screen.stop': () => ({}),
  'exhibit.opine': ({ index, pick }) => ({
    exhibitId: thing(7, index),
    authenticity: from(stands, pick),
    legality: 'accepted',
    relevance: 'disputed',
    words: reason,
    counterIds: [],
  }),
  'exhibit.ruleLate': ({ index, isYes }) => ({ exhibitId: thing(7, index), isAllowed: isYes, reason }),
  'exhibit.rule': ({ index, isYes }) => ({ exhibitId: thing(7, index), outcome: isYes ? 'admitted' : 'rejected', reason }),
  'consent.give': ({ pick }) => ({ stage: from(stages, pick), mode: from(attendanceModes, pick), language: 'en' }),
  ...rehearsalPayloads,
};

/** What ends a hearing comes seldom, or nothing would be walked. */
const rarely: readonly CommandType[] = [
  'hearing.adjourn',
  'hearing.convertOffline',
  'hearing.close',
  'hearing.cancel',
  'participant.remove',
  'participant.leave',
];
const anyType = fc.oneof(
  { arbitrary: fc.constantFrom(...commandTypes.filter((type) => !rarely.includes(type))), weight: 30 },
  { arbitrary: fc.constantFrom(...rarely), weight: 1 },
);
/** One act: who does what. Every second one is the presiding judge's. */
export const anyAct = fc
  .record({ actorId: fc.oneof(person, fc.constant(participantIdOf(0))), type: anyType, given: draw })
  .map(({ actorId, type, given }) => ({ actorId, command: { type, payload: payloads[type](given) } as Command }));
export type Act = typeof anyAct extends fc.Arbitrary<infer A> ? A : never;
type Step = Act | { dropId: string };

const idOf = (role: Role): string => participantIdOf(wholeCourt.indexOf(role));
const act = (role: Role, command: Command): Act => ({ actorId: idOf(role), command });
/** Acts that only mean something together; by chance alone they would hardly ever follow each other. */
const scenes: ((index: number) => Act[])[] = [
  (index) => [
    act('lawyer', { type: 'room.open', payload: { roomId: thing(4, index), kind: 'consultation', inviteIds: [idOf('plaintiff')] } }),
    act('presidingJudge', { type: 'room.allow', payload: { roomId: thing(4, index) } }),
    act('lawyer', { type: 'room.enter', payload: { roomId: thing(4, index) } }),
    act('plaintiff', { type: 'room.enter', payload: { roomId: thing(4, index) } }),
  ],
  (index) => [
    act('clerk', { type: 'room.open', payload: { roomId: thing(4, index), kind: 'consultation', inviteIds: [idOf('lawyer'), idOf('defender')] } }),
    act('presidingJudge', { type: 'room.allow', payload: { roomId: thing(4, index) } }),
    ...(['lawyer', 'defender', 'clerk'] as const).map((role) => act(role, { type: 'room.enter', payload: { roomId: thing(4, index) } })),
  ],
  (index) => [
    act('presidingJudge', { type: 'room.open', payload: { roomId: thing(4, index), kind: 'deliberation', inviteIds: [idOf('judge')] } }),
    act('judge', { type: 'room.enter', payload: { roomId: thing(4, index) } }),
  ],
  (index) => [
    act('defender', { type: 'whisper.open', payload: { whisperId: thing(5, index), withIds: [idOf('defendant'), idOf('interpreter')], publicKey: key } }),
    act('defendant', { type: 'whisper.join', payload: { whisperId: thing(5, index), publicKey: key } }),
    act('interpreter', { type: 'whisper.join', payload: { whisperId: thing(5, index), publicKey: key } }),
  ],
  () => [
    act('presidingJudge', { type: 'participant.admit', payload: { participantId: idOf('witness') } }),
    act('presidingJudge', { type: 'oath.read', payload: { participantId: idOf('witness'), kind: 'oath' } }),
    act('witness', { type: 'oath.confirm', payload: text }),
    act('presidingJudge', { type: 'participant.isolate', payload: { participantId: idOf('witness') } }),
  ],
  (index) => [act('clerk', { type: 'screening.set', payload: { screeningId: thing(3, index), participantId: idOf('victim'), from: [idOf('defendant')] } })],
  () => [act('presidingJudge', { type: 'hearing.resume', payload: {} })],
  (index) => [
    act('lawyer', { type: 'exhibit.file', payload: payloads['exhibit.file']({ index } as Draw) }),
    act('clerk', { type: 'exchange.open', payload: {} }),
    act('defender', { type: 'exhibit.opine', payload: payloads['exhibit.opine']({ index, pick: 1 } as Draw) }),
    act('presidingJudge', { type: 'presenter.name', payload: { participantId: idOf('lawyer') } }),
    act('lawyer', { type: 'presentation.show', payload: payloads['presentation.show']({ index, pick: 1, isYes: index === 0 } as Draw) }),
    act('lawyer', { type: 'strokes.draw', payload: payloads['strokes.draw']({ index, pick: 1 } as Draw) }),
  ],
  (index) => [
    act('lawyer', { type: 'exhibit.file', payload: payloads['exhibit.file']({ index } as Draw) }),
    act('clerk', { type: 'exchange.open', payload: {} }),
    act('presidingJudge', { type: 'participant.admit', payload: { participantId: idOf('appraiser') } }),
    act('presidingJudge', { type: 'presenter.name', payload: { participantId: idOf('defender') } }),
    act('defender', { type: 'presentation.show', payload: payloads['presentation.show']({ index, pick: 2, isYes: true } as Draw) }),
    act('defender', { type: 'presenter.handOver', payload: { participantId: idOf('appraiser') } }),
    act('appraiser', { type: 'strokes.draw', payload: payloads['strokes.draw']({ index, pick: 2 } as Draw) }),
  ],
  (index) => [
    act('presidingJudge', { type: 'participant.admit', payload: { participantId: idOf('witness') } }),
    act('presidingJudge', { type: 'presenter.name', payload: { participantId: idOf(index === 0 ? 'victim' : 'plaintiff') } }),
    act(index === 0 ? 'victim' : 'plaintiff', { type: 'screen.share', payload: {} }),
  ],
  ...presidingScenes.map((commands) => () => commands.map((command) => act('presidingJudge', command))),
  () => [act('clerk', { type: 'participant.seatWith', payload: { participantId: idOf('lawyer'), hostId: idOf('plaintiff') } })],
];
const anyScene = fc.tuple(fc.constantFrom(...scenes), fc.nat(2)).map(([scene, index]) => scene(index));

/** Single acts, scenes, and lost connections and returns, which nobody commands. */
export const anyWalk: fc.Arbitrary<Step[]> = fc
  .array(
    fc.oneof<fc.MaybeWeightedArbitrary<Step[]>[]>(
      { arbitrary: anyAct.map((one) => [one]), weight: 12 },
      { arbitrary: anyScene, weight: 4 },
      { arbitrary: person.map((dropId) => [{ dropId }]), weight: 1 },
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.flat());
export type Walk = Step[];

/** Does one step of a walk; a refusal changes nothing. */
export function walkStep(hearing: TestHearing, step: Step): void {
  if ('dropId' in step) {
    const one = hearing.state.participants[step.dropId];
    if (!one || hearing.state.closedAt !== null) return;
    const me = { participantId: one.id };
    if (one.status === 'disconnected') hearing.append([{ type: 'participant.returned', payload: me }]);
    else if (['waiting', 'admitted', 'isolated', 'consulting'].includes(one.status))
      hearing.append([{ type: 'participant.disconnected', payload: { ...me, cause: 'connectionLost' } }]);
    return;
  }
  try {
    hearing.command(step.command, step.actorId);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
  }
}

/** A hearing after a walk from its session on. */
export function play(walk: Walk, upTo: 'waiting' | 'inSession' = 'inSession'): TestHearing {
  const hearing = buildWholeCourt(upTo);
  for (const step of walk) walkStep(hearing, step);
  return hearing;
}
