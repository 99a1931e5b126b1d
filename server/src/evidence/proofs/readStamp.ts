import { X509Certificate } from 'node:crypto';
import type { ProofFault } from '@assize/contracts/http/proofs';
import { ContentInfo, SignedData } from '@peculiar/asn1-cms';
import { AsnConvert } from '@peculiar/asn1-schema';
import { TimeStampResp, TSTInfo } from '@peculiar/asn1-tsp';

export class StampFault extends Error {
  readonly fault: ProofFault;

  constructor(fault: ProofFault, options?: ErrorOptions) {
    super(fault, options);
    this.name = 'StampFault';
    this.fault = fault;
  }
}

/** Hashes by which a document may be named in a time stamp; SHA-1 and older ones prove nothing any more. */
const digests: Record<string, 'sha256' | 'sha384' | 'sha512'> = {
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};
export type DigestName = (typeof digests)[string];
const contentTypes = { signedData: '1.2.840.113549.1.7.2', tstInfo: '1.2.840.113549.1.9.16.1.4' };
const timeStamping = '1.3.6.1.5.5.7.3.8';
/** What OpenSSL verifies; of others, such as SM2 in Debian 12, "it does not fit" would be said falsely. */
const keyKinds: readonly (string | undefined)[] = ['rsa', 'rsa-pss', 'ec', 'ed25519', 'ed448'];

export interface Stamp {
  /** An authority's whole answer, or the token in it. */
  form: 'response' | 'token';
  at: Date;
  digest: DigestName;
  /** Hexadecimal: the hash of the document of which it speaks. */
  imprint: string;
  signer: X509Certificate;
  /** The name in the signer's certificate, on one line. */
  authority: string;
}

/** What a time stamp says (RFC 3161), its signature not looked at yet. Throws StampFault. */
export function readStamp(bytes: Buffer): Stamp {
  try {
    return read(bytes);
  } catch (error) {
    throw error instanceof StampFault ? error : new StampFault('unreadable', { cause: error });
  }
}

function read(bytes: Buffer): Stamp {
  const { form, content } = unwrap(bytes);
  if (content.contentType !== contentTypes.signedData) throw new StampFault('unreadable');
  const signed = AsnConvert.parse(content.content, SignedData);
  const inner = signed.encapContentInfo.eContent?.single;
  // One signature (RFC 3161, 2.4.2).
  const [signature, second] = signed.signerInfos;
  if (signed.encapContentInfo.eContentType !== contentTypes.tstInfo || !inner || !signature || second) throw new StampFault('unreadable');
  const { genTime: at, messageImprint } = AsnConvert.parse(inner.buffer, TSTInfo);
  const digest = digests[messageImprint.hashAlgorithm.algorithm];
  if (!digest) throw new StampFault('algorithm');
  const serial = signature.sid.issuerAndSerialNumber?.serialNumber;
  if (Number.isNaN(at.getTime()) || !serial) throw new StampFault('unreadable');
  const signer = findSigner(signed, BigInt(`0x${hexOf(serial) || '0'}`));
  return { form, at, digest, imprint: hexOf(messageImprint.hashedMessage.buffer), signer, authority: nameOf(signer) };
}

function unwrap(bytes: Buffer): { form: Stamp['form']; content: ContentInfo } {
  try {
    return { form: 'token', content: AsnConvert.parse(bytes, ContentInfo) };
  } catch {
    const { timeStampToken } = AsnConvert.parse(bytes, TimeStampResp);
    if (!timeStampToken) throw new StampFault('unreadable');
    return { form: 'response', content: timeStampToken };
  }
}

function findSigner({ certificates }: SignedData, serial: bigint): X509Certificate {
  const all = [...(certificates ?? [])].flatMap(({ certificate }) =>
    certificate ? [new X509Certificate(Buffer.from(AsnConvert.serialize(certificate)))] : [],
  );
  const signer = all.find((one) => BigInt(`0x${one.serialNumber}`) === serial);
  if (!signer) throw new StampFault('noCertificate');
  if (!signer.keyUsage?.includes(timeStamping)) throw new StampFault('notForStamps');
  if (!keyKinds.includes(keyKindOf(signer))) throw new StampFault('algorithm');
  return signer;
}

function keyKindOf({ publicKey }: X509Certificate): string | undefined {
  return publicKey.asymmetricKeyType;
}

function nameOf(certificate: X509Certificate): string {
  const names = [certificate.toLegacyObject().subject.CN ?? certificate.subject].flat();
  const line = names
    .join(' ')
    .replaceAll(/[\p{Cc}\p{Cf}]+/gu, ' ')
    .trim();
  return line.slice(0, 200) || '?';
}

const hexOf = (bytes: ArrayBuffer): string => Buffer.from(bytes).toString('hex');
