import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { StartFault } from './StartFault.ts';

const run = promisify(execFile);
const validDays = 365;

/** IPv4 addresses by which other machines may reach this one; those of home and office networks first. */
export function listLanAddresses(interfaces = networkInterfaces()): string[] {
  const isVirtual = (name: string): boolean => /^(docker|br-|veth|virbr|tun|tap|wg)/.test(name);
  const isHome = (address: string): boolean => /^(192\.168\.|10\.|172\.(1[6-9]|2\d|3[01])\.)/.test(address);
  const found = Object.entries(interfaces).flatMap(([name, list]) =>
    (list ?? []).flatMap((one) =>
      one.family === 'IPv4' && !one.internal ? [{ address: one.address, rank: Number(isVirtual(name)) * 2 + Number(!isHome(one.address)) }] : [],
    ),
  );
  return found.toSorted((a, b) => a.rank - b.rank).map((one) => one.address);
}

export interface LanCertificate {
  address: string;
  cert: string;
  key: string;
}

/** The first LAN address, with a self-made certificate for all of them, kept in DATA_DIR/tls until an address changes or it expires. */
export async function ensureLanCertificate(dataDir: string): Promise<LanCertificate> {
  const addresses = listLanAddresses();
  const [address] = addresses;
  if (!address) throw new StartFault('--lan needs a network: this machine has no IPv4 address but its own loopback.');
  const folder = join(dataDir, 'tls');
  const paths = { cert: join(folder, 'cert.pem'), key: join(folder, 'key.pem') };
  const names = ['DNS:localhost', 'IP:127.0.0.1', ...addresses.map((one) => `IP:${one}`)].join(',');
  if (await isUsable(paths.cert, names)) return { address, ...paths };
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const fresh = { cert: join(folder, `${randomUUID()}.cert`), key: join(folder, `${randomUUID()}.key`) };
  const subject = ['-subj', '/CN=Assize on this network', '-addext', `subjectAltName=${names}`, '-addext', `nsComment=${names}`];
  const made = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-sha256', '-days', String(validDays)];
  await run('openssl', [...made, '-keyout', fresh.key, '-out', fresh.cert, ...subject]).catch((error: Error) => {
    throw new StartFault(`openssl could not make a certificate: ${error.message}`);
  });
  chmodSync(fresh.key, 0o600);
  renameSync(fresh.key, paths.key);
  renameSync(fresh.cert, paths.cert);
  return { address, ...paths };
}

/** Whether the certificate is for these very names and holds for a week more. */
async function isUsable(cert: string, names: string): Promise<boolean> {
  if (!existsSync(cert)) return false;
  const text = await run('openssl', ['x509', '-in', cert, '-noout', '-checkend', String(7 * 86_400)]).then(
    () => readFileSync(cert),
    () => undefined,
  );
  if (!text) return false;
  const { stdout } = await run('openssl', ['x509', '-in', cert, '-noout', '-ext', 'nsComment']);
  return stdout.includes(names);
}
