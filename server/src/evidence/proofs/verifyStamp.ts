import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Stamp, StampFault } from './readStamp.ts';

const run = promisify(execFile);
const limitMs = 10_000;

export interface Verified {
  isIntact: boolean;
  isTrusted: boolean;
}

/**
 * Has OpenSSL look at the signature, by the command with which anybody can repeat it: in a process of its own, since
 * a stranger made the bytes. Intact: the signature fits, and by the certificate that the token names (RFC 5816).
 * Trusted: that certificate leads to an authority in the file, and was valid at the time of the stamp.
 * Throws StampFault `notChecked` where there is no OpenSSL, or no answer in time.
 */
export async function verifyStamp(bytes: Buffer, stamp: Stamp, authoritiesPath: string | undefined): Promise<Verified> {
  const folder = await mkdtemp(join(tmpdir(), 'assize-stamp-'));
  try {
    const [given, signer] = [join(folder, 'stamp'), join(folder, 'signer.pem')];
    await Promise.all([writeFile(given, bytes), writeFile(signer, stamp.signer.toString())]);
    const form = stamp.form === 'token' ? ['-token_in'] : [];
    const base = ['ts', '-verify', '-in', given, ...form, '-digest', stamp.imprint, '-partial_chain', '-CAfile'];
    const isIntact = await says([...base, signer, '-no_check_time']);
    const seconds = String(Math.floor(stamp.at.getTime() / 1000));
    const isTrusted = isIntact && authoritiesPath !== undefined && (await says([...base, authoritiesPath, '-attime', seconds]));
    return { isIntact, isTrusted };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Whether OpenSSL says that it verifies. */
async function says(args: readonly string[]): Promise<boolean> {
  try {
    await run('openssl', args, { timeout: limitMs, killSignal: 'SIGKILL', maxBuffer: 1 << 16, env: { PATH: process.env['PATH'], LC_ALL: 'C' } });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 1) return false;
    throw new StampFault('notChecked', { cause: error });
  }
}
