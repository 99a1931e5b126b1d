import { z } from 'zod';
import { idSchema, reasonSchema, sha256Schema, shortTextSchema } from '../../ids.ts';

/** Main volume 正卷: what parties may come to read. Side volume 副卷: the agency's own work, never theirs. */
export const volumes = ['main', 'side'] as const;
export const volumeSchema = z.enum(volumes);
export type Volume = z.infer<typeof volumeSchema>;

/** Bytes of one version of a document, as they were taken in. Written once, known by their hash. */
export const caseFileBytesSchema = z.strictObject({
  fileName: z.string().trim().min(1).max(500),
  mime: z.string().max(100),
  bytes: z.int().min(1),
  sha256: sha256Schema,
});
export type CaseFileBytes = z.infer<typeof caseFileBytesSchema>;

const placed = {
  volume: volumeSchema,
  /** Heading of the catalogue (卷内目录) under which it stands; empty for none. */
  folder: z.string().trim().max(200),
  title: shortTextSchema,
  /** When the document itself was made, where it is known. */
  madeOn: z.iso.date().nullable(),
};

const filed = z.strictObject({ documentId: idSchema, ...placed, file: caseFileBytesSchema });
const versioned = z.strictObject({ documentId: idSchema, version: z.int().min(2), file: caseFileBytesSchema, reason: reasonSchema });
const describe = z.strictObject({ documentId: idSchema, ...placed });
/** Stays in the file and in every history; is left out of the catalogue and of what is handed over. */
const withdraw = z.strictObject({ documentId: idSchema, reason: reasonSchema });
/** Order of the documents of a volume; those not named keep their order behind. */
const arrange = z.strictObject({ volume: volumeSchema, documentIds: z.array(idSchema).max(20_000) });
/** What a worker found when it made the pages of a version. */
const paged = z.strictObject({ documentId: idSchema, version: z.int().min(1), pages: z.int().min(1).max(100_000) });

/** `document.file` and `document.version` name an upload of the caller's; its bytes are examined and kept before the act enters the log. */
const fromUpload = { uploadId: idSchema, name: z.string().trim().min(1).max(500) };
export const newCaseDocumentSchema = z.strictObject({ documentId: idSchema, ...placed, ...fromUpload });
export const newCaseVersionSchema = z.strictObject({ documentId: idSchema, reason: reasonSchema, ...fromUpload });

export const volumesCaseCommands = { 'document.describe': describe, 'document.withdraw': withdraw, 'catalogue.arrange': arrange } as const;
export const volumesCaseEvents = {
  'document.filed': filed,
  'document.versioned': versioned,
  'document.described': describe,
  'document.withdrawn': withdraw,
  'catalogue.arranged': arrange,
  'document.paged': paged,
} as const;
