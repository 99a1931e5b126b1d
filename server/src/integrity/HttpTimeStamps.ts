import { AsnConvert } from '@peculiar/asn1-schema';
import { TimeStampResp } from '@peculiar/asn1-tsp';
import type { TimeStampPort } from './TimeStampPort.ts';

const limitMs = 15_000;
const mostBytes = 64 * 1024;
/** TimeStampReq (RFC 3161, 2.4.1): version 1, SHA-256 as the algorithm of what follows; then: send the certificate. */
const beforeHash = Buffer.from('3039020101303130' + '0d060960864801650304020105000420', 'hex');
const afterHash = Buffer.from('0101ff', 'hex');

/** An authority that is asked by HTTP, as RFC 3161 section 3.4 has it. */
export class HttpTimeStamps implements TimeStampPort {
  readonly #url: string;

  constructor(url: string) {
    this.#url = url;
  }

  async stamp(sha256: string): Promise<Buffer> {
    const response = await fetch(this.#url, {
      method: 'POST',
      headers: { 'content-type': 'application/timestamp-query', accept: 'application/timestamp-reply' },
      body: Buffer.concat([beforeHash, Buffer.from(sha256, 'hex'), afterHash]),
      redirect: 'error',
      signal: AbortSignal.timeout(limitMs),
    });
    if (!response.ok || !response.body) throw new Error(`the time-stamp authority answered ${String(response.status)}`);
    const pieces: Uint8Array[] = [];
    let bytes = 0;
    for await (const piece of response.body) {
      bytes += piece.length;
      if (bytes > mostBytes) throw new Error('the time-stamp authority answered with too much');
      pieces.push(piece);
    }
    const { timeStampToken } = AsnConvert.parse(Buffer.concat(pieces), TimeStampResp);
    if (!timeStampToken) throw new Error('the time-stamp authority gave no stamp');
    return Buffer.from(AsnConvert.serialize(timeStampToken));
  }
}
