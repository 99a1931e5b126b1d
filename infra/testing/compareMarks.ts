import sharp from 'sharp';

/** Red as the pen draws it, over white or over the words of a watermark. */
function isRed(pixels: Uint8Array, at: number): boolean {
  const [red = 0, green = 0, blue = 0] = pixels.subarray(at, at + 3);
  return red > 140 && green < 110 && blue < 110;
}

const read = (png: Uint8Array) => sharp(png).removeAlpha().raw().toBuffer({ resolveWithObject: true });

/** Pixels of the red pen in a picture. */
export async function countMarks(png: Uint8Array): Promise<number> {
  const { data } = await read(png);
  let count = 0;
  for (let at = 0; at < data.length; at += 3) if (isRed(data, at)) count++;
  return count;
}

/**
 * How far the red marks of two screenshots cover each other, from 0 to 1: what both have, of what either has.
 * What lies below them differs, as each page has its viewer's name in it.
 */
export async function compareMarks(one: Uint8Array, other: Uint8Array): Promise<number> {
  const [first, second] = await Promise.all([read(one), read(other)]);
  if (first.info.width !== second.info.width || first.info.height !== second.info.height) return 0;
  let [both, either] = [0, 0];
  for (let at = 0; at < first.data.length; at += 3) {
    const [here, there] = [isRed(first.data, at), isRed(second.data, at)];
    if (here && there) both++;
    if (here || there) either++;
  }
  return either === 0 ? 0 : both / either;
}
