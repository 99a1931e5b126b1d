import { z } from 'zod';
import { idSchema } from '../ids.ts';
import { courtPublicKeySchema } from '../recording/integrity.ts';

/** A key with which an agency signs what it hands over and what it answers, old ones too. */
export const agencyPublicKeySchema = z.strictObject({ agencyId: idSchema, ...courtPublicKeySchema.shape });
export type AgencyPublicKey = z.infer<typeof agencyPublicKeySchema>;

/** What an installation signs by its own key of a key of its agency: by this its partners know it. */
export const agencyKeyCardSchema = z.strictObject({ format: z.literal('assize.agency-key.1'), ...agencyPublicKeySchema.shape });
export type AgencyKeyCard = z.infer<typeof agencyKeyCardSchema>;
