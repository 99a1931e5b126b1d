import type { CaseCommand } from '@assize/contracts/casefile/commands';
import { describe, expect, it } from 'vitest';
import { ApiError } from '../../session/ApiError.ts';
import { CommandKeys } from './commandKeys.ts';

const enter: CaseCommand = { type: 'stage.enter', payload: { stage: 'trial' } };
const close: CaseCommand = { type: 'stage.enter', payload: { stage: 'closed' } };

describe('the key of a command', () => {
  it.each(['offline', 'unavailable', 'internal', 'unknown'] as const)('is kept when nobody knows whether it was done: %s', (code) => {
    const keys = new CommandKeys();
    const first = keys.keyOf(enter);
    keys.settle(enter, new ApiError(code));
    expect(keys.keyOf({ ...enter })).toBe(first);
    expect(keys.keyOf(close)).not.toBe(first);
  });
  it('is another once the act was done or refused', () => {
    const keys = new CommandKeys();
    const first = keys.keyOf(enter);
    keys.settle(enter);
    const second = keys.keyOf(enter);
    keys.settle(enter, new ApiError('notAllowed'));
    expect(new Set([first, second, keys.keyOf(enter)]).size).toBe(3);
  });
});
