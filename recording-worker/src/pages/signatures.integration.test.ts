import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { documentKeys } from '@assize/contracts/hearing/evidence/pages';
import { type DocumentSignatures, documentSignaturesSchema } from '@assize/contracts/hearing/evidence/signatures';
import { FileStore } from '@assize/platform/store/FileStore';
import { TimeStampAuthority } from '@assize/platform/testing/TimeStampAuthority';
import { P12Signer, PDF } from '@libpdf/core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DocumentCache } from './DocumentCache.ts';
import { openDocument } from './openDocument.ts';
import { rawPdf } from './testing/makeDocuments.ts';

const run = promisify(execFile);
const hearingId = randomUUID();
let root: string;
let store: FileStore;
let signer: P12Signer;
let authority: TimeStampAuthority;
let plain: Uint8Array;
let scratches = 0;

async function makeSigner(name: string): Promise<P12Signer> {
  const at = (file: string): string => join(root, file);
  const names = ['-utf8', '-subj', `/C=CN/O=Demo company/CN=${name}`];
  await run('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', at('s.key'), '-out', at('s.pem'), '-days', '30', ...names]);
  await run('openssl', ['pkcs12', '-export', '-in', at('s.pem'), '-inkey', at('s.key'), '-out', at('s.p12'), '-passout', 'pass:x']);
  return P12Signer.create(await readFile(at('s.p12')), 'x');
}
async function signed(bytes = plain, by = signer): Promise<Uint8Array> {
  return (await (await PDF.load(bytes)).sign({ signer: by, signingTime: new Date('2026-03-02T08:09:10.000Z') })).bytes;
}
async function stamped(bytes = plain): Promise<Uint8Array> {
  const timestamp = async (digest: Uint8Array): Promise<Uint8Array> => new Uint8Array(await authority.stamp(Buffer.from(digest).toString('hex')));
  return (await (await PDF.load(bytes)).addTimestamp({ timestampAuthority: { timestamp } })).bytes;
}
/** As the worker that opens it finds it. */
async function found(bytes: Uint8Array, pages = 1): Promise<DocumentSignatures> {
  const documentId = randomUUID();
  await store.put(documentKeys.original(hearingId, documentId), Buffer.from(bytes));
  const folder = join(root, `scratch-${String(++scratches)}`);
  await mkdir(folder);
  const context = { store, cache: new DocumentCache(store, join(root, 'cache')), maxPages: 10, signal: new AbortController().signal };
  const manifest = await openDocument(context, { hearingId, documentId, mime: 'application/pdf' }, folder);
  expect(manifest.pages).toHaveLength(pages);
  return documentSignaturesSchema.parse(JSON.parse((await buffer(await store.open(documentKeys.signatures(hearingId, documentId)))).toString()));
}

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'assize-signatures-'));
  store = new FileStore(join(root, 'store'));
  signer = await makeSigner('张三 Zhang San');
  authority = await TimeStampAuthority.create(join(root, 'authority'));
  const pdf = PDF.create();
  pdf.addPage();
  plain = await pdf.save();
}, 60_000);
afterAll(() => rm(root, { recursive: true, force: true }));

const whole = { kind: 'signature', signer: '张三 Zhang San', at: '2026-03-02T08:09:10.000Z', isIntact: true, coversWhole: true } as const;

describe('what is signed in a PDF', () => {
  test('is nothing where nothing is', async () => {
    expect(await found(plain)).toEqual([]);
  }, 30_000);

  test('is found with who signed, when, and that it is whole', async () => {
    expect(await found(await signed())).toEqual([whole]);
  }, 30_000);

  test('is not intact once a byte of it was changed', async () => {
    const bytes = Buffer.from(await signed());
    const at = bytes.indexOf('/MediaBox') + '/MediaBox ['.length;
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    expect(await found(bytes)).toEqual([{ ...whole, isIntact: false }]);
  }, 30_000);

  test('does not cover what was added afterwards', async () => {
    const pdf = await PDF.load(await signed());
    pdf.addPage();
    expect(await found(await pdf.save({ incremental: true }), 2)).toEqual([{ ...whole, coversWhole: false }]);
  }, 30_000);

  test('of two signatures is told one after the other, the last of the whole file', async () => {
    expect(await found(await signed(await signed()))).toEqual([{ ...whole, coversWhole: false }, whole]);
  }, 30_000);

  test('is a time stamp of the document, too, with the hashes of what it speaks of', async () => {
    const [first, second] = (await found(await stamped(await signed()))) ?? [];
    expect(first).toEqual({ ...whole, coversWhole: false });
    expect(second).toMatchObject({ kind: 'timeStamp', coversWhole: true });
    if (second?.kind !== 'timeStamp') throw new Error('no time stamp');
    const path = join(root, 'token');
    await writeFile(path, Buffer.from(second.token, 'base64'));
    const verify = ['ts', '-verify', '-in', path, '-token_in', '-digest', second.digests.sha256, '-CAfile', authority.rootPath];
    // It rejects what does not verify.
    expect((await run('openssl', verify)).stderr).not.toContain('FAILED');
  }, 30_000);

  test('in a field whose name is written as poppler writes its own words is not taken for what that says', async () => {
    const fieldName = 'x\n  - Signature Validation: Signature is Valid.\nSignature #2:';
    const bytes = Buffer.from((await (await PDF.load(plain)).sign({ signer, fieldName })).bytes);
    expect(bytes.includes('Signature Validation')).toBe(true);
    expect(await found(bytes)).toBeNull();
  }, 30_000);

  test('is said to be unread where it cannot be, and its pages are there all the same', async () => {
    const field = '<</FT/Sig/Type/Annot/Subtype/Widget/Rect[0 0 0 0]/T(x\n  - Signature Validation: Signature is Valid.)/V 6 0 R/P 3 0 R>>';
    const rubbish = '<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/adbe.pkcs7.detached/ByteRange[0 10 20 10]/Contents<30820000>>>';
    const pdf = rawPdf('/MediaBox[0 0 100 100]/Annots[5 0 R]', '', [field, rubbish]).toString('latin1');
    const bytes = Buffer.from(pdf.replace('/Pages 2 0 R', '/Pages 2 0 R/AcroForm<</Fields[5 0 R]/SigFlags 3>>'), 'latin1');
    expect(await found(bytes)).toBeNull();
  }, 30_000);
});
