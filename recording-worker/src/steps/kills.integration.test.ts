import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { RecordingStep } from '@assize/contracts/jobs/recording';
import { recordingKeys } from '@assize/contracts/recording/products';
import { encodeH264, encodeOpus } from '@assize/platform/testing/encodeMedia';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openedAtMs, participantIdOf } from '../testing/buildOrder.ts';
import { makeRecording, type TestRecording } from '../testing/makeRecording.ts';

let recording: TestRecording;
let whole: Record<string, string>;

/** Two slices, so that there are parts, and two people. */
beforeAll(async () => {
  const [frames, sound] = await Promise.all([encodeH264('testsrc2=s=320x180:r=25', 31), encodeOpus('sine=500:sample_rate=48000', 31)]);
  const tracks = [0, 1].flatMap((index) => {
    const person = { participantId: participantIdOf(index), startsAtMs: openedAtMs } as const;
    return [
      { ...person, source: 'camera', mimeType: 'video/H264', frames } as const,
      { ...person, source: 'microphone', mimeType: 'audio/opus', frames: sound } as const,
    ];
  });
  recording = await makeRecording(tracks, [{ fromAtMs: openedAtMs, toAtMs: openedAtMs + 31_000 }]);
  for (const step of ['assemble', 'compose', 'seal'] as const) await recording.run(step);
  whole = await hashes();
}, 600_000);
afterAll(() => rm(recording.root, { recursive: true, force: true }));

async function hashes(): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const key of await recording.store.list(recordingKeys.product(recording.order.recordingId, ''))) {
    const hash = createHash('sha256');
    for await (const chunk of await recording.store.open(key)) hash.update(chunk as Buffer);
    found[key] = hash.digest('hex');
  }
  return found;
}

/** Runs a step in a process of its own and kills that when a file of this name is in its folder. */
async function killAt(step: RecordingStep, name: RegExp): Promise<void> {
  const { root, order, context } = recording;
  const workDir = join(root, `killed-${step}-${String(Date.now())}`);
  const args = [join(import.meta.dirname, '../testing/runStepProcess.ts'), join(root, 'store'), order.recordingId, step, workDir];
  const child = spawn(process.execPath, args, { stdio: 'ignore', env: { ...process.env, MASTER_KEY: context.masterKey.toString('base64') } });
  const exited = once(child, 'exit');
  const isThere = async (): Promise<boolean> => (await readdir(workDir, { recursive: true }).catch(() => [])).some((path) => name.test(path));
  while (child.exitCode === null && child.signalCode === null && !(await isThere())) await new Promise((resolve) => setTimeout(resolve, 5));
  child.kill('SIGKILL');
  expect(await exited).toEqual([null, 'SIGKILL']);
}

describe('a worker that is killed', () => {
  it.each([
    ['assembling', 'assemble', /camera-001\.mp4$/],
    ['mixing the sound', 'compose', /sound\.m4a$/],
    ['drawing a slice', 'compose', /slice-1\.mp4$/],
    ['joining', 'compose', /hearing\.mp4$/],
    ['sealing', 'seal', /thumbnails\/00001\.jpg$/],
  ] as const)(
    'while %s leaves a recording that another finishes to the same bytes',
    async (_, killed, name) => {
      const { store, order } = recording;
      // What another step finished is left, as it is in a court.
      await store.remove(`${recordingKeys.prefix(order.recordingId)}work/${killed}.json`);
      for (const step of ['assemble', 'compose', 'seal'] as const) {
        if (step === killed) await killAt(step, name);
        await recording.run(step);
      }
      expect(await hashes()).toEqual(whole);
      expect(await store.list(`${recordingKeys.prefix(order.recordingId)}work/parts/`)).toEqual([]);
    },
    300_000,
  );
});
