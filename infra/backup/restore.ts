import { join, resolve } from 'node:path';
import { loadCourtKey } from '../../server/src/hearing/sealLog.ts';
import { courtOf, readPassphrase } from './courtOf.ts';
import { assertEmpty, checkBackup, readKeys, RestoreFault, restoreBackup, writeKeys } from './restoreBackup.ts';
import { verifyCourt } from './verifyCourt.ts';

/**
 * `npm run restore -- FOLDER [NAME]`: brings the newest backup in the folder (or the named one) back into an empty
 * DATA_DIR and verifies every sealed hearing. Exit code 0 when all is whole, 1 when it is not, 2 for bad use.
 */
async function main(folder: string | undefined, name: string | undefined): Promise<number> {
  if (!folder) {
    process.stderr.write('Usage: npm run restore -- FOLDER [NAME]\n');
    return 2;
  }
  process.umask(0o077);
  const dataDir = resolve(process.env['DATA_DIR'] ?? 'data');
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  try {
    await assertEmpty(dataDir);
    const backup = await checkBackup(resolve(folder), name);
    say(`${backup.folder}: every file is as it was. Made at ${backup.signed.manifest.madeAt}, signed by the key ${backup.signed.signature.keyId}.`);
    const keys = await readKeys(backup, readPassphrase(process.env));
    if (keys) await writeKeys(dataDir, keys);
    const court = courtOf(dataDir, process.env);
    const own = await loadCourtKey(process.env['COURT_SIGNING_KEY'] || join(dataDir, 'keys', 'court-signing.pem'));
    if (own.id !== backup.signed.signature.keyId)
      throw new RestoreFault([`The backup is signed by another key (${backup.signed.signature.keyId}) than this court's (${own.id}).`]);
    const db = await restoreBackup(backup, court);
    const { holds, lines } = await verifyCourt(db, court.store, own.publicKey);
    await db.destroy();
    await court.store.close();
    for (const line of [...lines, holds ? 'The court is back, and all that was sealed is whole.' : 'The court is back, but NOT all that was sealed is whole.'])
      say(line);
    return holds ? 0 : 1;
  } catch (error) {
    if (!(error instanceof RestoreFault)) throw error;
    process.stderr.write(`Nothing was restored.\n${error.lines.join('\n')}\n`);
    return 1;
  }
}

process.exitCode = await main(process.argv[2], process.argv[3]);
