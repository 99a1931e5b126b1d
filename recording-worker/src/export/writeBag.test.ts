import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import type { PackageFile } from './listPayload.ts';
import { writeBag } from './writeBag.ts';

const piece = Buffer.alloc(1 << 20, 7);
const file = (path: string, body: string): PackageFile => ({ path, open: () => Promise.resolve(Readable.from([Buffer.from(body)])) });
function bagOf(payload: PackageFile[], at = '2026-11-25T02:00:00.000Z') {
  return writeBag({
    ...{ folder: 'bag', at: new Date(at), payload, about: [], tags: [file('README.txt', 'read')], onBytes: () => undefined },
    last: (files) => Promise.resolve(file('data/last', files.map((one) => `${one.path} ${one.sha256}`).join('\n'))),
  });
}
async function sha256Of(stream: Readable): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of stream) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

describe('writing a bag', () => {
  it('holds no more of a large file in memory than of a small one', async () => {
    const large: PackageFile = {
      path: 'data/large',
      open: () =>
        Promise.resolve(
          Readable.from(
            (function* () {
              for (let at = 0; at < 200; at++) yield Buffer.from(piece);
            })(),
          ),
        ),
    };
    const before = process.memoryUsage().arrayBuffers;
    let most = 0;
    let bytes = 0;
    for await (const chunk of bagOf([large]).stream) {
      bytes += (chunk as Buffer).length;
      most = Math.max(most, process.memoryUsage().arrayBuffers - before);
    }
    expect(bytes).toBeGreaterThan(200 << 20);
    expect(most).toBeLessThan(100 << 20);
  });
  it('tells the last file of the payload what came before it', async () => {
    const chunks: Buffer[] = [];
    for await (const chunk of bagOf([file('data/a', 'one')]).stream) chunks.push(chunk as Buffer);
    expect(Buffer.concat(chunks).includes(`data/a ${createHash('sha256').update('one').digest('hex')}`)).toBe(true);
  });
  it('gives the same bytes in every zone of time, and others on another day', async () => {
    const zone = process.env['TZ'];
    try {
      process.env['TZ'] = 'Asia/Shanghai';
      const here = await sha256Of(bagOf([file('data/a', 'one')]).stream);
      process.env['TZ'] = 'America/Los_Angeles';
      expect(await sha256Of(bagOf([file('data/a', 'one')]).stream)).toBe(here);
      expect(await sha256Of(bagOf([file('data/a', 'one')], '2026-11-26T02:00:00.000Z').stream)).not.toBe(here);
    } finally {
      if (zone === undefined) delete process.env['TZ'];
      else process.env['TZ'] = zone;
    }
  });
  it('ends with a fault where a file is not what it must be, or is not there', async () => {
    await expect(sha256Of(bagOf([{ ...file('data/a', 'one'), sha256: 'a'.repeat(64) }]).stream)).rejects.toMatchObject({ message: 'productsMissing' });
    const missing = { path: 'data/a', open: () => Promise.reject(Object.assign(new Error('no'), { code: 'ENOENT' })) };
    await expect(sha256Of(bagOf([missing]).stream)).rejects.toMatchObject({ message: 'productsMissing' });
  });
});
