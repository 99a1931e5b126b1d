import { Kysely, PGliteDialect, PostgresDialect, type Transaction } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import pg from 'pg';
import * as ground from '../../migrations/0001_ground.ts';
import * as orderOfCourt from '../../migrations/0002_order_of_court.ts';
import * as evidence from '../../migrations/0003_evidence.ts';
import * as register from '../../migrations/0004_register.ts';
import * as uploads from '../../migrations/0005_uploads.ts';
import * as custody from '../../migrations/0006_custody.ts';
import * as health from '../../migrations/0007_health.ts';
import * as exports from '../../migrations/0008_exports.ts';
import * as keeping from '../../migrations/0009_keeping.ts';
import * as portions from '../../migrations/0010_portions.ts';
import * as courtKeys from '../../migrations/0011_court_keys.ts';
import * as interruptions from '../../migrations/0013_interruptions.ts';
import * as unwell from '../../migrations/0014_unwell.ts';
import * as caseFiles from '../../migrations/0015_case_files.ts';
import * as caseDocuments from '../../migrations/0016_case_documents.ts';
import * as exchange from '../../migrations/0017_exchange.ts';
import * as sharing from '../../migrations/0018_sharing.ts';
import * as reading from '../../migrations/0019_reading.ts';
import * as figures from '../../migrations/0020_figures.ts';
import * as docket from '../../migrations/0021_docket.ts';
import * as calendar from '../../migrations/0022_calendar.ts';
import * as notices from '../../migrations/0023_notices.ts';
import * as search from '../../migrations/0024_search.ts';
import * as custodyIsFinal from '../../migrations/0026_custody_is_final.ts';
import * as offers from '../../migrations/0027_offers.ts';
import * as closedPartners from '../../migrations/0028_closed_partners.ts';
import * as agencyKeys from '../../migrations/0030_agency_keys.ts';
import * as docketNotices from '../../migrations/0031_docket_notices.ts';
import * as searchByPieces from '../../migrations/0032_search_by_pieces.ts';
import { openEmbedded } from './embedded.ts';
import type { Database } from './schema.ts';

export type Db = Kysely<Database>;
/** A transaction or the database itself: reads work on both. */
export type DbOrTransaction = Db | Transaction<Database>;

const migrations: Record<string, Migration> = {
  '0001_ground': ground,
  '0002_order_of_court': orderOfCourt,
  '0003_evidence': evidence,
  '0004_register': register,
  '0005_uploads': uploads,
  '0006_custody': custody,
  '0007_health': health,
  '0008_exports': exports,
  '0009_keeping': keeping,
  '0010_portions': portions,
  '0011_court_keys': courtKeys,
  '0013_interruptions': interruptions,
  '0014_unwell': unwell,
  '0015_case_files': caseFiles,
  '0016_case_documents': caseDocuments,
  '0017_exchange': exchange,
  '0018_sharing': sharing,
  '0019_reading': reading,
  '0020_figures': figures,
  '0021_docket': docket,
  '0022_calendar': calendar,
  '0023_notices': notices,
  '0024_search': search,
  '0026_custody_is_final': custodyIsFinal,
  '0027_offers': offers,
  '0028_closed_partners': closedPartners,
  '0030_agency_keys': agencyKeys,
  '0031_docket_notices': docketNotices,
  '0032_search_by_pieces': searchByPieces,
};

/** PostgreSQL when an address is given, else PGlite in a folder of its own; migrated to the newest form. */
export async function openDatabase(options: { databaseUrl: string | undefined; dataDir: string }): Promise<Db> {
  const db = new Kysely<Database>({ dialect: chooseDialect(options) });
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve(migrations) } });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error instanceof Error ? error : new Error('migration failed');
  return db;
}

function chooseDialect(options: { databaseUrl: string | undefined; dataDir: string }): PGliteDialect | PostgresDialect {
  if (options.databaseUrl) return new PostgresDialect({ pool: new pg.Pool({ connectionString: options.databaseUrl, max: 10 }) });
  return new PGliteDialect({ pglite: () => openEmbedded(options.dataDir) });
}

/** A value for a jsonb column. */
export function json(value: unknown): string {
  return JSON.stringify(value);
}
