import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { soundMarkKey } from '../../recording-worker/src/export/soundMark/markCode.ts';
import { SoundMarker } from '../../recording-worker/src/export/soundMark/SoundMarker.ts';
import { makeSpeech } from '../../recording-worker/src/testing/makeSpeech.ts';

const masterKey = Buffer.alloc(32, 5);

/** A file of raw sound as WAV, whatever name it is given. */
function write(path: string, sound: Float32Array): void {
  const raw = Buffer.from(sound.buffer, sound.byteOffset, sound.byteLength);
  spawnSync('ffmpeg', ['-v', 'error', '-f', 'f32le', '-ar', '48000', '-ac', '1', '-i', '-', '-f', 'wav', path], { input: raw });
}
function find(...args: string[]): { status: number | null; said: string } {
  const env = { ...process.env, MASTER_KEY: masterKey.toString('base64') };
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(import.meta.dirname, 'main.ts'), ...args], { env, encoding: 'utf8' });
  return { status, said: stdout + stderr };
}

it('prints the number that a leaked file’s copy begins with, or says plainly that there is no mark, or that it could not look', () => {
  const folder = mkdtempSync(join(tmpdir(), 'assize-find-mark-'));
  try {
    const [speech, marker] = [makeSpeech(60), new SoundMarker(soundMarkKey(masterKey), '5f3a09c1')];
    const [leak, other, text] = [join(folder, '-i 泄露 "x".wav'), join(folder, 'other.wav'), join(folder, 'notes.txt')];
    write(leak, Float32Array.from([...marker.take(speech), ...marker.end()]));
    write(other, speech);
    writeFileSync(text, 'no sound');
    expect(find(leak)).toMatchObject({ status: 0, said: expect.stringContaining('5f3a09c1') as string });
    expect(find(other)).toMatchObject({ status: 1, said: expect.stringContaining('No mark was found') as string });
    for (const args of [[text], [join(folder, 'nowhere.wav')], []]) expect(find(...args).status).toBe(2);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
