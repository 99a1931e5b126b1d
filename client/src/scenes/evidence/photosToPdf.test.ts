import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { jpegFacts } from './jpegFacts.ts';
import { photosToPdf } from './photosToPdf.ts';
import { PictureError } from './PictureError.ts';

const run = promisify(execFile);
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assize-photos-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Upright, red above and blue below, and its left third darker: shown turned or mirrored, it is another picture. */
const upright = sharp({ create: { width: 300, height: 400, channels: 3, background: '#ff0000' } }).composite([
  { input: { create: { width: 300, height: 200, channels: 3, background: '#0000ff' } }, left: 0, top: 200 },
  { input: { create: { width: 100, height: 400, channels: 4, background: '#00000080' } }, left: 0, top: 0 },
]);
/** As a camera stores it that was held otherwise: turned the other way, with a note of how to turn it back. */
async function photo(orientation: number, format: 'jpeg' | 'png' = 'jpeg'): Promise<Blob> {
  const plain = sharp(await upright.png().toBuffer());
  const mirrored = [2, 4, 5, 7].includes(orientation);
  const back = { 1: 0, 2: 0, 3: 180, 4: 180, 5: 90, 6: 270, 7: 270, 8: 90 }[orientation] ?? 0;
  const turned = sharp(await plain.rotate(back).png().toBuffer());
  const stored = mirrored ? turned.flop() : turned;
  const bytes = await stored.withMetadata({ orientation }).toFormat(format, { quality: 90 }).toBuffer();
  return new Blob([new Uint8Array(bytes)], { type: `image/${format}` });
}
const redraw = async (picture: Blob): Promise<Blob> =>
  new Blob(
    [
      new Uint8Array(
        await sharp(await picture.arrayBuffer())
          .rotate()
          .jpeg()
          .toBuffer(),
      ),
    ],
    { type: 'image/jpeg' },
  );
const refuse = (): Promise<Blob> => Promise.reject(new Error('this browser does not show it'));

async function written(name: string, bytes: Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, bytes);
  return path;
}
/** The colours at the four corners of a page as it is shown, and its proportions. */
async function shown(pdf: string, page: number): Promise<{ corners: string[]; ratio: number }> {
  const out = join(folder, `page-${String(page)}`);
  await run('pdftoppm', ['-png', '-r', '36', '-singlefile', '-f', String(page), '-l', String(page), pdf, out]);
  const { data, info } = await sharp(`${out}.png`).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const nameAt = (x: number, y: number): string => {
    const [red = 0, , blue = 0] = data.subarray((y * info.width + x) * 3);
    return `${Math.max(red, blue) > 200 ? '' : 'dark '}${red > blue ? 'red' : 'blue'}`;
  };
  const [right, bottom] = [info.width - 10, info.height - 10];
  return { corners: [nameAt(10, 10), nameAt(right, 10), nameAt(10, bottom), nameAt(right, bottom)], ratio: info.width / info.height };
}

describe('photos made one document', () => {
  it('is a page for each, upright and in its own proportions, however the camera was held', async () => {
    const photos = await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map((orientation) => photo(orientation)));
    const facts = await Promise.all(photos.map(async (one) => jpegFacts(new Uint8Array(await one.arrayBuffer()))));
    expect(facts.map((one) => one?.orientation)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(facts.map((one) => [one?.width, one?.height].join('x'))).toEqual([
      '300x400',
      '300x400',
      '300x400',
      '300x400',
      '400x300',
      '400x300',
      '400x300',
      '400x300',
    ]);
    const pdf = await written('turned.pdf', await photosToPdf(photos, refuse));
    expect((await run('pdfinfo', [pdf])).stdout).toMatch(/^Pages:\s+8$/m);
    for (let page = 1; page <= 8; page += 1) {
      const { corners, ratio } = await shown(pdf, page);
      expect([page, corners]).toEqual([page, ['dark red', 'red', 'dark blue', 'blue']]);
      expect(ratio).toBeCloseTo(0.75, 2);
    }
  });

  it('keeps each JPEG byte for byte, also a progressive and a grey one, and is the same when made again, but for the identifier at its end', async () => {
    const kept = [
      await photo(6),
      new Blob([new Uint8Array(await upright.clone().jpeg({ progressive: true }).toBuffer())]),
      new Blob([
        new Uint8Array(
          await sharp(await upright.png().toBuffer())
            .grayscale()
            .toColourspace('b-w')
            .jpeg()
            .toBuffer(),
        ),
      ]),
    ];
    const bytes = await photosToPdf(kept, refuse);
    const pdf = await written('kept.pdf', bytes);
    await run('pdfimages', ['-all', pdf, join(folder, 'kept')]);
    const names = (await readdir(folder)).filter((name) => /^kept-.*\.jpg$/.test(name)).toSorted();
    const inside = await Promise.all(names.map((name) => readFile(join(folder, name))));
    const before = await Promise.all(kept.map(async (one) => Buffer.from(await one.arrayBuffer())));
    expect(inside.map((one) => one.toString('base64'))).toEqual(before.map((one) => one.toString('base64')));
    const again = await photosToPdf(kept, refuse);
    const upToIdentifier = (one: Uint8Array): string =>
      Buffer.from(one)
        .toString('latin1')
        .replaceAll(/(?<=\/ID \[[^\]]*)[0-9A-F]{32}/g, '');
    expect(again.length).toBe(bytes.length);
    expect(upToIdentifier(again) === upToIdentifier(bytes)).toBe(true);
    expect(Buffer.from(bytes).lastIndexOf('/ID [')).toBeGreaterThan(bytes.length - 200);
  });

  it('takes a picture of another kind as it is shown, and one in inks', async () => {
    const inks = new Blob([
      new Uint8Array(
        await sharp(await upright.png().toBuffer())
          .toColourspace('cmyk')
          .jpeg()
          .toBuffer(),
      ),
    ]);
    expect(jpegFacts(new Uint8Array(await inks.arrayBuffer()))).toBeUndefined();
    const pdf = await written('others.pdf', await photosToPdf([await photo(1, 'png'), await photo(1), inks], redraw));
    const list = (await run('pdfimages', ['-list', pdf])).stdout.trim().split('\n').slice(2);
    expect(list.map((line) => line.trim().split(/\s+/)[8])).toEqual(['jpeg', 'jpeg', 'jpeg']);
    expect((await shown(pdf, 1)).corners).toEqual(['dark red', 'red', 'dark blue', 'blue']);
  });

  it('says which picture cannot be a page', async () => {
    const whole = await photo(1);
    const cut = whole.slice(0, 200, 'image/jpeg');
    await expect(photosToPdf([whole, cut], refuse)).rejects.toThrow(PictureError);
    await expect(photosToPdf([whole, cut], refuse)).rejects.toMatchObject({ index: 1 });
  });
});

describe('what a JPEG says of itself', () => {
  it('is nothing for other files and for what ends at any place before its frame', async () => {
    const bytes = new Uint8Array(await (await photo(6)).arrayBuffer());
    expect(jpegFacts(bytes)?.orientation).toBe(6);
    const frame = Buffer.from(bytes).indexOf(Buffer.from([0xff, 0xc0]));
    for (let length = 0; length < frame; length += 1) expect(jpegFacts(bytes.subarray(0, length))).toBeUndefined();
    expect(jpegFacts(new TextEncoder().encode('%PDF-1.7 not a picture'))).toBeUndefined();
  });
});
