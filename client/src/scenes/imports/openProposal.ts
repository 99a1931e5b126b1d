import { type Entry, isSaved } from './catalogue.ts';
import { CatalogueKeeper, type SaveCorrections } from './CatalogueKeeper.ts';

/** By import: who comes back before the last correction was saved finds it. */
const opened = new Map<string, CatalogueKeeper>();

/**
 * Begins to correct a proposed catalogue: with what the court has once what was left of a visit before is saved,
 * or goes on with that where it cannot be, so that no correction is written over by rows that were read before it.
 *
 * @param read the rows as the court has them
 */
export async function openProposal(importId: string, read: () => Promise<readonly Entry[]>, save: SaveCorrections): Promise<CatalogueKeeper> {
  const before = opened.get(importId);
  await before?.saveAll().catch(() => undefined);
  if (before && !isSaved(before.store.getState().catalogue)) return before;
  const keeper = new CatalogueKeeper(await read(), save);
  opened.set(importId, keeper);
  return keeper;
}
