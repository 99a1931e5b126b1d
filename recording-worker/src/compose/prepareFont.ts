import { readFile, writeFile } from 'node:fs/promises';
import { ProductionError } from '../platform/ProductionError.ts';
import { extractChineseFace } from './extractFontFace.ts';

/** Where Debian, Fedora and Alpine keep Noto Sans CJK. */
const usualPlaces = [
  '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc',
  '/usr/share/fonts/google-noto-cjk/NotoSansCJK-Regular.ttc',
  '/usr/share/fonts/noto/NotoSansCJK-Regular.ttc',
  '/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc',
];

/** Writes the font of plates and strip to `path`. Throws `fontMissing` when none is installed. */
export async function prepareFont(path: string, configured: string | undefined): Promise<void> {
  for (const place of configured ? [configured] : usualPlaces) {
    const file = await readFile(place).catch(() => undefined);
    if (file) return writeFile(path, extractChineseFace(file));
  }
  throw new ProductionError('fontMissing');
}
