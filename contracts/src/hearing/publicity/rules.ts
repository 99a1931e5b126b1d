import type { Deciders, Reducers } from '../rule.ts';
import type { publicityCommands, publicityEvents } from './wire.ts';

export const decidePublicity: Deciders<typeof publicityCommands> = {
  'publicity.set': ({ publicity }, payload) => {
    const isSo = publicity.level === payload.level && publicity.ground === payload.ground;
    return isSo ? [] : [{ type: 'publicity.set', payload }];
  },
};

export const reducePublicity: Reducers<typeof publicityEvents> = {
  'publicity.set': (state, payload, { at }) => ({ ...state, publicity: { ...payload, since: at } }),
};
