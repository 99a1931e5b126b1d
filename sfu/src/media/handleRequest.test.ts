import type { Logger } from '@assize/platform/log';
import { expect, test } from 'vitest';
import { handleRequest, type RequestContext } from './handleRequest.ts';

test('what mediasoup refuses is answered by a code and logged in few words, however much its sender wrote', async () => {
  const logged: unknown[] = [];
  const log = { info: (...line: unknown[]) => logged.push(line) } as unknown as Logger;
  const refusal = (): never => {
    throw new TypeError(`invalid parameters: ${'x'.repeat(100_000)}`);
  };
  const context = { peer: { isClosed: false }, room: { place: { worker: { closed: false } }, setPausedBySender: refusal } } as unknown as RequestContext;
  const answer = await handleRequest('pauseProducer', context, { source: 'camera', paused: true }, log);
  expect(answer).toEqual({ ok: false, error: { code: 'badRequest' } });
  expect(logged).toHaveLength(1);
  expect(JSON.stringify(logged)).toContain('invalid parameters');
  expect(JSON.stringify(logged).length).toBeLessThan(1000);
});
