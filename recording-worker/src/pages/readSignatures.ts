import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { type DocumentSignatures, type FoundSignature, mostSignatures } from '@assize/contracts/hearing/evidence/signatures';
import { confine } from './confine.ts';
import { PageFaultError } from './PageFaultError.ts';
import type { PagesContext } from './PagesContext.ts';
import { parseSignatures, type SaidSignature } from './signaturesModel.ts';

/** Larger than any token with its certificates; it goes with every answer about the document. */
const mostTokenBytes = 64 << 10;

/**
 * What is signed in a PDF, as poppler tells it in confinement. Without a database of certificates, and with no
 * network to ask, it looks whether what was signed is as it was, and not who it was that signed. Null for signatures
 * that could not be read: that is no reason to have no pages.
 */
export async function readSignatures(context: PagesContext, input: string, folder: string): Promise<DocumentSignatures> {
  const dump = join(folder, 'signatures');
  await mkdir(dump);
  const place = { input, folder: dump, seconds: 60, megabytes: 2048, signal: context.signal };
  try {
    const said = await confine('pdfsig', ['-nocert', '/in'], { ...place, alsoEndsWith: noSignaturesCode });
    if (said.startsWith("File '/in' does not contain any signatures")) return [];
    const dumped = await confine('pdfsig', ['-dump', '/in'], place);
    const signatures = parseSignatures(said, dumped);
    if (!signatures) return null;
    const found: FoundSignature[] = [];
    for (const one of signatures.slice(0, mostSignatures)) found.push(await asFound(one, input, dump));
    return found;
  } catch (error) {
    if (error instanceof PageFaultError && error.fault !== 'noRenderer') return null;
    throw error;
  }
}
/** Of `pdfsig`. */
const noSignaturesCode = 2;

/** A signature, or the time stamp of which poppler cannot say more than where it is. */
async function asFound({ index, isKnownType, ranges, ...said }: SaidSignature, input: string, dump: string): Promise<FoundSignature> {
  const stamp = isKnownType || !ranges ? undefined : await readFile(join(dump, `in.sig${String(index)}`)).catch(() => undefined);
  const token = stamp && stamp.length <= mostTokenBytes ? withoutPadding(stamp) : undefined;
  if (!token || !ranges || !token.includes(tstInfo)) return { kind: 'signature', ...said };
  return { kind: 'timeStamp', token: token.toString('base64'), digests: await digestsOf(input, ranges), coversWhole: said.coversWhole };
}
/** The object identifier of what a time stamp says, 1.2.840.113549.1.9.16.1.4, in DER. */
const tstInfo = Buffer.from('060b2a864886f70d0109100104', 'hex');

/** There is room for more than the token in the file, and zeros in it. */
function withoutPadding(bytes: Buffer): Buffer {
  const [tag, form = 0] = bytes;
  if (tag !== 0x30 || form !== 0x82) return bytes;
  return bytes.subarray(0, 4 + bytes.readUInt16BE(2));
}

async function digestsOf(path: string, ranges: readonly (readonly [number, number])[]) {
  const hashes = { sha256: createHash('sha256'), sha384: createHash('sha384'), sha512: createHash('sha512') };
  for (const [start, end] of ranges) {
    if (end <= start) continue;
    await pipeline(createReadStream(path, { start, end: end - 1 }), async (chunks: AsyncIterable<Buffer>) => {
      for await (const chunk of chunks) for (const hash of Object.values(hashes)) hash.update(chunk);
    });
  }
  const hex = (hash: Hash): string => hash.digest('hex');
  return { sha256: hex(hashes.sha256), sha384: hex(hashes.sha384), sha512: hex(hashes.sha512) };
}
