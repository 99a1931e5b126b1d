import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { canonicalForm } from '@assize/contracts/hearing/chain';
import type { ExportOrder } from '@assize/contracts/jobs/export';
import { exportKeys, type ExportChoice } from '@assize/contracts/recording/package';
import { type Manifest, recordingKeys } from '@assize/contracts/recording/products';
import type { ObjectStore } from '@assize/platform/store/ObjectStore';
import { openedAtMs, participantIdOf, type FurtherActs } from './buildOrder.ts';
import { makeRecording, type TestRecording } from './makeRecording.ts';

export interface Sealed {
  recording: TestRecording;
  manifest: Manifest;
  /** Puts the order of a package into a store, the recording's own unless another is named. */
  orderPackage(exportId: string, choice: Partial<ExportChoice>, store?: ObjectStore, closedLines?: number[]): Promise<ExportOrder>;
}
export const seconds = 12;
export const microphone = 'tracks/00-microphone.webm';
const camera = 'tracks/01-camera.mp4';

/** A sealed recording of a few seconds: a picture that shows its second, a tone of one person, the same person's camera. */
export async function makeSealed(options: FurtherActs = {}): Promise<Sealed> {
  const spans = [{ fromAtMs: openedAtMs, toAtMs: openedAtMs + seconds * 1000 }];
  const recording = await makeRecording([], spans, options);
  const { store, root, order } = recording;
  const make = (name: string, args: string[]): string => {
    const path = join(root, name);
    execFileSync('ffmpeg', ['-v', 'error', '-y', ...args, path]);
    return path;
  };
  const picture = ['-f', 'lavfi', '-i', `testsrc2=s=320x180:r=25:d=${String(seconds)}`];
  const tone = ['-f', 'lavfi', '-i', `sine=f=440:r=48000:d=${String(seconds)}`];
  const h264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-g', '100', '-pix_fmt', 'yuv420p'];
  const put = async (name: string, mimeType: string, path: string) => ({
    name,
    mimeType,
    ...(await store.putFile(recordingKeys.product(order.recordingId, name), path)),
  });
  const whose = { participantId: participantIdOf(2), role: 'plaintiff', displayName: '演示原告', startsAtMs: 1000, durationMs: seconds * 1000 - 1000 } as const;
  const manifest: Manifest = {
    format: 'assize.recording.1',
    recordingId: order.recordingId,
    hearingId: order.hearingId,
    startsAt: new Date(openedAtMs).toISOString(),
    durationMs: seconds * 1000,
    sources: [],
    tracks: [
      { ...whose, source: 'microphone', ...(await put(microphone, 'audio/webm', make('a.webm', [...tone, '-c:a', 'libopus', '-t', String(seconds - 1)]))) },
      { ...whose, source: 'camera', ...(await put(camera, 'video/mp4', make('b.mp4', [...picture, ...h264, '-t', String(seconds - 1)]))) },
    ],
    video: await put('hearing.mp4', 'video/mp4', make('c.mp4', [...picture, ...tone, ...h264, '-c:a', 'aac', '-shortest'])),
    hls: [],
    thumbnails: [],
    chapters: [],
    gaps: [],
  };
  const bytes = canonicalForm(manifest);
  await store.put(recordingKeys.manifest(order.recordingId), bytes);
  const orderPackage: Sealed['orderPackage'] = async (exportId, choice, target = store, closedLines = []) => {
    const exported: ExportOrder = {
      format: 'assize.export.1',
      exportId,
      recordingId: order.recordingId,
      hearingId: order.hearingId,
      orderedAt: '2026-11-25T02:00:00.000Z',
      orderedBy: { name: '演示书记员', role: 'clerk' },
      recipient: '演示原告 代理人',
      purpose: '上诉 Appeal: 50% "now" & <later>\nsecond line',
      choice: { form: 'whole', span: null, tracks: [], withLog: true, withExhibits: true, withJournal: false, isMarked: false, ...choice },
      systemVersion: 'test',
      manifestSha256: createHash('sha256').update(bytes).digest('hex'),
      custody: [],
      proof: null,
      closedLines,
    };
    await target.put(exportKeys.order(exportId), JSON.stringify(exported));
    return exported;
  };
  return { recording, manifest, orderPackage };
}
