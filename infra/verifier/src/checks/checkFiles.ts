import { type Finding, finding } from '../Finding.ts';
import type { ReadPackage } from '../readPackage.ts';
import { compareFiles, type FileState, readBagInfo, readBagManifest } from './bag.ts';

const isPayload = (path: string): boolean => path.startsWith('data/');
/** Beside these a system may put files of its own, such as `.DS_Store`. */
const isTag = (path: string): boolean => !isPayload(path) && !path.includes('/') && !path.startsWith('.') && path !== 'tagmanifest-sha256.txt';

/**
 * Whether every file is there as the package lists it (BagIt 1.0, RFC 8493). `known`: hashes that the recording's own
 * manifest names, which the court signed apart from the package: they tell when a file was changed.
 */
export function checkFiles({ hashes, texts }: ReadPackage, known: ReadonlyMap<string, string>): Finding[] {
  const madeOn = readBagInfo(texts.get('bag-info.txt') ?? '', 'Bagging-Date') ?? '–';
  const lists = [
    ['manifest-sha256.txt', isPayload],
    ['tagmanifest-sha256.txt', isTag],
  ] as const;
  const findings: Finding[] = [];
  let same = 0;
  for (const [name, isCovered] of lists) {
    const listed = readBagManifest(texts.get(name) ?? '');
    if (!texts.has(name) || !listed) {
      findings.push(finding('fault', texts.has(name) ? 'listMisshapen' : 'listMissing', { file: name }));
      continue;
    }
    for (const [path, state] of compareFiles(listed, hashes, isCovered)) {
      if (state.state === 'same') same++;
      // What lies beside the payload and in no list says nothing of the recording (RFC 8493, 2.2.4).
      else if (state.state === 'extra' && !isPayload(path)) findings.push(finding('open', 'fileExtra', { file: path }));
      else findings.push(faultOf(path, state, madeOn, known.get(path)));
    }
  }
  if (!/^BagIt-Version: 1\.0\r?\n/.test(texts.get('bagit.txt') ?? '')) findings.push(finding('fault', 'otherBag'));
  if (!findings.some((one) => one.level === 'fault')) findings.push(finding('proved', 'filesSame', { count: same, madeOn }));
  return findings;
}

function faultOf(file: string, state: Exclude<FileState, { state: 'same' }>, madeOn: string, known: string | undefined): Finding {
  if (state.state === 'extra') return finding('fault', 'fileExtra', { file });
  if (state.state === 'missing') return finding('fault', 'fileMissing', { file });
  const values = { file, madeOn, expected: state.expected, found: state.found };
  // Both lists agree on what it was: it was changed in this copy. Else the list itself was written anew.
  if (known === undefined) return finding('fault', 'fileChanged', values);
  if (known === state.expected) return finding('fault', 'fileChangedSince', values);
  return finding('fault', known === state.found ? 'fileAsRecorded' : 'fileChangedTwice', { ...values, known });
}
