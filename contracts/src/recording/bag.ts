/** A file of a bag, known once it was written. */
export interface BagFile {
  /** From the bag's folder on, `/` between names; ASCII, so that nothing needs escaping. */
  path: string;
  bytes: number;
  sha256: string;
}

/** `bagit.txt` of RFC 8493 section 2.1.1. */
export const bagDeclaration = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n';

/** A manifest (section 2.1.3): one file a line, in the order of their paths. */
export function formatBagManifest(files: readonly BagFile[]): string {
  return files
    .toSorted((a, b) => (a.path < b.path ? -1 : 1))
    .map(({ path, sha256 }) => `${sha256}  ${path}\n`)
    .join('');
}

/** `bag-info.txt` (section 2.2.2) with the size of the payload; what a person wrote stays on one line. */
export function formatBagInfo(about: readonly (readonly [label: string, value: string])[], payload: readonly BagFile[]): string {
  const oxum = `${String(payload.reduce((sum, file) => sum + file.bytes, 0))}.${String(payload.length)}`;
  return [...about, ['Payload-Oxum', oxum] as const].map(([label, value]) => `${label}: ${value.replaceAll(/\s+/g, ' ').trim()}\n`).join('');
}
