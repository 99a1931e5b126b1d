import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const sections = {
  stamps: 'extendedKeyUsage=critical,timeStamping\nkeyUsage=critical,digitalSignature',
  anything: 'keyUsage=critical,digitalSignature',
};
const settings = `
[ca]
default_ca=root
[root]
dir=.
database=index.txt
serial=serial.ca
new_certs_dir=.
certificate=root.pem
private_key=root.key
default_md=sha256
policy=names
unique_subject=no
[names]
commonName=supplied
[tsa]
default_tsa=stamp
[stamp]
serial=serial.tsa
signer_cert=tsa.pem
signer_key=tsa.key
certs=root.pem
signer_digest=sha256
default_policy=1.2.3.4.1
digests=sha1,sha256,sha384,sha512
ess_cert_id_alg=sha256
[stamps]
${sections.stamps}
[anything]
${sections.anything}
`;

interface Options {
  name?: string;
  /** Of the certificate for stamps; from a month ago on for ten years, unless said. */
  from?: string;
  to?: string;
}

/** For tests: a time-stamp authority of its own, with a root of its own, made and asked by OpenSSL. */
export class TimeStampAuthority {
  /** PEM of the root. */
  readonly rootPath: string;
  readonly #folder: string;
  #count = 0;

  private constructor(folder: string) {
    this.#folder = folder;
    this.rootPath = join(folder, 'root.pem');
  }

  static async create(
    folder: string,
    { name = 'Demo time stamps', from = '20260101000000Z', to = '20460101000000Z' }: Options = {},
  ): Promise<TimeStampAuthority> {
    await mkdir(folder, { recursive: true });
    const authority = new TimeStampAuthority(folder);
    for (const [file, content] of Object.entries({ 'tsa.cnf': settings, 'index.txt': '', 'serial.ca': '01', 'serial.tsa': '01' }))
      await writeFile(join(folder, file), content);
    const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
    await authority.#openssl('req', '-x509', ...key, '-keyout', 'root.key', '-out', 'root.pem', '-days', '3650', '-subj', '/CN=Demo root');
    await authority.#openssl('req', ...key, '-keyout', 'tsa.key', '-out', 'tsa.csr', '-utf8', '-subj', `/CN=${name}`);
    for (const [extensions, out] of [
      ['stamps', 'tsa.pem'],
      ['anything', 'other.pem'],
    ] as const) {
      const dates = ['-startdate', from, '-enddate', to];
      await authority.#openssl('ca', '-batch', '-notext', '-utf8', '-config', 'tsa.cnf', '-extensions', extensions, ...dates, '-in', 'tsa.csr', '-out', out);
    }
    return authority;
  }

  /** What a stamp says, signed with a certificate of the same root that is for anything but stamps. */
  async forge(digest: string): Promise<Buffer> {
    await writeFile(join(this.#folder, 'real'), await this.stamp(digest));
    await this.#openssl('cms', '-verify', '-noverify', '-inform', 'DER', '-in', 'real', '-out', 'said');
    const signer = ['-signer', 'other.pem', '-inkey', 'tsa.key', '-econtent_type', '1.2.840.113549.1.9.16.1.4'];
    await this.#openssl('cms', '-sign', '-binary', '-nodetach', '-in', 'said', ...signer, '-outform', 'DER', '-out', 'forged');
    return readFile(join(this.#folder, 'forged'));
  }

  async #openssl(...args: readonly string[]): Promise<void> {
    await run('openssl', args, { cwd: this.#folder });
  }

  /** The token for a hash (hexadecimal), or the whole answer with it. */
  async stamp(
    digest: string,
    { algorithm = 'sha256', form = 'token', hasCertificate = true }: { algorithm?: string; form?: 'token' | 'response'; hasCertificate?: boolean } = {},
  ): Promise<Buffer> {
    const [query, answer] = ['query', 'answer'].map((word) => `${word}-${String(++this.#count)}`) as [string, string];
    await this.#openssl('ts', '-query', '-digest', digest, `-${algorithm}`, ...(hasCertificate ? ['-cert'] : []), '-out', query);
    const token = form === 'token' ? ['-token_out'] : [];
    await this.#openssl('ts', '-reply', '-queryfile', query, '-config', 'tsa.cnf', '-section', 'stamp', ...token, '-out', answer);
    return readFile(join(this.#folder, answer));
  }
}
