import { z } from 'zod';
import { idSchema, instantSchema, reasonSchema, shortTextSchema } from '../ids.ts';
import { planSchema } from '../hearing/procedure/plans.ts';

/** Where a court sits: a courtroom 法庭, a circuit point 巡回审判点, a room that is only online 互联网法庭. Each holds one hearing at a time. */
export const courtroomForms = ['physical', 'circuitPoint', 'online'] as const;
export const courtroomSchema = z.strictObject({
  courtroomId: idSchema,
  name: shortTextSchema,
  form: z.enum(courtroomForms),
  /** Where it is, in words. */
  place: z.string().trim().max(200),
  /** Nothing more is booked in it; what is, stays. */
  isClosed: z.boolean(),
});
export type Courtroom = z.infer<typeof courtroomSchema>;

const timeSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const spanSchema = z.strictObject({ opens: timeSchema, closes: timeSchema }).refine(({ opens, closes }) => opens < closes, { path: ['closes'] });
/** When a court sits, by the clock of its time zone. */
export const courtHoursSchema = z.strictObject({
  /** 1 Monday to 7 Sunday (ISO 8601). */
  weekdays: z.array(z.int().min(1).max(7)).max(7),
  /** Of each day, one after the other. */
  spans: z
    .array(spanSchema)
    .min(1)
    .max(4)
    .refine((spans) => spans.every((one, index) => index === 0 || (spans[index - 1]?.closes ?? '') <= one.opens)),
  /** Holidays, and the weekends that are worked for them (调休). */
  closedOn: z.array(z.iso.date()).max(400),
  openOn: z.array(z.iso.date()).max(400),
});
export type CourtHours = z.infer<typeof courtHoursSchema>;
/** Until a court says otherwise. */
export const usualHours: CourtHours = {
  weekdays: [1, 2, 3, 4, 5],
  spans: [
    { opens: '09:00', closes: '12:00' },
    { opens: '13:30', closes: '17:00' },
  ],
  closedOn: [],
  openOn: [],
};

/** What a date is for: the trial 开庭审理, a pre-trial conference 庭前会议, mediation 调解, an inquiry 询问, pronouncing judgment 宣判. */
export const hearingKinds = ['trial', 'pretrial', 'mediation', 'inquiry', 'judgment'] as const;
export type HearingKind = (typeof hearingKinds)[number];

const minutesSchema = z.int().min(10).max(600);
const unique = (ids: readonly string[]): boolean => new Set(ids).size === ids.length;
/** Who is summoned 传唤: a party, with those who act for them in this hearing. */
const summonedSchema = z
  .array(z.strictObject({ partyId: idSchema, agentIds: z.array(idSchema).max(10).refine(unique) }))
  .min(1)
  .max(200)
  .refine((all) => unique(all.map((one) => one.partyId)));
/** Who must be there, as they are asked for. The first judge presides. */
const attendance = {
  kind: z.enum(hearingKinds),
  plan: planSchema,
  minutes: minutesSchema,
  judgeIds: z.array(idSchema).min(1).max(7).refine(unique),
  clerkId: idSchema.nullable(),
  summoned: summonedSchema,
};
/** Why it is outside of the court's hours, or the parties are told later than the law says: they agreed, or it is urgent. */
const exceptionReason = reasonSchema.nullable();

export const newBookingSchema = z.strictObject({
  hearingId: idSchema,
  title: shortTextSchema,
  ...attendance,
  courtroomId: idSchema,
  startsAt: instantSchema,
  exceptionReason,
});
export type NewBooking = z.infer<typeof newBookingSchema>;
export const moveBookingSchema = z.strictObject({
  startsAt: instantSchema,
  minutes: minutesSchema,
  courtroomId: idSchema,
  exceptionReason,
  reason: reasonSchema,
});
export type MoveBooking = z.infer<typeof moveBookingSchema>;
export const cancelBookingSchema = z.strictObject({ reason: reasonSchema });
/** When could all of them? `courtroomId` null: in any courtroom. `hearingId`: a hearing that is to be moved, and is in nobody's way. */
export const freeTimesQuerySchema = z.strictObject({
  ...attendance,
  courtroomId: idSchema.nullable(),
  hearingId: idSchema.nullable(),
  fromOn: z.iso.date().nullable(),
});
export type FreeTimesQuery = z.infer<typeof freeTimesQuerySchema>;

/** Days of a calendar, both included: at most two months. */
const mostDays = 62;
export const calendarQuerySchema = z
  .strictObject({ fromOn: z.iso.date(), toOn: z.iso.date() })
  .refine(({ fromOn, toOn }) => fromOn <= toOn && Date.parse(toOn) - Date.parse(fromOn) < mostDays * 86_400_000, { path: ['toOn'] });

const courtroom = z.strictObject({ courtroomId: idSchema, name: shortTextSchema });
const person = z.strictObject({ accountId: idSchema, name: shortTextSchema });
const when = { startsAt: instantSchema, minutes: minutesSchema, courtroom, exceptionReason };
const moved = z.strictObject({ hearingId: idSchema, ...when, reason: reasonSchema });
const cancelled = z.strictObject({ hearingId: idSchema, reason: reasonSchema });

/** What the log of a case says of its calendar. The hearing itself has a log of its own. */
export const calendarCaseEvents = {
  'hearing.booked': z.strictObject({
    hearingId: idSchema,
    title: shortTextSchema,
    kind: attendance.kind,
    plan: planSchema,
    ...when,
    judges: z.array(person).min(1).max(7),
    clerk: person.nullable(),
    summoned: summonedSchema,
  }),
  'hearing.moved': moved,
  'hearing.cancelled': cancelled,
} as const;

/** A hearing that was booked, as the log of its case says. */
export type Booking = z.infer<(typeof calendarCaseEvents)['hearing.booked']> & { cancelled: { reason: string; at: string } | null };
