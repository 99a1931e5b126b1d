import type { ExportedLog } from '@assize/contracts/hearing/log';
import { shortCodeOf } from '@assize/contracts/recording/integrity';
import { checkCustody } from './checks/checkCustody.ts';
import { checkFiles } from './checks/checkFiles.ts';
import { checkJournals } from './checks/checkJournals.ts';
import { checkLog } from './checks/checkLog.ts';
import { checkExhibits, checkProducts, hashesOf, readDerived, readManifest } from './checks/checkProducts.ts';
import { checkBinding, checkProof, type CheckedProof } from './checks/checkProof.ts';
import { checkStamps } from './checks/checkStamps.ts';
import { type Finding, finding, type Report, reportOf } from './Finding.ts';
import { keyIdOf } from './isSignedBy.ts';
import type { MakeHash, PackageFile } from './PackageFile.ts';
import { findRoot, type ReadPackage, readPackage } from './readPackage.ts';

interface Options {
  makeHash: MakeHash;
  /** Bytes read so far, of all. */
  onProgress?: (done: number, all: number) => void;
}

/** What a desktop leaves in a folder that somebody looked into. */
const isOfSystem = (path: string): boolean => /(^|\/)(\.DS_Store|Thumbs\.db|desktop\.ini)$/i.test(path);

/** Checks a package as it was handed over: every file, the chains, the signatures and the code. Needs no network and no key. */
export async function checkPackage(files: readonly PackageFile[], { makeHash, onProgress }: Options): Promise<Report> {
  const root = findRoot(files);
  if (root === undefined) return { verdict: 'notPackage', findings: [finding('fault', 'notPackage')], shortCode: undefined };
  const all = files.filter((one) => one.path.startsWith(root)).map((one) => ({ ...one, path: one.path.slice(root.length) }));
  const inside = all.filter((one) => !isOfSystem(one.path));
  const bytes = inside.reduce((sum, one) => sum + one.bytes, 0);
  const read = await readPackage(inside, makeHash, (done) => onProgress?.(done, bytes));
  const json = (path: string): unknown => parseJson(read.texts.get(path));

  const manifestJson = json('data/recording/manifest.json');
  const manifest = readManifest(manifestJson);
  const derived = readDerived(json('data/recording/derived.json'));
  // Of what was made for the package the manifest names the source alone.
  const known = [...(manifest ? hashesOf(manifest) : [])].filter(([path]) => !derived.has(path));
  const findings = checkFiles(read, new Map(known));
  findings.push(...all.filter((one) => isOfSystem(one.path)).map((one) => finding('open', 'fileExtra', { file: one.path })));
  if (read.texts.has('data/recording/manifest.json') && !manifest) findings.push(finding('fault', 'manifestMisshapen'));

  const proved = read.texts.has('data/proof.json') ? checkProof(json('data/proof.json')) : undefined;
  findings.push(...(proved?.findings ?? [finding('open', 'noProof')]));
  const log = read.texts.has('data/log/log.json') ? checkLog(json('data/log/log.json')) : undefined;
  findings.push(...(log?.findings ?? [finding('open', 'logNotHere')]));
  if (proved?.proof && proved.code !== undefined)
    findings.push(...checkAgainst(proved.proof, proved.code, { read, manifestJson, log: log?.log, headHash: log?.headHash }));
  if (proved?.proof && manifest && manifest.recordingId !== proved.proof.statement.recordingId) findings.push(finding('fault', 'manifestOfAnother'));
  if (manifest) findings.push(...checkProducts(manifest, read.hashes, derived));
  if (read.texts.has('data/exhibits/exhibits.json')) findings.push(...checkExhibits(json('data/exhibits/exhibits.json'), read.hashes, filedIn(log?.log)));
  if (read.texts.has('data/log/custody.json')) findings.push(...checkCustody(json('data/log/custody.json'), log?.log, proved?.code));
  findings.push(finding('open', 'contentNotProved'), finding('open', 'remakeToProve'));
  return reportOf(findings, proved?.code === undefined ? undefined : shortCodeOf(proved.code));
}

interface Beside {
  read: ReadPackage;
  manifestJson: unknown;
  log: ExportedLog | undefined;
  headHash: string | undefined;
}

/** What the court's statement says of the other parts of the package. */
function checkAgainst(proof: NonNullable<CheckedProof['proof']>, code: string, { read, manifestJson, log, headHash }: Beside): Finding[] {
  const { statement } = proof;
  const findings: Finding[] = [];
  if (log) {
    const fits = log.hearingId === statement.hearingId && log.events.length === statement.log.headSeq && headHash === statement.log.headHash;
    findings.push(fits ? finding('proved', 'logStated') : finding('fault', 'logNotStated'));
    const sealKey = proof.keys.find((one) => one.id === log.seal?.keyId);
    if (log.seal && sealKey?.publicKey.trim() !== log.publicKey?.trim()) findings.push(finding('fault', 'sealKeyUnknown', { key: log.seal.keyId }));
  }
  return [...findings, ...checkJournals(statement, read.journals), ...checkBinding(proof, code, manifestJson), ...checkStamps(proof.timeStamps, code)];
}

/** A single exported log, as `GET /api/hearings/:hearingId/log` gives it. */
export function checkLogFile(text: string): Report {
  const { findings, log } = checkLog(parseJson(text));
  const key = log?.seal && log.publicKey ? keyIdOf(log.publicKey) : undefined;
  return reportOf(key === undefined ? findings : [...findings, finding('open', 'compareKey', { key })]);
}

function filedIn(log: ExportedLog | undefined): Set<string> {
  return new Set((log?.events ?? []).flatMap((event) => (event.type === 'exhibit.filed' ? [event.payload.document.sha256] : [])));
}

function parseJson(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
