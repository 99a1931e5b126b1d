import { z } from 'zod';
import { membershipSchema } from './fileViews.ts';
import { idSchema, instantSchema, shortTextSchema } from '../ids.ts';
import { planOf, planSchema } from '../hearing/procedure/plans.ts';
import { caseKindSchema, stageSchema } from '../hearing/procedure/stages.ts';
import { needsPrincipal, roleSchema, sideSchema } from '../hearing/roles.ts';
import { hearingStatuses } from '../hearing/state.ts';
import { chapterSchema, manifestSchema, recordingStatusSchema, trackProductSchema } from '../recording/products.ts';

/** What HTTP answers look like: schemas that the client parses and the server's presenters satisfy. */
export const participationSchema = z.object({
  hearingId: idSchema,
  participantId: idSchema,
  caseId: idSchema,
  role: roleSchema,
  name: z.string(),
  title: z.string(),
  caseNumber: z.string(),
  court: z.string(),
  courtroom: z.string(),
  scheduledAt: instantSchema,
  status: z.enum(hearingStatuses),
});
export type Participation = z.infer<typeof participationSchema>;

export const sessionSchema = z.object({
  sessionId: idSchema,
  accessToken: z.string(),
  expiresAt: instantSchema,
  account: z.object({ id: idSchema, name: z.string(), isCourtStaff: z.boolean(), isFollower: z.boolean(), isApplicant: z.boolean(), isAdmin: z.boolean() }),
  /** Places in agencies: what leads to the desk of case files. */
  memberships: z.array(membershipSchema),
  /** Where the link leads: the hearing it was issued for, if any. */
  hearingId: idSchema.nullable(),
  participations: z.array(participationSchema),
  isDemo: z.boolean(),
});
export type Session = z.infer<typeof sessionSchema>;

export const recordingSummarySchema = z.object({
  id: idSchema,
  hearingId: idSchema,
  status: recordingStatusSchema,
  /** The step that failed, when `failed`. */
  failure: z.object({ step: z.string(), cause: z.string(), retryAt: instantSchema.nullable() }).nullable(),
  /** Progress of the running step, 0..1. */
  progress: z.object({ step: z.string(), done: z.number(), expectedEndAt: instantSchema.nullable() }).nullable(),
  startedAt: instantSchema,
  durationMs: z.number().nullable(),
  bytes: z.number().nullable(),
  sha256: z.string().nullable(),
});
export type RecordingSummary = z.infer<typeof recordingSummarySchema>;
export const recordingDetailSchema = recordingSummarySchema.extend({
  caseId: idSchema,
  /** Whether its reader may hear all of it; of a part there is the playlist and no file. */
  isWhole: z.boolean(),
  tracks: z.array(trackProductSchema),
  chapters: z.array(chapterSchema),
  gaps: z.array(z.object({ fromMs: z.number(), toMs: z.number(), cause: z.string() })),
  pauses: manifestSchema.shape.pauses.unwrap(),
  thumbnails: z.array(z.object({ name: z.string(), atMs: z.number() })),
  /** Name of the composed file and of the HLS playlist under the ticket's base, when there. */
  video: z.string().nullable(),
  hls: z.string().nullable(),
  /** Whether `waveform.json` lies beside them. */
  hasWaveform: z.boolean(),
  manifestSha256: z.string().nullable(),
});
export type RecordingDetail = z.infer<typeof recordingDetailSchema>;

export const hearingSummarySchema = z.object({
  id: idSchema,
  title: z.string(),
  courtroom: z.string(),
  scheduledAt: instantSchema,
  status: z.enum(hearingStatuses),
  openedAt: instantSchema.nullable(),
  closedAt: instantSchema.nullable(),
  recordings: z.array(recordingSummarySchema),
  myParticipantId: idSchema.nullable(),
});
export const caseSummarySchema = z.object({
  id: idSchema,
  caseNumber: z.string(),
  title: z.string(),
  court: z.string(),
  createdAt: instantSchema,
  nextHearingAt: instantSchema.nullable(),
});
export type CaseSummary = z.infer<typeof caseSummarySchema>;
export const caseDetailSchema = caseSummarySchema.extend({ hearings: z.array(hearingSummarySchema), isDemo: z.boolean() });
export type CaseDetail = z.infer<typeof caseDetailSchema>;
export type HearingSummary = z.infer<typeof hearingSummarySchema>;

export const timeLogEntrySchema = z.object({
  seq: z.int(),
  at: instantSchema,
  type: z.string(),
  role: roleSchema.nullable(),
  name: z.string().nullable(),
  subjectRole: roleSchema.nullable(),
  subjectName: z.string().nullable(),
  /** Why, or what was said in so many words: the reason, a note, a point, its outcome. */
  reason: z.string().nullable(),
  /** The stage that was entered. */
  stage: stageSchema.nullable(),
});
export type TimeLogEntry = z.infer<typeof timeLogEntrySchema>;

export const newCaseSchema = z.strictObject({ caseNumber: shortTextSchema, title: shortTextSchema, court: shortTextSchema });
export const newHearingSchema = z
  .strictObject({
    title: shortTextSchema,
    courtroom: shortTextSchema,
    scheduledAt: instantSchema,
    caseKind: caseKindSchema.default('civil'),
    plan: planSchema.default('civilOrdinary'),
  })
  .refine(({ plan, caseKind }) => planOf(plan).kinds.includes(caseKind), { path: ['plan'] });
export const newParticipantSchema = z
  .strictObject({
    name: shortTextSchema,
    role: roleSchema,
    side: sideSchema.optional(),
    actsFor: idSchema.nullable().optional(),
    /** Who follows the case already: they come in by the link that they have. */
    followerId: idSchema.optional(),
  })
  // A lawyer, a defender, an agent, an interpreter is here for somebody.
  .refine(({ role, actsFor }) => !needsPrincipal(role) || typeof actsFor === 'string', { path: ['actsFor'] });
/** The only time a link's secret is told: `url` carries it in its fragment, which browsers do not send. */
export const issuedLinkSchema = z.object({ linkId: idSchema, participantId: idSchema, url: z.string(), expiresAt: instantSchema });
export type IssuedLink = z.infer<typeof issuedLinkSchema>;
export const participantRowSchema = z.object({
  participantId: idSchema,
  name: z.string(),
  role: roleSchema,
  side: sideSchema,
  links: z.array(z.object({ linkId: idSchema, expiresAt: instantSchema, revokedAt: instantSchema.nullable(), lastUsedAt: instantSchema.nullable() })),
});
export type ParticipantRow = z.infer<typeof participantRowSchema>;
