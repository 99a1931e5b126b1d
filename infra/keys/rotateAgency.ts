import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { commonEnv, optionalText } from '@assize/platform/env';
import { type AgencyRotation, rotateAgencyKey } from '../../server/src/agency/agencyKeys.ts';
import { openDatabase } from '../../server/src/platform/db.ts';
import { takeDataDir } from '../start/dataDir.ts';

/** Another key for an agency that is at home here, by its name or id. Throws where there is none, or the embedded database is in use. */
export async function rotateAgency(dataDir: string, env: NodeJS.ProcessEnv, named: string): Promise<AgencyRotation & { name: string }> {
  const databaseUrl = optionalText.parse(env['DATABASE_URL']);
  // The one that the court has: a new one would seal what its servers cannot open.
  const masterKey = commonEnv.shape.MASTER_KEY.parse(env['MASTER_KEY'] || readFileSync(join(dataDir, 'keys', 'master-key'), 'utf8'));
  const lock = databaseUrl === undefined ? takeDataDir(dataDir) : undefined;
  try {
    const db = await openDatabase({ databaseUrl, dataDir });
    try {
      const agencies = await db.selectFrom('agency').select(['id', 'name']).where('partner_id', 'is', null).orderBy('name').execute();
      const agency = agencies.find((one) => one.id === named || one.name === named);
      if (!agency) throw new Error(`there is no agency ${named} here, but: ${agencies.map((one) => one.name).join(', ')}`);
      return { name: agency.name, ...(await rotateAgencyKey(db, masterKey, agency.id)) };
    } finally {
      await db.destroy();
    }
  } finally {
    lock?.release();
  }
}
