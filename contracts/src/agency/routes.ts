import { z } from 'zod';
import { agencyPublicKeySchema } from './agencyKeys.ts';

export const agencyKeyRoutes = {
  /** Public keys of the agencies that are at home here, the newest first, by which anybody may verify what they signed. No sign-in. */
  'GET /api/agency-keys': { body: z.strictObject({}), answer: z.object({ keys: z.array(agencyPublicKeySchema) }) },
} as const;
