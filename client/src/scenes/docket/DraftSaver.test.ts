import type { DocketForm } from '@assize/contracts/docket/form';
import { buildDocketForm } from '@assize/contracts/testing/buildApplication';
import { describe, expect, it } from 'vitest';
import { ApiError, type ApiErrorCode } from '../../session/ApiError.ts';
import { DraftSaver, type SavingState } from './DraftSaver.ts';

const typed = (facts: string): DocketForm => buildDocketForm({ facts });
/** A court that answers as it is told to. */
function saverOf(answers: (number | ApiErrorCode)[]) {
  const sent: [number, string][] = [];
  const states: SavingState[] = [];
  const kept: (string | undefined)[] = [];
  const saver = new DraftSaver({
    revision: 3,
    save: (revision, { facts }) => {
      sent.push([revision, facts]);
      const answer = answers.shift() ?? revision + 1;
      return typeof answer === 'number' ? Promise.resolve(answer) : Promise.reject(new ApiError(answer));
    },
    remember: (unsaved) => kept.push(unsaved?.form.facts),
    onState: (state) => states.push(state),
    quietMs: 3_600_000,
    againMs: 1,
  });
  return { saver, sent, states, kept };
}

describe('what is typed', () => {
  it('is saved once, however often it was typed on, and kept in the tab until then', async () => {
    const { saver, sent, states, kept } = saverOf([4]);
    saver.change(typed('a'));
    saver.change(typed('ab'));
    expect(await saver.flush()).toBe(4);
    expect([sent, states.at(-1), kept]).toEqual([[[3, 'ab']], 'saved', ['a', 'ab', undefined]]);
  });
  it('goes on by itself when the line comes back', async () => {
    const { saver, sent, states } = saverOf(['offline', 4]);
    saver.change(typed('a'));
    await expect(saver.flush()).rejects.toThrow();
    expect(states.at(-1)).toBe('waiting');
    await expect.poll(() => states.at(-1)).toBe('saved');
    expect(sent).toEqual([
      [3, 'a'],
      [3, 'a'],
    ]);
  });
  it('while it is being saved is saved after it, on the new revision', async () => {
    const { saver, sent } = saverOf([]);
    saver.change(typed('a'));
    const first = saver.flush();
    saver.change(typed('ab'));
    await first;
    expect(sent).toEqual([
      [3, 'a'],
      [4, 'ab'],
    ]);
  });
  it('never writes over what another device saved, unless somebody says so', async () => {
    const { saver, sent, states, kept } = saverOf(['conflict']);
    saver.change(typed('mine'));
    await expect(saver.flush()).rejects.toThrow();
    expect([states.at(-1), kept.at(-1)]).toEqual(['conflict', 'mine']);
    await saver.overrule(9);
    expect([sent.at(-1), saver.revision]).toEqual([[9, 'mine'], 10]);
  });
  it('is sent once more by who goes away, and then neither kept nor tried again', async () => {
    const { saver, sent, states, kept } = saverOf(['offline']);
    saver.change(typed('a'));
    await expect(saver.end()).rejects.toThrow();
    saver.change(typed('ab'));
    // Longer than it would wait to try again.
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect([sent, states, kept]).toEqual([[[3, 'a']], ['unsaved'], ['a']]);
  });
  it('leaves what the next one keeps in the tab alone', async () => {
    const { saver, sent, kept } = saverOf([4]);
    saver.change(typed('a'));
    await saver.end();
    expect([sent, kept]).toEqual([[[3, 'a']], ['a']]);
  });
  it('is dropped with what it was: nothing more is sent', async () => {
    const { saver, sent } = saverOf(['conflict']);
    saver.change(typed('mine'));
    await expect(saver.flush()).rejects.toThrow();
    saver.close();
    expect(await saver.flush()).toBe(3);
    expect(sent).toEqual([[3, 'mine']]);
  });
  it('gives way to what was loaded anew only where nothing was typed', async () => {
    const { saver, sent } = saverOf([]);
    expect([saver.adopt(3), saver.adopt(7)]).toEqual([false, true]);
    saver.change(typed('a'));
    expect(saver.adopt(8)).toBe(false);
    await saver.flush();
    expect(sent).toEqual([[7, 'a']]);
  });
});
