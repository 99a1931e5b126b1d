import type { CheckedProof } from '@assize/contracts/http/proofs';
import { type DigestName, readStamp, StampFault } from './readStamp.ts';
import { verifyStamp } from './verifyStamp.ts';

interface Asked {
  /** Base64. */
  token: string;
  /** Hash of what it should speak of, hexadecimal; undefined where that is not there any more. */
  digestOf: (digest: DigestName) => Promise<string | undefined> | string | undefined;
  isInside: boolean;
  coversWhole: boolean;
  authoritiesPath: string | undefined;
}

/** Everything that can be said of one time stamp; never throws for what is in it. */
export async function checkStamp({ token, digestOf, authoritiesPath, ...about }: Asked): Promise<CheckedProof> {
  try {
    const bytes = Buffer.from(token, 'base64');
    const stamp = readStamp(bytes);
    const covers = (await digestOf(stamp.digest)) === stamp.imprint;
    const verified = await verifyStamp(bytes, stamp, authoritiesPath);
    return { kind: 'timeStamp', ...about, at: stamp.at.toISOString(), authority: stamp.authority, covers, ...verified };
  } catch (error) {
    if (error instanceof StampFault) return { kind: 'unknown', of: 'timeStamp', fault: error.fault };
    throw error;
  }
}
