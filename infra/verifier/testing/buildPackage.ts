import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { custodian, type CustodyDraft } from '@assize/contracts/custody/events';
import { canonicalForm, hashEvent, hashOf } from '@assize/contracts/hearing/chain';
import { fullCodeOf, type IntegrityProof, type IntegrityStatement, shortCodeOf } from '@assize/contracts/recording/integrity';
import type { Manifest } from '@assize/contracts/recording/products';
import { buildHearing, hearingId, recordingId } from '@assize/contracts/testing/buildHearing';
import { buildJournal } from '@assize/platform/testing/buildJournal';

export interface CourtPair {
  id: string;
  privateKey: KeyObject;
  publicKey: string;
}
export function makeKey(): CourtPair {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const der = publicKey.export({ type: 'spki', format: 'der' });
  return { id: sha256(der).slice(0, 16), privateKey, publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString() };
}
export const signText = (key: CourtPair, text: string): string => sign(null, Buffer.from(text), key.privateKey).toString('base64');
export const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

const issuedAt = '2026-11-24T03:00:01.000Z';

/** For tests: the files of a small package as a court hands it over, without the lists of the bag; all of one closed hearing. */
export function buildPayload(key: CourtPair, timeStamps: (code: string) => IntegrityProof['timeStamps'] = () => []): Record<string, Buffer> {
  const hearing = buildHearing({ upTo: 'inSession' });
  hearing.command({ type: 'hearing.close', payload: {} }, hearing.idOf('presidingJudge'));
  const head = hearing.events.at(-1);
  const unsigned = { hearingId, headSeq: hearing.events.length, headHash: head?.hash ?? '', sealedAt: issuedAt, keyId: key.id };
  const seal = { ...unsigned, signature: signText(key, canonicalForm(unsigned)) };
  const log = { format: 'assize.hearing-log.1', hearingId, events: hearing.events, seal, publicKey: key.publicKey };

  const first = buildJournal(3, { recordingId, hearingId });
  const journals = [first, buildJournal(2, { recordingId, hearingId, fileNo: 1, previousHash: first.hashes.at(-1) ?? '' })];
  const video = Buffer.from('a picture of the courtroom');
  const file = (name: string, bytes: Buffer, mimeType: string) => ({ name, bytes: bytes.length, sha256: sha256(bytes), mimeType });
  const manifest: Manifest = {
    format: 'assize.recording.1',
    recordingId,
    hearingId,
    startsAt: issuedAt,
    durationMs: 1000,
    sources: journals.map(({ bytes }, fileNo) => file(`journal/00000${String(fileNo)}.aszj`, bytes, 'application/octet-stream')),
    tracks: [],
    video: file('hearing.mp4', video, 'video/mp4'),
    hls: [],
    thumbnails: [],
    chapters: [],
    gaps: [],
  };
  const ends = journals.map(({ bytes, hashes }, fileNo) => ({ fileNo, hash: hashes.at(-1) ?? '', blocks: hashes.length - 1, bytes: bytes.length }));
  const about = { recordingId, hearingId, log: { headSeq: unsigned.headSeq, headHash: unsigned.headHash } };
  const statement: IntegrityStatement = { format: 'assize.integrity.1', ...about, journals: ends, differences: [], issuedAt, keyId: key.id };
  const code = fullCodeOf(statement);
  const bound = { format: 'assize.products.1', recordingId, code, manifestSha256: hashOf(manifest), boundAt: issuedAt, keyId: key.id } as const;
  const proof: IntegrityProof = {
    ...{ format: 'assize.proof.1', statement, signature: signText(key, canonicalForm(statement)), timeStamps: timeStamps(code) },
    products: { statement: bound, signature: signText(key, canonicalForm(bound)) },
    keys: [{ id: key.id, publicKey: key.publicKey, from: '2026-01-01T00:00:00.000Z', until: null }],
  };
  const drafts: CustodyDraft[] = [
    { type: 'custody.begun', payload: { headSeq: unsigned.headSeq, headHash: unsigned.headHash } },
    { type: 'integrity.issued', payload: { statement, signature: proof.signature, code, shortCode: shortCodeOf(code) } },
    { type: 'integrity.confirmed', payload: { participantId: hearing.idOf('plaintiff'), code } },
  ];
  const texts = {
    'data/proof.json': proof,
    'data/recording/manifest.json': manifest,
    'data/log/log.json': log,
    'data/log/custody.json': { format: 'assize.custody-log.1', hearingId, events: chain(drafts, unsigned.headSeq, unsigned.headHash) },
  };
  return {
    ...Object.fromEntries(Object.entries(texts).map(([path, value]) => [path, Buffer.from(canonicalForm(value))])),
    'data/recording/hearing.mp4': video,
    ...Object.fromEntries(journals.map(({ bytes }, fileNo) => [`data/journal/00000${String(fileNo)}.aszj`, bytes])),
  };
}

function chain(drafts: readonly CustodyDraft[], headSeq: number, headHash: string): unknown[] {
  let previousHash = headHash;
  return drafts.map((draft, index) => {
    const line = { ...draft, hearingId, seq: headSeq + 1 + index, at: issuedAt, actor: custodian, previousHash };
    previousHash = hashEvent(line);
    return { ...line, hash: previousHash };
  });
}

/** Writes the files with the lists of the bag, as they then are. */
export function writePackage(folder: string, payload: Record<string, Buffer>): void {
  const put = (path: string, body: string | Buffer): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), body);
  };
  for (const [path, body] of Object.entries(payload)) put(path, body);
  put('bagit.txt', 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n');
  put('bag-info.txt', 'Bagging-Date: 2026-11-25\n');
  put('README.txt', 'Open verify.html.\n');
  writeLists(folder);
}

/** As somebody would who changes a file and hides it: the lists of the bag anew, over what is there. */
export function writeLists(folder: string): void {
  const all = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => statSync(join(folder, path)).isFile());
  const list = (paths: readonly string[]): string =>
    paths
      .toSorted()
      .map((path) => `${sha256(readFileSync(join(folder, path)))}  ${path}\n`)
      .join('');
  writeFileSync(join(folder, 'manifest-sha256.txt'), list(all.filter((path) => path.startsWith('data/'))));
  const tags = ['bagit.txt', 'bag-info.txt', 'README.txt', 'manifest-sha256.txt'];
  writeFileSync(join(folder, 'tagmanifest-sha256.txt'), list(tags));
}
