/** What a PDF has to know of a photo to show it as it was taken. */
export interface JpegFacts {
  width: number;
  height: number;
  /** As EXIF counts them (TIFF tag 274): 1 is upright; 1 also when nothing says so. */
  orientation: number;
}

const orientationTag = 0x0112;
/** Baseline, extended and progressive, Huffman coded: what readers of PDF decode (ISO 32000, 7.4.8). */
const framesShown = [0xc0, 0xc1, 0xc2];

/** Undefined for what is no JPEG, or one that not every reader of PDF shows: more than eight bits, or inks in place of light. */
export function jpegFacts(bytes: Uint8Array): JpegFacts | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    if (view.getUint16(0) !== 0xffd8) return undefined;
    let orientation = 1;
    for (let at = 2; ;) {
      if (view.getUint8(at) !== 0xff) return undefined;
      const marker = view.getUint8(at + 1);
      // Any number of fill bytes may stand before a marker.
      if (marker === 0xff) {
        at += 1;
        continue;
      }
      const length = view.getUint16(at + 2);
      if (length < 2 || marker === 0xda || marker === 0xd9) return undefined;
      if (marker === 0xe1) orientation = exifOrientation(view, at + 4, length - 2) ?? orientation;
      if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
        const isShown = framesShown.includes(marker) && view.getUint8(at + 4) === 8 && [1, 3].includes(view.getUint8(at + 9));
        const [height, width] = [view.getUint16(at + 5), view.getUint16(at + 7)];
        return isShown && width > 0 && height > 0 ? { width, height, orientation } : undefined;
      }
      at += 2 + length;
    }
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** From an APP1 segment that is EXIF; what lies outside of the segment is none. */
function exifOrientation(whole: DataView, start: number, length: number): number | undefined {
  try {
    const view = new DataView(whole.buffer, whole.byteOffset + start, length);
    if (view.getUint32(0) !== 0x45786966 || view.getUint16(4) !== 0) return undefined;
    const tiff = 6;
    const isLittle = view.getUint16(tiff) === 0x4949;
    if (view.getUint16(tiff + 2, isLittle) !== 42) return undefined;
    const directory = tiff + view.getUint32(tiff + 4, isLittle);
    const count = view.getUint16(directory, isLittle);
    for (let entry = 0; entry < count; entry += 1) {
      const at = directory + 2 + entry * 12;
      if (view.getUint16(at, isLittle) !== orientationTag) continue;
      const value = view.getUint16(at + 8, isLittle);
      return value >= 1 && value <= 8 ? value : undefined;
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  return undefined;
}
