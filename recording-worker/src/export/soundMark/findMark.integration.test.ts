import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportKeys, type MediaItem } from '@assize/contracts/recording/package';
import { recordingKeys } from '@assize/contracts/recording/products';
import { FileStore } from '@assize/platform/store/FileStore';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeSpeech } from '../../testing/makeSpeech.ts';
import { makeMedia } from '../makeMedia.ts';
import { findMark } from './findMark.ts';
import { soundMarkKey } from './markCode.ts';
import { SoundMarker } from './SoundMarker.ts';
import { asBytes } from './soundPipe.ts';

const seconds = 150;
const [recordingId, first, second] = ['00000000-0000-4000-8000-000000000001', '5f3a09c1-0000-4000-8000-000000000002', 'e0d4417b-0000-4000-8000-000000000003'];
const [firstCode, secondCode] = ['5f3a09c1', 'e0d4417b'];
const key = soundMarkKey(Buffer.alloc(32, 3));
const ffmpeg = process.env['FFMPEG_BIN'] ?? 'ffmpeg';
const root = mkdtempSync(join(tmpdir(), 'assize-sound-mark-'));
const store = new FileStore(join(root, 'store'));
const at = (name: string): string => join(root, name);
const run = (args: string[]): Buffer => execFileSync(ffmpeg, ['-v', 'error', '-y', ...args], { cwd: root, maxBuffer: 2 ** 28 });
const listen = async (file: string, under = key): Promise<string[]> => [
  ...new Set((await findMark({ ffmpeg, key: under, file: at(file) })).map((one) => one.code)),
];

/** What the export makes of the recording's picture and sound. */
async function makeCopy(exportId: string, make: Partial<NonNullable<MediaItem['make']>>): Promise<string> {
  const kind = make.kind ?? 'video';
  const name = `hearing.${kind === 'video' ? 'mp4' : 'm4a'}`;
  const context = {
    store,
    workDir: at('work'),
    fontPath: undefined,
    ffmpeg,
    signal: new AbortController().signal,
    verifier: { html: '', mjs: '' },
    markKey: key,
  };
  const items = [
    {
      name,
      source: { name: 'hearing.mp4', bytes: 1, sha256: '', mimeType: 'video/mp4' },
      make: { kind, cut: null, isMarked: true, hasSound: true, ...make },
    },
  ];
  const ignored = (): void => undefined;
  await makeMedia({ ...context, onProgress: ignored, warn: ignored }, { exportId, recordingId, items, mark: 'for Wang', onProgress: ignored });
  return join('store', exportKeys.part(exportId, name));
}

