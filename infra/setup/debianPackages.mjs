import { existsSync } from 'node:fs';
import { Failure } from './Failure.mjs';
import { capture, runCommand } from './runCommand.mjs';

/** What is asked of Debian, by what it is for. */
export const debianPackages = {
  /** Redis for the queue and the sockets, ffmpeg and the glyphs for the recording, openssl for `--lan` and for time stamps. */
  start: [
    ...['redis-server', 'ffmpeg', 'fonts-noto-cjk', 'openssl', 'util-linux', 'ca-certificates'],
    // Pages of evidence: the place in which a stranger's file is read, and what reads it.
    ...['bubblewrap', 'poppler-utils', 'imagemagick', 'libreoffice-writer-nogui', 'libreoffice-calc-nogui', 'libreoffice-impress-nogui'],
    // The words of scans, Chinese and Latin.
    ...['tesseract-ocr', 'tesseract-ocr-chi-sim', 'tesseract-ocr-eng'],
  ],
  /** A real browser, speech, a real database, networks that lose packets, a real TURN server, and a real S3 store. */
  test: [
    ...['chromium', 'espeak-ng', 'postgresql-15', 'iproute2', 'coturn', 'swift-proxy', 'swift-account', 'swift-container', 'swift-object'],
    // A real scanner for malware, without its signatures; what makes PDFs that a court must refuse.
    ...['clamav-daemon', 'qpdf'],
  ],
  /** To build mediasoup's worker from its source. */
  build: [
    'g++',
    'ninja-build',
    'pkg-config',
    'python3',
    'libuv1-dev',
    'libssl-dev',
    'libsrtp2-dev',
    'libabsl-dev',
    'libflatbuffers-dev',
    'flatbuffers-compiler',
  ],
};

/**
 * As root: no service of a package is started while it is installed (Debian's policy-rc.d, made for the time of
 * the installation only and never over one that is there), nor at the next start of the machine: coturn's would
 * open a relay to everybody.
 */
const installScript = `
policy=/usr/sbin/policy-rc.d
if [ ! -e "$policy" ]; then
  trap 'rm -f "$policy"' EXIT INT TERM
  printf '#!/bin/sh\\nexit 101\\n' >"$policy" && chmod 755 "$policy"
fi
export DEBIAN_FRONTEND=noninteractive
services() { ls /etc/init.d 2>/dev/null | sort; }
before=$(services)
apt-get -q -o DPkg::Lock::Timeout=180 update && apt-get -q -o DPkg::Lock::Timeout=180 install -y --no-install-recommends "$@"
code=$?
for service in $(services); do
  printf '%s\\n' "$before" | grep -qxF "$service" || update-rc.d "$service" disable
done
exit $code
`;

/** @param {string[]} names @returns {Promise<string[]>} */
async function findMissing(names) {
  const { stdout } = await capture('dpkg-query', ['-W', '-f', '${Package} ${db:Status-Status}\\n', ...names]);
  const present = new Set(stdout.split('\n').flatMap((line) => (line.endsWith(' installed') ? [line.split(' ')[0]] : [])));
  return names.filter((name) => !present.has(name));
}

/** Installs the Debian packages that are missing: as root, or by sudo where it asks nothing. @param {string[]} names */
export async function installDebian(names) {
  if (!existsSync('/usr/bin/dpkg-query')) {
    throw new Failure('this is not Debian', `Install what these Debian packages hold, or use Debian 12: ${names.join(' ')}`);
  }
  const missing = await findMissing(names);
  if (missing.length === 0) return { said: 'already installed' };
  const isRoot = process.getuid?.() === 0;
  const maySudo = isRoot || (await capture('sudo', ['-n', 'true'])).code === 0;
  const byHand = `sudo sh -c 'apt-get update && apt-get install -y --no-install-recommends ${missing.join(' ')}'`;
  if (!maySudo) throw new Failure(`Debian packages are missing: ${missing.join(' ')}`, `Run this once, then start again:\n\n  ${byHand}\n`);
  const command = ['sh', '-c', installScript, 'sh', ...missing];
  const code = isRoot ? await runCommand('sh', command.slice(1)) : await runCommand('sudo', ['-n', ...command]);
  const left = await findMissing(missing);
  if (code !== 0 || left.length > 0) {
    throw new Failure(
      `apt-get could not install: ${left.join(' ') || missing.join(' ')}`,
      `See what apt-get printed above, or run it by hand:\n\n  ${byHand}\n`,
    );
  }
  return { said: `installed ${missing.join(' ')}` };
}
