import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { microphoneFile } from './media.ts';
import { measureTones } from './tone.ts';

test('a person’s tone is found in a mix where it sounds for a second, and not where it does not', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'assize-tone-'));
  const mix = join(folder, 'mix.m4a');
  const [judge, lawyer] = [await microphoneFile('judge'), await microphoneFile('lawyer')];
  const filter = '[0]aloop=loop=4:size=144000[a];[1]atrim=0:1,volume=0.5,adelay=4000[b];[a][b]amix=inputs=2:normalize=0';
  await promisify(execFile)(process.env['FFMPEG_BIN'] ?? 'ffmpeg', ['-v', 'error', '-i', judge, '-i', lawyer, '-filter_complex', filter, '-c:a', 'aac', mix]);
  const found = await measureTones(mix, [300, 800, 1000]);
  expect((found[800] ?? 0) / (found[300] ?? 0)).toBeGreaterThan(0.005);
  expect((found[1000] ?? 1) / (found[300] ?? 0)).toBeLessThan(0.0005);
  await rm(folder, { recursive: true, force: true });
}, 30_000);
