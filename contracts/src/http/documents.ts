import { z } from 'zod';
import { pagesManifestSchema } from '../hearing/evidence/pages.ts';
import { strokeSchema } from '../hearing/presentation/wire.ts';
import { exhibitNumberSchema } from '../hearing/evidence/wire.ts';
import { idSchema, instantSchema, sha256Schema } from '../ids.ts';
import { checkedProofSchema } from './proofs.ts';

/**
 * Why a document is not taken. `type`: it is of no kind that a court reads, whatever its name says. `broken`: it ends
 * too early. `uncheckable`: too large or too deeply packed to be looked into for malware. `notChecked`: nothing could
 * look into it now; the same upload may be filed again. `tooMuch`, `tooManyDocuments`: more than one person may file in
 * a hearing. `tooManyUploads`: more than they may have begun and not filed.
 */
export const documentFaults = [
  'empty',
  'tooLarge',
  'type',
  'encrypted',
  'broken',
  'malware',
  'uncheckable',
  'notChecked',
  'tooMuch',
  'tooManyDocuments',
  'tooManyUploads',
] as const;
export type DocumentFault = (typeof documentFaults)[number];

/** The address of resumable uploads (tus 1.0), with the access token; metadata `hearingId`, `caseId` for a case file, or `applicationId` for an application to the docket. An upload's last path part is its id. */
export const uploadsPath = '/api/uploads';
/** The upload becomes a document of this id; asked again, the answer is the same. */
export const newDocumentSchema = z.strictObject({ uploadId: idSchema, name: z.string().trim().min(1).max(500) });

/** `pending`: its pages are being made. Each page is at `<this address>/<page>/<size>` (JPEG), its words at `<this address>/<page>/text`. */
export const exhibitPagesSchema = z.strictObject({
  number: exhibitNumberSchema,
  title: z.string(),
  playable: z.string().nullable(),
  pages: z.union([pagesManifestSchema, z.strictObject({ status: z.literal('pending') })]),
});
export type ExhibitPages = z.infer<typeof exhibitPagesSchema>;

/** Who opened a document, each person's first time for the original and for its pages. */
export const documentReadSchema = z.strictObject({ participantId: idSchema, what: z.enum(['original', 'pages']), at: instantSchema });
export type DocumentRead = z.infer<typeof documentReadSchema>;

/** A note and marks of one's own on a page: never in the log or the record; `isShared`: read by who stands for the same party. */
export const privateNoteSchema = z.strictObject({
  participantId: idSchema,
  page: z.int().min(1).max(100_000),
  isShared: z.boolean(),
  body: z.string().max(4000),
  strokes: z.array(strokeSchema).max(200),
});
export type PrivateNote = z.infer<typeof privateNoteSchema>;
export const newPrivateNoteSchema = privateNoteSchema.omit({ participantId: true });

/** The original hashed anew: whether it is what was filed. */
export const exhibitIntegritySchema = z.strictObject({
  isUnchanged: z.boolean(),
  /** As it was filed. */
  sha256: sha256Schema,
  filedAt: instantSchema,
  checkedAt: instantSchema,
  /** What speaks for it from outside of the court; none for who may know of the page that is shown and not of the exhibit. */
  proofs: z.array(checkedProofSchema),
});
export type ExhibitIntegrity = z.infer<typeof exhibitIntegritySchema>;
