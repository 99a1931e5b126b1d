import { cp, mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist';
import { z } from 'zod';

/** `EMBEDDED_SEED`: an empty cluster that set-up made. To make one takes PostgreSQL in WebAssembly seconds, to copy one does not. */
const seedSchema = z.string().min(1).optional();

/** The database within this process, in `DIR/pglite`; only one process at a time may hold it. */
export async function openEmbedded(dataDir: string): Promise<PGlite> {
  const folder = join(dataDir, 'pglite');
  await takeSeed(folder);
  // The log must survive a crash of the machine, not only of the process: no relaxed durability.
  return PGlite.create(folder, { relaxedDurability: false, extensions: { btree_gist } });
}

/** Whole or not at all: who dies while copying leaves no half of a cluster behind that would be taken for one. */
async function takeSeed(folder: string): Promise<void> {
  const seed = seedSchema.parse(process.env['EMBEDDED_SEED']);
  const isNew = (await mkdir(folder, { recursive: true })) !== undefined;
  if (seed === undefined || !isNew) return;
  const half = `${folder}.half`;
  await rm(half, { recursive: true, force: true });
  await cp(seed, half, { recursive: true });
  // Takes the place of the empty folder.
  await rename(half, folder);
}
