import { z } from 'zod';
import { ownOfferSchema, receivedOfferSchema } from './views.ts';
import { newOfferSchema } from './wire.ts';

const nothing = z.strictObject({});

export const offersRoutes = {
  /** A party's upload is offered for their case: examined as evidence is, and no part of the file until it is taken. */
  'POST /api/case-files/:caseId/offers': { body: newOfferSchema, answer: ownOfferSchema },
  /** What parties offered, for the agency that leads: who may, takes or refuses each by a command, and its giver takes it back by one. */
  'GET /api/case-files/:caseId/offers': { body: nothing, answer: z.object({ offers: z.array(receivedOfferSchema) }) },
} as const;
