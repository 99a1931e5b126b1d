import { z } from 'zod';
import { documentFaults } from '../../http/documents.ts';
import { idSchema, instantSchema, shortTextSchema } from '../../ids.ts';
import { volumeSchema } from '../volumes/wire.ts';

/** What one archive may be. Its bytes are bounded as a document's are; what it unpacks to by what a person may upload in all. */
export const importLimits = {
  entries: 5000,
  /** Unpacked bytes for each packed one, of the whole and of each entry that is larger than `smallBytes`. */
  ratio: 100,
  smallBytes: 1 << 20,
} as const;

/**
 * Why an archive is not read, by its directory alone: nothing was unpacked. `notArchive`: no ZIP, or its directory does not
 * hold together. `bomb`: it unpacks to far more than it is, or its entries lie over one another. `path`: a name leads out of
 * the archive. `link`: an entry is no file. `nested`: an archive in it. `name`: written in neither UTF-8 nor GBK.
 */
export const importFaults = [
  'notArchive',
  'empty',
  'tooManyEntries',
  'tooLarge',
  'bomb',
  'path',
  'link',
  'nested',
  'encrypted',
  'method',
  'duplicate',
  'name',
  'tooManyImports',
] as const;
export type ImportFault = (typeof importFaults)[number];

/** Where an entry of the archive is to stand: as it was proposed, or as the clerk corrected it. */
export const importRowSchema = z.strictObject({
  /** Number of the entry in the archive's directory, from 0. */
  entry: z.int().min(0).max(importLimits.entries),
  volume: volumeSchema,
  folder: z.string().trim().max(200),
  title: shortTextSchema,
  madeOn: z.iso.date().nullable(),
  leaveOut: z.boolean(),
});
export type ImportRow = z.infer<typeof importRowSchema>;

/** An upload of the caller's that is a ZIP; `name` is the archive's. */
export const newImportSchema = z.strictObject({ importId: idSchema, uploadId: idSchema, name: z.string().trim().min(1).max(500) });
/** Corrections, so many at a time; rows that are not named stay as they are. */
export const importRowsSchema = z.strictObject({
  rows: z.array(importRowSchema).max(100),
  /** All entries in the order in which they are to be filed; absent: as it was. */
  order: z.array(z.int().min(0).max(importLimits.entries)).max(importLimits.entries).optional(),
});

/** `proposed`: waits for the clerk. `filing`: is being filed. `stopped`: who confirmed it may not file there any more. */
export const importStatuses = ['proposed', 'filing', 'done', 'stopped'] as const;
export type ImportStatus = (typeof importStatuses)[number];
/** `damaged`: it does not unpack to what the directory says. The others are those of any document. */
export const entryFaultSchema = z.enum([...documentFaults, 'damaged']);
export type EntryFault = z.infer<typeof entryFaultSchema>;

export const importSummarySchema = z.strictObject({
  importId: idSchema,
  name: z.string(),
  status: z.enum(importStatuses),
  madeAt: instantSchema,
  /** Entries that are to be filed, those that were, and those that were refused, each for its own fault. */
  entries: z.int(),
  filed: z.int(),
  refused: z.int(),
});
export type ImportSummary = z.infer<typeof importSummarySchema>;
export const importViewSchema = importSummarySchema.extend({
  rows: z.array(importRowSchema.extend({ name: z.string(), bytes: z.int(), documentId: idSchema.nullable(), fault: entryFaultSchema.nullable() })),
});
export type ImportView = z.infer<typeof importViewSchema>;
