import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { commonEnv, optionalText, parseEnv } from '@assize/platform/env';
import { createLogger } from '@assize/platform/log';
import type { KeptStore } from '@assize/platform/store/KeptStore';
import { openStore } from '@assize/platform/store/openStore';
import { loadSecrets } from '../start/secrets.ts';
import type { CourtKeys } from './sealKeys.ts';

const backupEnv = commonEnv.extend({ DATABASE_URL: optionalText, COURT_SIGNING_KEY: optionalText, BACKUP_PASSPHRASE_FILE: optionalText });

export interface CourtOf {
  dataDir: string;
  databaseUrl: string | undefined;
  store: KeptStore;
  keys: CourtKeys;
}

/** The passphrase for the keys in a backup, from the file that the environment names. */
export function readPassphrase(env: NodeJS.ProcessEnv): string | undefined {
  const path = env['BACKUP_PASSPHRASE_FILE'];
  return path ? readFileSync(path, 'utf8').trim() : undefined;
}

/** Where a court keeps what it has, as its environment and its data directory name it. Throws where its keys are not there. */
export function courtOf(dataDir: string, given: NodeJS.ProcessEnv): CourtOf {
  const env = parseEnv(backupEnv, { ...given, DATA_DIR: dataDir, ...loadSecrets(dataDir, given) });
  const courtSigningKey = readFileSync(env.COURT_SIGNING_KEY ?? join(dataDir, 'keys', 'court-signing.pem'), 'utf8');
  const keys = { ASSIZE_SECRET: env.ASSIZE_SECRET, MASTER_KEY: env.MASTER_KEY.toString('base64'), courtSigningKey };
  return { dataDir, databaseUrl: env.DATABASE_URL, store: openStore(env, 'backup', createLogger('backup')), keys };
}
