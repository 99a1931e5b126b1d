import { z } from 'zod';
import { idSchema, instantSchema, reasonSchema, sha256Schema, shortTextSchema } from '../../ids.ts';
import { exportChoiceSchema } from '../../recording/package.ts';

const exported = { exportId: idSchema };
const ordered = { ...exported, recordingId: idSchema, choice: exportChoiceSchema, recipient: shortTextSchema, purpose: reasonSchema };
/**
 * A link to the package, in place of the one before: until when, and how many downloads. Whoever makes it keeps its
 * secret (32 random bytes); the log has the hash, by which nobody can open it.
 */
const linked = { ...exported, secretSha256: sha256Schema, expiresAt: instantSchema, mostDownloads: z.int().min(1).max(1000) };
const revoked = { ...exported, reason: reasonSchema };

export const exportsCustodyCommands = {
  /** Hands over a copy, to whom and why (AVR arts. 10 and 15). */
  'export.order': z.strictObject(ordered),
  'export.link': z.strictObject(linked),
  /** Ends its link and takes the package away; what was downloaded stays downloaded. */
  'export.revoke': z.strictObject(revoked),
} as const;

export const exportsCustodyEvents = {
  'export.ordered': z.strictObject(ordered),
  'export.made': z.strictObject({ ...exported, bytes: z.int().min(1), sha256: sha256Schema, tagManifestSha256: sha256Schema }),
  'export.failed': z.strictObject({ ...exported, cause: z.string().max(200) }),
  'export.linked': z.strictObject(linked),
  /** Of one download, however many requests it took: what was handed over, by the link or to a person of the court. */
  'export.downloaded': z.strictObject({ ...exported, downloadId: idSchema, by: z.enum(['link', 'person']), bytes: z.int().min(0) }),
  'export.revoked': z.strictObject(revoked),
} as const;
