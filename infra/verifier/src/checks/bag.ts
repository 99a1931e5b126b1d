/** The lines of a BagIt manifest (RFC 8493, 2.1.3): path → hash. Undefined when a line is none. */
export function readBagManifest(text: string): Map<string, string> | undefined {
  const entries = new Map<string, string>();
  for (const line of text.split(/\r\n|\r|\n/)) {
    if (line === '') continue;
    const found = /^([0-9a-fA-F]{64})[ \t]+\*?(.+)$/.exec(line);
    const [, hash, path] = found ?? [];
    if (hash === undefined || path === undefined || entries.has(path)) return undefined;
    entries.set(unescapePath(path), hash.toLowerCase());
  }
  return entries;
}

/** Line breaks and `%` in names are escaped. */
function unescapePath(path: string): string {
  return path.replaceAll(/%0A/gi, '\n').replaceAll(/%0D/gi, '\r').replaceAll('%25', '%');
}

/** One value of `bag-info.txt`; undefined when it has none of this label. */
export function readBagInfo(text: string, label: string): string | undefined {
  const prefix = `${label.toLowerCase()}:`;
  const line = text.split(/\r\n|\r|\n/).find((one) => one.toLowerCase().startsWith(prefix));
  return line?.slice(prefix.length).trim();
}

export type FileState = { state: 'same' } | { state: 'changed'; expected: string; found: string } | { state: 'missing'; expected: string } | { state: 'extra' };

/** How each file stands to what a manifest lists of it. `isCovered`: of which files the manifest must name every one. */
export function compareFiles(
  listed: ReadonlyMap<string, string>,
  found: ReadonlyMap<string, string>,
  isCovered: (path: string) => boolean,
): Map<string, FileState> {
  const states = new Map<string, FileState>();
  for (const [path, expected] of listed) {
    const hash = found.get(path);
    if (hash === undefined) states.set(path, { state: 'missing', expected });
    else states.set(path, hash === expected ? { state: 'same' } : { state: 'changed', expected, found: hash });
  }
  for (const path of found.keys()) if (isCovered(path) && !listed.has(path)) states.set(path, { state: 'extra' });
  return states;
}
