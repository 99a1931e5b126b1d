import type { Command } from '@assize/contracts/hearing/commands';
import { buildHearing, type TestHearing } from '@assize/contracts/testing/buildHearing';
import { describe, expect, test } from 'vitest';
import { ApiError } from '../session/ApiError.ts';
import { WhisperDesk } from './WhisperDesk.ts';

/** A court with a lawyer and the client, whose acts are answered at once and told of when the test says so. */
function gather() {
  const hearing = buildHearing({ roles: ['soleJudge', 'clerk', 'plaintiff', 'lawyer'], actsFor: { lawyer: 'plaintiff' }, upTo: 'inSession' });
  return { hearing, lawyer: seat(hearing, hearing.idOf('lawyer')), client: seat(hearing, hearing.idOf('plaintiff')) };
}
function seat(hearing: TestHearing, meId: string) {
  const desk = new WhisperDesk({ meId, pass: () => Promise.resolve({}), onWhisper: () => () => undefined });
  let done: Promise<unknown> = Promise.resolve();
  const perform = (command: Command) => {
    const answer = Promise.resolve().then(() => {
      try {
        hearing.command(command, meId);
        return { seq: hearing.state.seq };
      } catch (error) {
        if (error instanceof ApiError) throw error;
        return undefined;
      }
    });
    done = answer;
    return answer;
  };
  return { desk, perform, follow: () => desk.follow(hearing.state, perform), settled: () => done, place: () => desk.store.getState().place };
}
const whispers = (hearing: TestHearing) => Object.values(hearing.state.whispers);

describe('whispers from one page', () => {
  test('one asks, the other joins; when the judge ends it, it is over on both pages', async () => {
    const { hearing, lawyer, client } = gather();
    await lawyer.desk.open([hearing.idOf('plaintiff')], lawyer.perform);
    const whisperId = whispers(hearing)[0]?.id ?? '';
    await client.desk.join(whisperId, client.perform);
    for (const one of [lawyer, client]) one.follow();
    expect(whispers(hearing)[0]?.joined).toEqual({
      [hearing.idOf('lawyer')]: lawyer.place()?.channel.publicKey,
      [hearing.idOf('plaintiff')]: client.place()?.channel.publicKey,
    });
    hearing.command({ type: 'whisper.stop', payload: { whisperId } }, hearing.idOf('soleJudge'));
    for (const one of [lawyer, client]) one.follow();
    expect([lawyer.place(), client.place()]).toEqual([undefined, undefined]);
  });

  test('a state from before one’s own act does not end what was asked for', async () => {
    const { hearing, lawyer } = gather();
    const before = hearing.state;
    await lawyer.desk.open([hearing.idOf('plaintiff')], lawyer.perform);
    lawyer.desk.follow(before, lawyer.perform);
    expect(lawyer.place()).toBeDefined();
    lawyer.follow();
    expect(lawyer.place()?.channel.whisperId).toBe(whispers(hearing)[0]?.id);
  });

  test('with nothing whispered, a new state changes nothing on the page', () => {
    const { lawyer } = gather();
    const before = lawyer.desk.store.getState();
    lawyer.follow();
    expect(lawyer.desk.store.getState()).toBe(before);
  });

  test('a refused whisper leaves nothing behind', async () => {
    const { hearing, lawyer } = gather();
    await lawyer.desk.open([hearing.idOf('clerk')], lawyer.perform);
    expect([lawyer.place(), whispers(hearing)]).toEqual([undefined, []]);
  });

  test('a page loaded again goes on with new keys', async () => {
    const { hearing, lawyer } = gather();
    await lawyer.desk.open([hearing.idOf('plaintiff')], lawyer.perform);
    const old = lawyer.place()?.channel.publicKey;
    const again = seat(hearing, hearing.idOf('lawyer'));
    again.follow();
    await expect.poll(() => Object.values(whispers(hearing)[0]?.joined ?? {})).not.toContain(old);
    again.follow();
    expect(Object.values(whispers(hearing)[0]?.joined ?? {})).toEqual([again.place()?.channel.publicKey]);
  });
});
