import { LRUCache } from 'lru-cache';
import sharp from 'sharp';

// Pages are marked side by side: one core each.
sharp.concurrency(1);

const stepX = 460;
const stepY = 260;

interface Shape {
  width: number;
  height: number;
}

function escape(text: string): string {
  return text.replaceAll(/[<>&"']/g, (sign) => `&#${String(sign.codePointAt(0))};`);
}

/** Who looks, all over the page, in a grey that leaves every word readable. */
function draw(words: string, { width, height }: Shape): Buffer {
  const text = escape(words);
  const rows = Array.from({ length: Math.ceil(height / stepY) + 1 }, (_, row) =>
    Array.from({ length: Math.ceil(width / stepX) + 1 }, (__, column) => {
      const [x, y] = [column * stepX - (row % 2) * (stepX / 2), row * stepY + 60];
      return `<text x="${String(x)}" y="${String(y)}" transform="rotate(-24 ${String(x)} ${String(y)})">${text}</text>`;
    }).join(''),
  );
  const look = 'font-family="Noto Sans CJK SC, Noto Sans, sans-serif" font-size="22" fill="#5a6472" fill-opacity="0.22"';
  return Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${String(width)}" height="${String(height)}"><g ${look}>${rows.join('')}</g></svg>`);
}

/** Watermarks as pixels, by words and shape: the same person turns many pages of one shape. */
const drawn = new LRUCache<string, Buffer>({ maxSize: 128 << 20, sizeCalculation: (pixels) => pixels.length });

async function pixelsOf(words: string, shape: Shape): Promise<Buffer> {
  const key = `${String(shape.width)} ${String(shape.height)} ${words}`;
  const known = drawn.get(key);
  if (known) return known;
  const pixels = await sharp(draw(words, shape)).ensureAlpha().raw().toBuffer();
  drawn.set(key, pixels);
  return pixels;
}

/** A picture that was read once, to be marked for many. */
export interface Pixels extends Shape {
  data: Buffer;
}

export async function readPixels(jpeg: Buffer): Promise<Pixels> {
  const { data, info } = await sharp(jpeg).removeAlpha().toColourspace('srgb').raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

/** A page with its viewer's words in it, not above it: they stay in a picture that is kept or photographed. JPEG. */
export async function watermark({ data, width, height }: Pixels, words: string): Promise<Buffer> {
  const input = await pixelsOf(words, { width, height });
  return sharp(data, { raw: { width, height, channels: 3 } })
    .composite([{ input, raw: { width, height, channels: 4 } }])
    .jpeg({ quality: 84, chromaSubsampling: '4:4:4' })
    .toBuffer();
}
