import type { Ack, CommandResult } from '@assize/contracts/court/signalling';
import type { Command, CommandEnvelope } from '@assize/contracts/hearing/commands';
import { describe, expect, it } from 'vitest';
import { CommandQueue } from './CommandQueue.ts';

const open: Command = { type: 'hearing.open', payload: {} };
const muteAll: Command = { type: 'participant.muteAll', payload: {} };
const done = (seq: number): Ack<CommandResult> => ({ ok: true, result: { seq } });

function build(transmit: (envelope: CommandEnvelope) => Promise<Ack<CommandResult>>) {
  const sent: CommandEnvelope[] = [];
  const counts: number[] = [];
  const queue = new CommandQueue({
    transmit: (envelope) => {
      sent.push(envelope);
      return transmit(envelope);
    },
    onCount: (count) => counts.push(count),
    retryMs: 1,
    patienceMs: 5,
  });
  return { queue, sent, counts };
}

describe('acts on their way into the log', () => {
  it('wait until there is a connection and go in the order in which they were done', async () => {
    const { queue, sent } = build(() => Promise.resolve(done(7)));
    const both = Promise.all([queue.add(open), queue.add(muteAll)]);
    expect(sent).toEqual([]);
    queue.start();
    await both;
    expect(sent.map((one) => one.type)).toEqual(['hearing.open', 'participant.muteAll']);
  });
  it('are sent again with the same key until they are answered', async () => {
    let attempts = 0;
    const { queue, sent, counts } = build(() => {
      attempts += 1;
      return attempts < 3 ? Promise.reject(new Error('no answer')) : Promise.resolve(done(9));
    });
    queue.start();
    await expect(queue.add(open)).resolves.toEqual({ seq: 9 });
    expect(new Set(sent.map((one) => one.key)).size).toBe(1);
    expect([sent.length, counts.at(-1)]).toEqual([3, 0]);
  });
  it('are done when any of their sendings is answered, on a line slower than their patience', async () => {
    const answers: ((answer: Ack<CommandResult>) => void)[] = [];
    const { queue, sent } = build(() => new Promise((resolve) => void answers.push(resolve)));
    queue.start();
    const act = queue.add(open);
    await expect.poll(() => sent.length).toBeGreaterThan(2);
    answers[0]?.(done(5));
    await expect(act).resolves.toEqual({ seq: 5 });
    expect(new Set(sent.map((one) => one.key)).size).toBe(1);
    const sentBefore = sent.length;
    void queue.add(muteAll);
    await expect.poll(() => sent.length).toBeGreaterThan(sentBefore + 2);
    expect(new Set(sent.slice(sentBefore).map((one) => one.type))).toEqual(new Set(['participant.muteAll']));
  });
  it('have a key of their own each', async () => {
    const { queue, sent } = build(() => Promise.resolve(done(1)));
    queue.start();
    await Promise.all([queue.add(open), queue.add(open)]);
    expect(sent[0]?.key).not.toBe(sent[1]?.key);
  });
  it('tell the code with which they were refused, and do not hold up the next', async () => {
    const { queue } = build((envelope) =>
      Promise.resolve(envelope.type === 'hearing.open' ? { ok: false, error: { code: 'recorderNotReady', details: { cause: 'diskLow' } } } : done(2)),
    );
    queue.start();
    const refused = queue.add(open);
    const next = queue.add(muteAll);
    await expect(refused).rejects.toMatchObject({ code: 'recorderNotReady', details: { cause: 'diskLow' } });
    await expect(next).resolves.toEqual({ seq: 2 });
  });
});
