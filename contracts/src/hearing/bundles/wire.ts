import { z } from 'zod';
import { idSchema } from '../../ids.ts';

/**
 * The number of a page in a bundle: `57` is [57], and `57.2` the second page of what was put in behind it later.
 * Compared member by member they are in the order of reading.
 */
export const pageNumberSchema = z.array(z.int().min(0).max(1_000_000)).min(1).max(12);
export type PageNumber = z.infer<typeof pageNumberSchema>;

const bundle = { bundleId: idSchema };
const entry = { ...bundle, exhibitId: idSchema, pages: z.int().min(1).max(100_000) };
const titled = { ...bundle, title: z.string().trim().min(1).max(200) };

export const bundleCommands = {
  'bundle.open': z.strictObject(titled),
  /** Puts an exhibit behind another; null: in front. `pages`: how many its document has. */
  'bundle.enter': z.strictObject({ ...entry, afterId: idSchema.nullable() }),
} as const;

const told = { knownTo: z.array(idSchema).max(200) };
export const bundleEvents = {
  'bundle.opened': z.strictObject({ ...titled, ...told }),
  'bundle.entered': z.strictObject({ ...entry, ...told, first: pageNumberSchema }),
} as const;
