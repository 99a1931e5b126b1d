import { PDF } from '@libpdf/core';
import { jpegFacts } from './jpegFacts.ts';
import { PictureError } from './PictureError.ts';

/** The longer side of a page, in points: that of A4, so that a photo prints as large as a sheet. */
const longSide = 841.89;

/** How a page is turned, clockwise, so that its photo stands upright; a mirrored one is mirrored back before. */
const turns: Record<number, { rotate: number; isMirrored: boolean }> = {
  1: { rotate: 0, isMirrored: false },
  2: { rotate: 0, isMirrored: true },
  3: { rotate: 180, isMirrored: false },
  4: { rotate: 180, isMirrored: true },
  5: { rotate: 270, isMirrored: true },
  6: { rotate: 90, isMirrored: false },
  7: { rotate: 90, isMirrored: true },
  8: { rotate: 270, isMirrored: false },
};

/**
 * One document of these pictures, each a page in its own proportions, upright. A JPEG is kept byte for byte, with what
 * the camera wrote into it; `redraw` makes an upright JPEG of any other. Made again, it
 * differs in nothing but the identifier at its end, so that an upload that broke off can go on. Throws PictureError.
 */
export async function photosToPdf(pictures: readonly Blob[], redraw: (picture: Blob) => Promise<Blob>): Promise<Uint8Array<ArrayBuffer>> {
  const pdf = PDF.create();
  for (const [index, picture] of pictures.entries()) {
    try {
      const kept = new Uint8Array(await picture.arrayBuffer());
      const bytes = jpegFacts(kept) ? kept : new Uint8Array(await (await redraw(picture)).arrayBuffer());
      const facts = jpegFacts(bytes);
      if (!facts) throw new Error('it is not a JPEG that a PDF shows');
      const scale = longSide / Math.max(facts.width, facts.height);
      const [width, height] = [facts.width * scale, facts.height * scale];
      const { rotate, isMirrored } = turns[facts.orientation] ?? { rotate: 0, isMirrored: false };
      const page = pdf.addPage({ width, height, rotate });
      page.drawImage(pdf.embedJpeg(bytes), { x: isMirrored ? width : 0, y: 0, width: isMirrored ? -width : width, height });
    } catch (error) {
      throw new PictureError(index, error);
    }
  }
  const { lastModified } = pictures.reduce<{ lastModified: number }>(latest, { lastModified: 0 });
  pdf.setCreationDate(new Date(lastModified));
  pdf.setModificationDate(new Date(lastModified));
  return new Uint8Array(await pdf.save());
}

const latest = (before: { lastModified: number }, one: Blob): { lastModified: number } =>
  one instanceof File && one.lastModified > before.lastModified ? one : before;
