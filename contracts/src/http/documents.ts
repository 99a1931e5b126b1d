import { z } from 'zod';
import { idSchema } from '../ids.ts';

/** Why a document is not taken. `type`: it is of no kind that a court reads, whatever its name says. `broken`: it ends too early. */
export const documentFaults = ['empty', 'tooLarge', 'type', 'encrypted', 'broken', 'malware'] as const;
export type DocumentFault = (typeof documentFaults)[number];

/** The address of resumable uploads (tus 1.0), with the access token; metadata `hearingId`. An upload's last path part is its id. */
export const uploadsPath = '/api/uploads';
/** The upload becomes a document of this id; asked again, the answer is the same. */
export const newDocumentSchema = z.strictObject({ uploadId: idSchema, name: z.string().trim().min(1).max(500) });
