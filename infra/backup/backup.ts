import { resolve } from 'node:path';
import { courtOf, readPassphrase } from './courtOf.ts';
import { makeBackup } from './makeBackup.ts';

/**
 * `npm run backup -- FOLDER`: one more backup of the court of this environment (DATA_DIR and its fellows) into a folder
 * that holds them all; the court may run. Exit code 0 when it is whole, 1 when something could not be taken, 2 for bad use.
 */
async function main(folder: string | undefined): Promise<number> {
  if (!folder) {
    process.stderr.write('Usage: npm run backup -- FOLDER\n');
    return 2;
  }
  process.umask(0o077);
  const passphrase = readPassphrase(process.env);
  const court = courtOf(resolve(process.env['DATA_DIR'] ?? 'data'), process.env);
  const made = await makeBackup({ ...court, backups: resolve(folder), passphrase });
  await court.store.close();
  const lines = [
    `Backup ${made.folder}: the database and ${String(made.objects)} objects, ${String(made.copied)} of them copied anew.`,
    passphrase === undefined
      ? 'The keys are NOT in it: keep DATA_DIR/keys apart. Without the master key no journal opens.'
      : 'The keys are in it, under the passphrase: keep that apart.',
    ...made.broken.map((key) => `NOT in it, since no copy is as it was kept: ${key}`),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  return made.broken.length === 0 ? 0 : 1;
}

process.exitCode = await main(process.argv[2]);