let copy = '';
beforeAll(async () => {
  writeFileSync(at('speech.raw'), asBytes(makeSpeech(seconds)));
  const sound = ['-f', 'f32le', '-ar', '48000', '-ac', '1', '-i', 'speech.raw'];
  run([
    ...sound,
    '-f',
    'lavfi',
    '-i',
    `color=s=64x64:r=5:d=${String(seconds)}`,
    '-c:v',
    'libx264',
    '-preset',
    'ultrafast',
    '-c:a',
    'aac',
    '-b:a',
    '96k',
    'hearing.mp4',
  ]);
  await store.putFile(recordingKeys.product(recordingId, 'hearing.mp4'), at('hearing.mp4'));
  copy = await makeCopy(first, {});
}, 300_000);
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('the mark in the sound of a copy', { timeout: 300_000 }, () => {
  it('names the copy, from the file as it was made', async () => {
    expect(await listen(copy)).toEqual([firstCode]);
  });

  it('lies at least 30 dB under the speech of each fifth of a second', () => {
    const [speech, marker] = [makeSpeech(25), new SoundMarker(key, firstCode)];
    const marked = Buffer.concat([asBytes(marker.take(speech)), asBytes(marker.end())]);
    const step = 9600;
    let fewestDb = Infinity;
    for (let start = 0; start < speech.length; start += step) {
      const part = speech.subarray(start, start + step);
      const heard = part.reduce((sum, sample) => sum + sample ** 2, 0);
      const added = part.reduce((sum, sample, index) => sum + (marked.readFloatLE((start + index) * 4) - sample) ** 2, 0);
      if (heard / step > 1e-6) fewestDb = Math.min(fewestDb, 10 * Math.log10(heard / added));
    }
    expect(fewestDb).toBeGreaterThan(30);
  });

  it.each([
    ['AAC of 64 kbit/s', ['-c:a', 'aac', '-b:a', '64k'], 'm4a'],
    ['Opus of 24 kbit/s', ['-c:a', 'libopus', '-b:a', '24k'], 'opus'],
    ['Opus as a call would send it', ['-c:a', 'libopus', '-b:a', '24k', '-application', 'voip'], 'webm'],
    ['MP3 of 44.1 kHz', ['-c:a', 'libmp3lame', '-b:a', '48k', '-ar', '44100'], 'mp3'],
    ['another volume', ['-c:a', 'aac', '-b:a', '64k', '-af', 'volume=-12dB', '-ar', '44100'], 'm4a'],
    ['two channels, one of them faint', ['-c:a', 'aac', '-b:a', '96k', '-af', 'pan=stereo|c0=c0|c1=0.3*c0'], 'm4a'],
    ['a telephone line', ['-c:a', 'pcm_alaw', '-ar', '8000'], 'wav'],
  ])('is found in one minute of its middle, cut at any sample, after %s', async (name, encoding, ending) => {
    const from = (41 + name.length / 48).toFixed(5);
    run(['-i', copy, '-vn', '-af', `atrim=${from}:${String(Number(from) + 60)},asetpts=PTS-STARTPTS`, 'cut.wav']);
    run(['-i', 'cut.wav', ...encoding, `leak.${ending}`]);
    expect(await listen(`leak.${ending}`)).toEqual([firstCode]);
  });

  it('is another’s in another’s copy, and both are named where both were put together', async () => {
    const other = await makeCopy(second, { kind: 'audio' });
    expect(await listen(other)).toEqual([secondCode]);
    run(['-t', '75', '-i', copy, '-ss', '75', '-i', other, '-filter_complex', '[0:a][1:a]concat=n=2:v=0:a=1', '-vn', 'both.wav']);
    expect((await listen('both.wav')).toSorted()).toEqual([firstCode, secondCode]);
  });

  it('is not found where none is, nor with the key of another court', async () => {
    expect(await listen('hearing.mp4')).toEqual([]);
    expect(await listen(copy, soundMarkKey(Buffer.alloc(32, 4)))).toEqual([]);
    run(['-f', 'lavfi', '-i', 'anullsrc=r=48000:cl=mono', '-t', '70', 'silence.wav']);
    expect(await listen('silence.wav')).toEqual([]);
    run(['-f', 'lavfi', '-i', 'aevalsrc=0.2*sin(880*PI*t)+0.1*sin(2600*PI*t*(1+0.1*sin(t))):s=48000', '-t', '130', 'tones.wav']);
    expect(await listen('tones.wav')).toEqual([]);
    run(['-f', 'lavfi', '-i', 'color=s=64x64:d=1', 'still.mp4']);
    await expect(listen('still.mp4')).rejects.toMatchObject({ productionCause: 'ffmpegFailed' });
  });

  it('is the same byte by byte when it is made again, and begins with the picture in a cut', async () => {
    const hashOf = (name: string): string =>
      createHash('sha256')
        .update(readFileSync(at(name)))
        .digest('hex');
    const cut = { fromMs: 60_480, toMs: 122_040 };
    const made = await makeCopy(first.replace('0002', '0012'), { cut });
    const again = await makeCopy(first.replace('0002', '0013'), { cut });
    expect(hashOf(again)).toBe(hashOf(made));
    expect(await listen(made)).toEqual([firstCode]);
    const samples = (name: string, from: string[]): Float32Array => {
      const raw = run([...from, '-i', name, '-t', '4', '-ac', '1', '-ar', '8000', '-f', 'f32le', '-']);
      return new Float32Array(Uint8Array.from(raw).buffer);
    };
    const [heard, source] = [samples(made, []), samples('hearing.mp4', ['-ss', '60.48'])];
    const likeness = (shift: number): number => heard.reduce((sum, sample, index) => sum + sample * (source[index + shift] ?? 0), 0);
    const likeliest = Array.from({ length: 801 }, (_, index) => index - 400).reduce((best, shift) => (likeness(shift) > likeness(best) ? shift : best), 0);
    expect(Math.abs(likeliest)).toBeLessThan(8 * 5); // 5 ms
  });
});
