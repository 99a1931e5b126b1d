import type { OrderProps } from './orderProps.ts';

/** The choices of a time limit, s; null: none. */
export const limits = [null, 60, 180, 300, 600] as const;
export type Limit = (typeof limits)[number];

/** Gives somebody the floor; while everyone may speak, the court first takes the order of speaking to itself. */
export async function giveFloor({ state, send }: Pick<OrderProps, 'state' | 'send'>, participantId: string, limitS: Limit, isAlso = false): Promise<boolean> {
  if (state.floor.mode === 'open' && !(await send({ type: 'floor.setMode', payload: { mode: 'byJudge', order: [] } }))) return false;
  return send({ type: 'floor.give', payload: { participantId, limitS, isAlso } });
}
