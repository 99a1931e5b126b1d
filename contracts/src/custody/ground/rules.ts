import type { CustodyDeciders, CustodyReducers } from '../rule.ts';
import type { groundCustodyCommands, groundCustodyEvents } from './wire.ts';

export const decideGround: CustodyDeciders<typeof groundCustodyCommands> = {
  'custody.remark': (_, payload) => [{ type: 'custody.remarked', payload }],
};

export const reduceGround: CustodyReducers<typeof groundCustodyEvents> = {
  'custody.begun': (state, payload) => ({ ...state, begun: payload }),
  'custody.remarked': (state, { text }, { seq, at, actor }) => ({
    ...state,
    remarks: [...state.remarks, { seq, at, text, participantId: actor.participantId, role: actor.role }],
  }),
};
