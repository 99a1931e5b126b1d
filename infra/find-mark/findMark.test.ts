import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { describeMarks } from './describeMarks.ts';
import { readMarkKey } from './markKey.ts';

it('says which copies were heard, each once with its place, and that none clears nobody', () => {
  const words = describeMarks([
    { code: '5f3a09c1', fromS: 0, toS: 60 },
    { code: '5f3a09c1', fromS: 0, toS: 120 },
    { code: 'e0d4417b', fromS: 3600, toS: 3720 },
  ]).join('\n');
  expect(words.match(/A mark was found: 5f3a09c1, between 00:00:00 and 00:02:00/g)).toHaveLength(1);
  expect(words).toContain('e0d4417b（01:00:00 – 01:02:00 之间）');
  expect(words).toContain('a lead, not a proof');
  expect(describeMarks([]).join('\n')).toMatch(/No mark was found.*clears nobody/);
});

it('takes the key of the environment or of the folder of the court, and makes none', () => {
  const folder = mkdtempSync(join(tmpdir(), 'assize-mark-key-'));
  try {
    const [one, two] = [Buffer.alloc(32, 1).toString('base64'), Buffer.alloc(32, 2).toString('base64')];
    expect(() => readMarkKey({ DATA_DIR: folder })).toThrow('master-key');
    mkdirSync(join(folder, 'keys'));
    writeFileSync(join(folder, 'keys', 'master-key'), one);
    expect(readMarkKey({ DATA_DIR: folder })).toEqual(readMarkKey({ MASTER_KEY: one }));
    expect(readMarkKey({ DATA_DIR: folder, MASTER_KEY: two })).not.toEqual(readMarkKey({ MASTER_KEY: one }));
    expect(() => readMarkKey({ MASTER_KEY: 'short' })).toThrow();
  } finally {
    rmSync(folder, { recursive: true });
  }
});
