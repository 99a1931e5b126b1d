import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { createServer, connect, type Server, type Socket } from 'node:net';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { recordingKeys } from '@assize/contracts/recording/products';
import { S3Store } from '@assize/platform/store/S3Store';
import { SwiftServer, whyNoSwift } from '@assize/platform/store/testing/SwiftServer';
import { encodeH264, encodeOpus } from '@assize/platform/testing/encodeMedia';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openedAtMs, participantIdOf } from '../testing/buildOrder.ts';
import { makeRecording, type TestRecording } from '../testing/makeRecording.ts';
import { planParts, runPart } from './composeParts.ts';
import { runStep } from './runStep.ts';
import type { StepContext } from './StepContext.ts';

const reason = whyNoSwift();

/** The line to the store, which can be cut. */
class Line {
  readonly #port: number;
  readonly #sockets = new Set<Socket>();
  #server: Server | undefined;
  port = 0;

  constructor(endpoint: string) {
    this.#port = Number(new URL(endpoint).port);
  }
  async mend(): Promise<void> {
    this.#server = createServer((client) => {
      const store = connect(this.#port, '127.0.0.1');
      for (const one of [client, store]) this.#sockets.add(one.on('error', () => undefined).on('close', () => this.#sockets.delete(one)));
      client.pipe(store).pipe(client);
    }).listen(this.port, '127.0.0.1');
    await once(this.#server, 'listening');
    const address = this.#server.address();
    if (address && typeof address === 'object') this.port = address.port;
  }
  async cut(): Promise<void> {
    const closed = this.#server && once(this.#server, 'close');
    this.#server?.close();
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }
}

/** Half of what was asked for, and then the line breaks. */
function* breakingOff(bytes: Buffer): Generator<Buffer> {
  yield bytes.subarray(0, bytes.length >> 1);
  throw Object.assign(new Error('cut'), { code: 'ECONNRESET' });
}

describe.skipIf(reason)(`a store that goes away${reason ? ` (skipped: ${reason})` : ''}`, () => {
  let swift: SwiftServer;
  let line: Line;
  let recording: TestRecording;
  let context: StepContext;

  beforeAll(async () => {
    const [frames, sound] = await Promise.all([encodeH264('testsrc2=s=320x180:r=25', 4), encodeOpus('sine=500:sample_rate=48000', 4)]);
    const person = { participantId: participantIdOf(0), startsAtMs: openedAtMs } as const;
    recording = await makeRecording(
      [
        { ...person, source: 'camera', mimeType: 'video/H264', frames },
        { ...person, source: 'microphone', mimeType: 'audio/opus', frames: sound },
      ],
      [{ fromAtMs: openedAtMs, toAtMs: openedAtMs + 4000 }],
    );
    swift = await SwiftServer.start();
    const direct = new S3Store(swift.options);
    for (const key of await recording.store.list(recordingKeys.prefix(recording.order.recordingId))) await direct.put(key, await recording.store.open(key));
    line = new Line(swift.options.endpoint ?? '');
    await line.mend();
    context = { ...recording.context, store: new S3Store({ ...swift.options, endpoint: `http://127.0.0.1:${String(line.port)}` }) };
  }, 300_000);
  afterAll(async () => {
    await line.cut();
    await swift.close();
    await rm(recording.root, { recursive: true, force: true });
  });

  it('is named in every step and part, and when it is back all ends as if it had never gone', { timeout: 600_000 }, async () => {
    const { recordingId, hearingId } = recording.order;
    const away = async (work: () => Promise<unknown>): Promise<void> => {
      await line.cut();
      await expect(work()).rejects.toMatchObject({ productionCause: 'storeAway' });
      await line.mend();
    };
    const step = (name: 'assemble' | 'compose' | 'seal') => () => runStep(context, { recordingId, hearingId, step: name, fence: 1 });
    await away(step('assemble'));
    await step('assemble')();
    const parts = await planParts(context, recordingId);
    await away(() => planParts(context, recordingId));
    for (const part of parts) {
      await away(() => runPart(context, recordingId, part));
      await runPart(context, recordingId, part);
    }
    await away(step('compose'));
    const composed = await step('compose')();
    await away(step('seal'));
    await step('seal')();

    await recording.run('assemble');
    expect(await recording.run('compose')).toEqual(composed);
  });

  it('in the middle of reading a track leaves no part that is cut short', { timeout: 300_000 }, async () => {
    const { recordingId } = recording.order;
    const { store } = context;
    for (const name of ['compose', 'seal']) await store.remove(`${recordingKeys.prefix(recordingId)}work/${name}.json`);
    const cutting: StepContext['store'] = {
      put: (key, body) => store.put(key, body),
      putFile: (key, path) => store.putFile(key, path),
      stat: (key) => store.stat(key),
      list: (prefix) => store.list(prefix),
      remove: (key) => store.remove(key),
      download: (key, path) => store.download(key, path),
      open: async (key, range) => {
        const bytes = await buffer(await store.open(key, range));
        return key.includes('/tracks/') ? Readable.from(breakingOff(bytes)) : Readable.from([bytes]);
      },
    };
    for (const part of await planParts(context, recordingId)) {
      await expect(runPart({ ...context, store: cutting }, recordingId, part)).rejects.toMatchObject({ productionCause: 'storeAway' });
    }
    expect(await store.list(`${recordingKeys.prefix(recordingId)}work/parts/`)).toEqual([]);
  });
});
