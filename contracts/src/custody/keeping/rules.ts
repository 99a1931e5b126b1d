import { AppError } from '../../AppError.ts';
import type { HearingState } from '../../hearing/state.ts';
import type { CustodyContext, CustodyDeciders, CustodyReducers } from '../rule.ts';
import type { CustodyState } from '../state.ts';
import { classOfKind, dueOn, type RetentionClass } from './classes.ts';
import type { KeepingState } from './state.ts';
import type { DestructionFault, keepingCustodyCommands, keepingCustodyEvents } from './wire.ts';

/** The class of the record, and the day from which it need not be kept; null: for ever. */
export function retentionOf(keeping: KeepingState, hearing: HearingState): { retention: RetentionClass; dueOn: string | null } {
  const retention = keeping.retention ?? classOfKind[hearing.procedure.caseKind];
  const endedAt = hearing.closedAt ?? hearing.openedAt;
  return { retention, dueOn: endedAt === null ? null : dueOn(retention, endedAt) };
}

function refuse(cause: DestructionFault): never {
  throw new AppError('destructionRefused', { cause });
}

/** What stands in the way of destruction, whoever asks; undefined: nothing does. */
export function findObstacle(
  { keeping }: Pick<CustodyState, 'keeping'>,
  { hearing, now }: Pick<CustodyContext, 'hearing' | 'now'>,
): DestructionFault | undefined {
  if (keeping.destroyed) return 'destroyed';
  if (keeping.hold) return 'held';
  const { dueOn: due } = retentionOf(keeping, hearing);
  if (due === null || now.slice(0, 10) < due) return 'notDue';
  if (hearing.openedAt !== null && keeping.recordings.length === 0) return 'notSealed';
  return undefined;
}

export const decideKeeping: CustodyDeciders<typeof keepingCustodyCommands> = {
  'keeping.classify': ({ keeping }, payload, { hearing }) => {
    if (keeping.destroyed) refuse('destroyed');
    if (keeping.approval) refuse('proposed');
    return retentionOf(keeping, hearing).retention === payload.retention ? [] : [{ type: 'keeping.classified', payload }];
  },
  'hold.place': ({ keeping }, payload) => {
    if (keeping.destroyed) refuse('destroyed');
    return keeping.hold ? [] : [{ type: 'hold.placed', payload }];
  },
  'hold.lift': ({ keeping }, payload) => (keeping.hold ? [{ type: 'hold.lifted', payload }] : []),
  'destruction.propose': (state, { reason }, context) => {
    const obstacle = findObstacle(state, context);
    if (obstacle) refuse(obstacle);
    if (state.keeping.proposal) refuse('proposed');
    return [{ type: 'destruction.proposed', payload: { reason, dueOn: retentionOf(state.keeping, context.hearing).dueOn ?? '' } }];
  },
  'destruction.review': (state, payload, context) => {
    const { proposal, approval } = state.keeping;
    if (!proposal || approval) refuse(state.keeping.destroyed ? 'destroyed' : 'notProposed');
    if (proposal.accountId === context.doer.accountId) refuse('samePerson');
    const obstacle = payload.isApproved ? findObstacle(state, context) : undefined;
    if (obstacle) refuse(obstacle);
    return [{ type: 'destruction.reviewed', payload }];
  },
};

type Actor = { accountId: string | null; participantId: string | null };
const deed = (reason: string, { at, actor }: { at: string; actor: Actor }) => ({ at, reason, accountId: actor.accountId, participantId: actor.participantId });
const change = (state: CustodyState, changes: Partial<KeepingState>): CustodyState => ({ ...state, keeping: { ...state.keeping, ...changes } });

export const reduceKeeping: CustodyReducers<typeof keepingCustodyEvents> = {
  'keeping.entered': (state, { recordingId }) => change(state, { recordings: [...state.keeping.recordings, recordingId] }),
  'keeping.rotFound': (state, payload, { at }) => change(state, { rot: [...state.keeping.rot, { ...payload, foundAt: at, healedAt: null }] }),
  'keeping.healed': (state, { key, copy }, { at }) =>
    change(state, {
      rot: state.keeping.rot.map((one) => (one.key === key && one.copy === copy && one.healedAt === null ? { ...one, healedAt: at } : one)),
      lost: state.keeping.lost.filter((one) => one !== key),
    }),
  'keeping.lost': (state, { key }) => change(state, { lost: [...new Set([...state.keeping.lost, key])] }),
  'keeping.classified': (state, { retention }) => change(state, { retention }),
  // A hold ends what was proposed: after it, destruction is proposed and reviewed anew.
  'hold.placed': (state, { reason }, event) => change(state, { hold: deed(reason, event), proposal: null, approval: null }),
  'hold.lifted': (state) => change(state, { hold: null }),
  'destruction.proposed': (state, payload, event) => change(state, { proposal: { ...deed(payload.reason, event), dueOn: payload.dueOn }, approval: null }),
  'destruction.reviewed': (state, { isApproved, reason }, event) =>
    change(state, isApproved ? { approval: deed(reason, event) } : { proposal: null, approval: null }),
  'destruction.done': (state, payload, { at }) => change(state, { destroyed: { at, ...payload } }),
};
