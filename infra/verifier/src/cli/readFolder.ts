import { createHash } from 'node:crypto';
import { createReadStream, lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { MakeHash, PackageFile } from '../PackageFile.ts';

/** Every file under a folder. What is neither file nor folder (a link, a device) is left out, and so found missing. */
export function readFolder(folder: string, prefix = ''): PackageFile[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry): PackageFile[] => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return readFolder(path, `${prefix}${entry.name}/`);
    if (!entry.isFile()) return [];
    return [{ path: prefix + entry.name, bytes: lstatSync(path).size, read: () => createReadStream(path, { highWaterMark: 1 << 20 }) }];
  });
}

export const makeNodeHash: MakeHash = () => {
  const hash = createHash('sha256');
  return { update: (bytes) => void hash.update(bytes), end: () => hash.digest('hex') };
};
