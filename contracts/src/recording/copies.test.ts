import fc from 'fast-check';
import { expect, test } from 'vitest';
import { copyNames, copyStates, judgeCopies } from './copies.ts';

const state = fc.constantFrom(...copyStates.filter((one) => one !== 'unchecked' && one !== 'destroyed'));
const unchecked = { first: 'unchecked', second: 'unchecked' } as const;
const good = { first: 'good', second: 'good' } as const;

test('a rotten copy is written anew from the good one', () => {
  expect(judgeCopies({ first: 'broken', second: 'good' }, good)).toEqual({ heal: ['first'], from: 'second', rotten: ['first'], isLost: false });
  expect(judgeCopies({ first: 'good', second: 'missing' }, good)).toEqual({ heal: ['second'], from: 'first', rotten: ['second'], isLost: false });
});

test('a second copy that has yet to come is brought and is no rot', () => {
  expect(judgeCopies({ first: 'good', second: 'missing' }, unchecked)).toEqual({ heal: ['second'], from: 'first', rotten: [], isLost: false });
});

test('with no good copy nothing is touched, and the object is lost unless a copy is only away', () => {
  expect(judgeCopies({ first: 'broken', second: 'broken' }, good)).toMatchObject({ heal: [], isLost: true });
  expect(judgeCopies({ first: 'broken', second: 'none' }, good)).toMatchObject({ heal: [], isLost: true });
  expect(judgeCopies({ first: 'broken', second: 'away' }, good)).toMatchObject({ heal: [], isLost: false });
});

test('whatever is found, only what is bad is written, and only from what is good', () => {
  fc.assert(
    fc.property(fc.record({ first: state, second: state }), fc.record({ first: state, second: state }), (now, before) => {
      const { heal, from, isLost } = judgeCopies(now, before);
      for (const name of heal) expect(['broken', 'missing']).toContain(now[name]);
      if (heal.length > 0) expect(now[from ?? 'first']).toBe('good');
      if (isLost) for (const name of copyNames) expect(now[name]).not.toBe('good');
    }),
  );
});
