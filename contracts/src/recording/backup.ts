import { z } from 'zod';
import { instantSchema, sha256Schema } from '../ids.ts';

/** First line of a dump of the database; each further line is `[table, row]`, and the last one says how many there were. */
export const dumpHeadSchema = z.strictObject({ format: z.literal('assize.database.1'), migrations: z.array(z.string()) });
export const dumpRowSchema = z.tuple([z.string().regex(/^[a-z_]+$/), z.record(z.string(), z.unknown())]);
export const dumpEndSchema = z.strictObject({ end: z.literal(true), rows: z.int().min(0) });

const fileSchema = z.strictObject({ bytes: z.int().min(0), sha256: sha256Schema });

/**
 * `manifest.json` of a backup, written last: without it a backup is none. Objects lie in the pool that all backups in
 * one folder share, under their SHA-256.
 */
export const backupManifestSchema = z.strictObject({
  format: z.literal('assize.backup.1'),
  madeAt: instantSchema,
  database: fileSchema,
  /** Null where the keys are kept apart. */
  keys: fileSchema.nullable(),
  objects: z.array(fileSchema.extend({ key: z.string() })),
});
export type BackupManifest = z.infer<typeof backupManifestSchema>;

/** The manifest with the court's signature (Ed25519, base64) over its canonical form (RFC 8785). */
export const signedBackupSchema = z.strictObject({
  manifest: backupManifestSchema,
  signature: z.strictObject({ keyId: z.string(), publicKey: z.string(), value: z.string() }),
});
export type SignedBackup = z.infer<typeof signedBackupSchema>;
