import type { CodeStamp } from '@assize/contracts/recording/integrity';
import { ContentInfo, SignedData } from '@peculiar/asn1-cms';
import { AsnConvert } from '@peculiar/asn1-schema';
import { TSTInfo } from '@peculiar/asn1-tsp';
import { type Finding, finding } from '../Finding.ts';
import { decodeBase64 } from '../isSignedBy.ts';

const sha256Oid = '2.16.840.1.101.3.4.2.1';

/** Whether each time stamp (RFC 3161) speaks of this code. Its signature is for OpenSSL, which knows whom to trust. */
export function checkStamps(stamps: readonly CodeStamp[], code: string): Finding[] {
  if (stamps.length === 0) return [finding('open', 'noStamp')];
  return stamps.flatMap((stamp): Finding[] => {
    const said = readImprint(stamp.token);
    if (!said) return [finding('fault', 'stampUnreadable', { authority: stamp.authority })];
    const values = { authority: stamp.authority, at: said.at, code };
    if (said.imprint !== code) return [finding('fault', 'stampOfAnother', values)];
    return [finding('proved', 'stampCovers', values), finding('open', 'stampNotVerified', values)];
  });
}

function readImprint(token: string): { imprint: string; at: string } | undefined {
  try {
    const content = AsnConvert.parse(decodeBase64(token) ?? new Uint8Array(), ContentInfo);
    const inner = AsnConvert.parse(content.content, SignedData).encapContentInfo.eContent?.single;
    if (!inner) return undefined;
    const { messageImprint, genTime } = AsnConvert.parse(inner.buffer, TSTInfo);
    if (messageImprint.hashAlgorithm.algorithm !== sha256Oid) return undefined;
    const bytes = new Uint8Array(messageImprint.hashedMessage.buffer);
    return { imprint: Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(''), at: genTime.toISOString() };
  } catch {
    return undefined;
  }
}
