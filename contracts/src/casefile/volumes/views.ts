import { z } from 'zod';
import { pagesManifestSchema } from '../../hearing/evidence/pages.ts';
import { idSchema, sha256Schema } from '../../ids.ts';
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
  versions: z.int(),
  mime: z.string(),
  playable: z.string().nullable(),
  pages: z.union([pagesManifestSchema, z.strictObject({ status: z.literal('pending') })]),
});
