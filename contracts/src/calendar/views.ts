import { z } from 'zod';
import { hearingStatuses } from '../hearing/state.ts';
import { roleSchema } from '../hearing/roles.ts';
import { recordingStatusSchema } from '../recording/products.ts';
import { idSchema, instantSchema } from '../ids.ts';
import { exhibitNumberSchema } from '../hearing/evidence/wire.ts';
import { planSchema } from '../hearing/procedure/plans.ts';
import { caseKindSchema } from '../hearing/procedure/stages.ts';
import { courtHoursSchema, courtroomSchema, hearingKinds } from './wire.ts';

const person = z.strictObject({ accountId: idSchema, name: z.string() });

/** A time at which a courtroom and people are in a hearing. `hearing` null: it is taken, and its reader may know no more. */
export const calendarEntrySchema = z.strictObject({
  startsAt: instantSchema,
  endsAt: instantSchema,
  courtroomId: idSchema,
  judgeIds: z.array(idSchema),
  clerkId: idSchema.nullable(),
  hearing: z
    .strictObject({
      hearingId: idSchema,
      caseId: idSchema,
      caseNumber: z.string(),
      title: z.string(),
      kind: z.enum(hearingKinds),
      status: z.enum(hearingStatuses),
      /** Whether the reader is named in it, and may go in. */
      isMine: z.boolean(),
      /** Whether the reader may open the file of its case. */
      maySeeCase: z.boolean(),
    })
    .nullable(),
});
export type CalendarEntry = z.infer<typeof calendarEntrySchema>;

/** The calendar of a court from one day to another, both included. */
export const calendarSchema = z.strictObject({
  courtrooms: z.array(courtroomSchema),
  hours: courtHoursSchema,
  /** Who may be named as a judge, and as a clerk. */
  judges: z.array(person),
  clerks: z.array(person),
  entries: z.array(calendarEntrySchema),
  /** Whether the reader keeps the courtrooms and hours. */
  mayKeep: z.boolean(),
});
export type CourtCalendar = z.infer<typeof calendarSchema>;

/** A hearing of a case on the page of the case. */
const caseHearingSchema = z.strictObject({
  hearingId: idSchema,
  title: z.string(),
  courtroom: z.string(),
  startsAt: instantSchema,
  status: z.enum(hearingStatuses),
  myParticipantId: idSchema.nullable(),
  /** As it was booked; null of one that was set down otherwise. */
  booking: z
    .strictObject({
      kind: z.enum(hearingKinds),
      plan: planSchema,
      minutes: z.int(),
      courtroomId: idSchema,
      judges: z.array(person),
      clerk: person.nullable(),
      summoned: z.array(z.strictObject({ partyId: idSchema, agentIds: z.array(idSchema) })),
      cancelled: z.string().nullable(),
    })
    .nullable(),
  /** Who is named in it; null where the reader may not know. */
  people: z
    .array(
      z.strictObject({
        participantId: idSchema,
        name: z.string(),
        role: roleSchema,
        /** Whether the reader may make them a personal link: they come by no account but the one that the booking made. */
        mayLink: z.boolean(),
      }),
    )
    .nullable(),
  /** Null where the reader may not know of them. */
  recordings: z
    .array(z.strictObject({ recordingId: idSchema, status: recordingStatusSchema, startedAt: instantSchema, durationMs: z.number().nullable() }))
    .nullable(),
  exhibits: z.array(z.strictObject({ exhibitId: idSchema, number: exhibitNumberSchema, title: z.string() })).nullable(),
});
export type CaseHearing = z.infer<typeof caseHearingSchema>;

export const caseHearingsSchema = z.strictObject({
  hearings: z.array(caseHearingSchema),
  /** The court by which hearings are booked, when the reader may. */
  booksFor: z.strictObject({ agencyId: idSchema, caseKind: caseKindSchema }).nullable(),
});
export type CaseHearings = z.infer<typeof caseHearingsSchema>;

export const proposedTimesSchema = z.strictObject({
  times: z.array(z.strictObject({ startsAt: instantSchema, courtroomId: idSchema })),
  /** The first day that the notice to the parties leaves. */
  earliestOn: z.iso.date(),
});
/** A personal link, told once. */
export const calledLinkSchema = z.strictObject({ participantId: idSchema, name: z.string(), role: roleSchema, url: z.string(), expiresAt: instantSchema });
export type CalledLink = z.infer<typeof calledLinkSchema>;
