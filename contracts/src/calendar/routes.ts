import { z } from 'zod';
import { idSchema } from '../ids.ts';
import { calendarSchema, calledLinkSchema, caseHearingsSchema, proposedTimesSchema } from './views.ts';
import {
  calendarQuerySchema,
  cancelBookingSchema,
  courtHoursSchema,
  courtroomSchema,
  freeTimesQuerySchema,
  moveBookingSchema,
  newBookingSchema,
} from './wire.ts';

const nothing = z.strictObject({});
const booked = z.strictObject({ hearingId: idSchema });

export const calendarRoutes = {
  /** What is booked in a court from one day to another, for whoever works there; of a case that they may not see, that it is taken. */
  'POST /api/agencies/:agencyId/calendar': {
    body: calendarQuerySchema,
    answer: calendarSchema,
  },
  /** Enters a courtroom of a court, or changes it, for who heads it or runs its desk, and administrators. */
  'POST /api/agencies/:agencyId/courtrooms': { body: courtroomSchema, answer: courtroomSchema },
  /** When the court sits; for the same. */
  'POST /api/agencies/:agencyId/court-hours': { body: courtHoursSchema, answer: courtHoursSchema },
  /** Hearings of a case, booked or not, for whoever may see them in its file. */
  'GET /api/case-files/:caseId/hearings': { body: nothing, answer: caseHearingsSchema },
  /** The next times at which all who are needed can. */
  'POST /api/case-files/:caseId/hearings/free': { body: freeTimesQuerySchema, answer: proposedTimesSchema },
  /** Books a hearing and names its people; sent again under the same id, it is the same one and tells no links. `hearingTaken` says who or what is not free. */
  'POST /api/case-files/:caseId/hearings': { body: newBookingSchema, answer: z.strictObject({ hearingId: idSchema, links: z.array(calledLinkSchema) }) },
  'POST /api/case-files/:caseId/hearings/:hearingId/move': { body: moveBookingSchema, answer: booked },
  'POST /api/case-files/:caseId/hearings/:hearingId/cancel': { body: cancelBookingSchema, answer: booked },
  /** One more personal link for somebody who is named in a hearing of the case, told once. */
  'POST /api/case-files/:caseId/hearings/:hearingId/participants/:participantId/links': { body: nothing, answer: calledLinkSchema },
} as const;
