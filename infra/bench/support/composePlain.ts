import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TrackProduct } from '@assize/contracts/recording/products';
import { recordingKeys } from '@assize/contracts/recording/products';
import { layoutSeats, type Tile } from '../../../recording-worker/src/compose/layoutSeats.ts';
import type { StoredRecording } from '../../../recording-worker/src/testing/TestProduction.ts';

/** One plain ffmpeg that makes the same kind of file of the same tracks, at the priority that composing has. */
export async function composePlain(
  { root, order }: StoredRecording,
  assembled: { durationMs: number; tracks: readonly TrackProduct[] },
): Promise<{ seconds: number; processorSeconds: number }> {
  const path = (name: string): string => join(root, 'store', recordingKeys.product(order.recordingId, name));
  const cameras = assembled.tracks.filter((track) => track.source === 'camera');
  const microphones = assembled.tracks.filter((track) => track.source === 'microphone');
  const tiles = new Map(layoutSeats(order.participants.filter((one) => one.role !== 'witness')).map((tile) => [tile.participantId, tile]));
  const drawn = cameras.map((track, index) => drawTile(index, tiles.get(track.participantId)));
  const mixed = `${microphones.map((_, index) => `[${String(cameras.length + index)}:a]`).join('')}amix=inputs=${String(microphones.length)}:normalize=0[a]`;
  const graph = [`color=c=black:s=1280x720:r=25:d=${String(assembled.durationMs / 1000)}[base0]`, ...drawn, mixed].join(';');
  const inputs = [...cameras, ...microphones].flatMap((track) => ['-i', path(track.name)]);
  const picture = ['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '23', '-pix_fmt', 'yuv420p'];
  const output = [
    '-map',
    `[base${String(cameras.length)}]`,
    '-map',
    '[a]',
    ...picture,
    '-c:a',
    'aac',
    '-b:a',
    '96k',
    '-movflags',
    '+faststart',
    join(root, 'plain.mp4'),
  ];
  const [beganAt, usedBefore] = [performance.now(), usedByChildren()];
  const binary = process.env['FFMPEG_BIN'] ?? 'ffmpeg';
  const child = spawn('nice', ['-n', '10', binary, '-v', 'error', '-y', ...inputs, '-filter_complex', graph, ...output], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error('plain ffmpeg failed');
  return { seconds: (performance.now() - beganAt) / 1000, processorSeconds: usedByChildren() - usedBefore };
}

/** Processor time of this process's children that have ended, s (proc(5): cutime and cstime in ticks of 10 ms). */
function usedByChildren(): number {
  const fields = readFileSync('/proc/self/stat', 'utf8').split(') ')[1]?.split(' ') ?? [];
  return fields.slice(13, 15).reduce((sum, ticks) => sum + Number(ticks) / 100, 0);
}

function drawTile(index: number, tile: Tile | undefined): string {
  if (!tile) throw new Error('no seat for a participant');
  const at = String(index);
  return `[${at}:v]scale=${String(tile.width)}:${String(tile.height)}[in${at}];[base${at}][in${at}]overlay=x=${String(tile.x)}:y=${String(tile.y)}[base${String(index + 1)}]`;
}
