import { z } from 'zod';
import { idSchema, instantSchema } from '../ids.ts';
import {
  applicationRowSchema,
  applicationViewSchema,
  beginSchema,
  courtCodeSchema,
  docketCourtSchema,
  newApplicationSchema,
  newMaterialSchema,
  queueSchema,
  renewLinkSchema,
  savedFormSchema,
} from './views.ts';
import { docketCommandSchema, docketMaterialSchema } from './wire.ts';

const nothing = z.strictObject({});
const rows = z.object({ applications: z.array(applicationRowSchema) });

/** Applying to a court's docket online (网上立案). */
export const docketRoutes = {
  /** Courts that take applications online. No sign-in. */
  'GET /api/docket/courts': { body: nothing, answer: z.object({ courts: z.array(docketCourtSchema) }) },
  /** Lets a court take applications, under its code in the numbers of cases; for administrators and the head of that court. */
  'POST /api/docket/courts/:agencyId': { body: z.strictObject({ code: courtCodeSchema }), answer: nothing },
  /** Begins an application for who has no account: a personal link, told once. No sign-in; few an hour from one address. */
  'POST /api/docket/begin': { body: beginSchema, answer: z.object({ applicationId: idSchema, url: z.string(), expiresAt: instantSchema }) },
  /** The caller's own applications, the newest first. */
  'GET /api/docket/applications': { body: nothing, answer: rows },
  /** Begins one as whoever is signed in; sent again under the same id, it is the same. */
  'POST /api/docket/applications': { body: newApplicationSchema, answer: applicationViewSchema },
  /** An application, for its applicant and, once sent, the court's docket desk; `notFound` for everybody else. */
  'GET /api/docket/applications/:applicationId': { body: nothing, answer: applicationViewSchema },
  /** Does something with it; `wrongApplicationState` with one of `docketCauses` says why not. */
  'POST /api/docket/applications/:applicationId': { body: docketCommandSchema, answer: applicationViewSchema },
  /** Keeps what the applicant has filled in up to now. */
  'POST /api/docket/applications/:applicationId/form': { body: savedFormSchema, answer: z.object({ revision: z.int() }) },
  /** Takes a whole upload of the applicant's as material, examined as evidence is; sent again, the answer is the same. */
  'POST /api/docket/applications/:applicationId/materials': { body: newMaterialSchema, answer: docketMaterialSchema },
  /** Takes material back before the application is sent. */
  'DELETE /api/docket/applications/:applicationId/materials/:materialId': { body: nothing, answer: nothing },
  /** Another personal link for an applicant who lost theirs, for the desk, told once; the one before ends. `notAllowed` for an account that was there before the application, or is more than that. */
  'POST /api/docket/applications/:applicationId/links': { body: renewLinkSchema, answer: z.object({ url: z.string(), expiresAt: instantSchema }) },
  /** Applications that wait at a court, the oldest first, or that were decided, for its docket desk. The bytes of material: `GET /api/docket/applications/<id>/materials/<id>/original`. */
  'POST /api/docket/queue': { body: queueSchema, answer: rows },
} as const;
