import { z } from 'zod';
import { pagesManifestSchema } from '../../hearing/evidence/pages.ts';
import { idSchema, instantSchema, sha256Schema } from '../../ids.ts';
import { volumeSchema } from './wire.ts';

/** What became of an upload that was filed. */
export const filedVersionSchema = z.strictObject({
  documentId: idSchema,
  version: z.int().min(1),
  fileName: z.string(),
  mime: z.string(),
  bytes: z.int(),
  sha256: sha256Schema,
});
export type FiledVersion = z.infer<typeof filedVersionSchema>;

/** A version as its readers know it. */
export const readVersionSchema = z.strictObject({
  version: z.int(),
  filedAt: instantSchema,
  /** The agency by which it came into the file; null where there was none. */
  by: z.string().nullable(),
  /** Why it took the place of the one before. */
  reason: z.string().nullable(),
});
export type ReadVersion = z.infer<typeof readVersionSchema>;

/**
 * A version of a document on the screen. `pending`: its pages are being made. `playable`: the address of its sound or picture
 * in motion. Each page is at `<this address>/<page>/<size>` (JPEG), its words at `<this address>/<page>/text`; the query
 * `version` names one that was replaced.
 */
export const caseDocumentPagesSchema = z.strictObject({
  documentId: idSchema,
  volume: volumeSchema,
  title: z.string(),
  version: z.int(),
  /** Those that the reader may read, the one in force last. */
  versions: z.array(readVersionSchema),
  mime: z.string(),
  playable: z.string().nullable(),
  pages: z.union([pagesManifestSchema, z.strictObject({ status: z.literal('pending') })]),
});
