import { z } from 'zod';
import { exhibitNumberSchema } from '../hearing/evidence/wire.ts';
import { idSchema, instantSchema, sha256Schema } from '../ids.ts';
import { sourceSchema } from '../media/grant.ts';
import { exportedLogSchema } from '../hearing/log.ts';
import { stageSchema } from '../hearing/procedure/stages.ts';
import { roleSchema, sideSchema } from '../hearing/roles.ts';
import { pauseSchema } from './sittingSpans.ts';

/** States of a recording; `failed` has a cause and a retry and is never an end. */
export const recordingStatuses = ['capturing', 'captured', 'assembled', 'composed', 'sealed', 'failed'] as const;
export const recordingStatusSchema = z.enum(recordingStatuses);
export type RecordingStatus = z.infer<typeof recordingStatusSchema>;

const fileSchema = z.strictObject({ name: z.string(), bytes: z.int(), sha256: sha256Schema, mimeType: z.string() });
export type ProductFile = z.infer<typeof fileSchema>;

/** Times in ms are on the recording's clock: 0 is `startsAt`, the instant of opening. */
export const trackProductSchema = fileSchema.extend({
  participantId: idSchema,
  role: roleSchema,
  displayName: z.string(),
  source: sourceSchema,
  startsAtMs: z.number(),
  durationMs: z.number(),
});
export type TrackProduct = z.infer<typeof trackProductSchema>;

export const chapterSchema = z.strictObject({
  atMs: z.number(),
  seq: z.int(),
  /** The event's type; the client gives the words. */
  type: z.string(),
  participantId: idSchema.nullable(),
  role: roleSchema.nullable(),
  name: z.string().nullable(),
  reason: z.string().nullable(),
  /** The stage that was entered. */
  stage: stageSchema.nullable().default(null),
  /** The page that was put before the court. */
  exhibit: z
    .strictObject({ number: exhibitNumberSchema, page: z.int().min(1) })
    .nullable()
    .default(null),
});
export type Chapter = z.infer<typeof chapterSchema>;

/** Written last, as `manifest.json`: every source and product with its SHA-256. Same journal, same bytes. */
export const manifestSchema = z.strictObject({
  format: z.literal('assize.recording.1'),
  recordingId: idSchema,
  hearingId: idSchema,
  startsAt: instantSchema,
  durationMs: z.number(),
  sources: z.array(fileSchema),
  tracks: z.array(trackProductSchema),
  video: fileSchema,
  hls: z.array(fileSchema),
  thumbnails: z.array(fileSchema.extend({ atMs: z.number() })),
  /** Chapters as WebVTT and what else stands beside the video. */
  others: z.array(fileSchema).optional(),
  chapters: z.array(chapterSchema),
  gaps: z.array(z.strictObject({ fromMs: z.number(), toMs: z.number(), cause: z.string() })),
  /** When the court was not recorded, and why; cut out at `atMs`. None of these is a gap. */
  pauses: z.array(pauseSchema.extend({ atMs: z.number() })).optional(),
});
export type Manifest = z.infer<typeof manifestSchema>;

/**
 * `order.json` of a recording: all that production needs besides the journal, written at closing by the
 * server. Production reads the order and the journal and nothing else, so it can always be run again.
 */
export const productionOrderSchema = z.strictObject({
  format: z.literal('assize.order.1'),
  recordingId: idSchema,
  hearingId: idSchema,
  court: z.string(),
  caseNumber: z.string(),
  title: z.string(),
  /** IANA zone of the wall-clock time in the picture, e.g. `Asia/Shanghai`. */
  timeZone: z.string(),
  /** Spans during which the court sat and was recorded, in order; what lies between (a pause) is cut out of the picture. */
  spans: z.array(z.strictObject({ fromAt: instantSchema, toAt: instantSchema })).min(1),
  participants: z.array(z.strictObject({ id: idSchema, role: roleSchema, roleLabel: z.string(), side: sideSchema, seat: z.int(), name: z.string() })),
  journals: z.array(z.string()),
  /** Where the documents of its exhibits lie. */
  documents: z.array(z.strictObject({ documentId: idSchema, hearingId: idSchema, mime: z.string() })).default([]),
  log: exportedLogSchema,
});
export type ProductionOrder = z.infer<typeof productionOrderSchema>;

/** Keys in the object store; one place, so that writer and reader cannot differ. */
export const recordingKeys = {
  prefix: (recordingId: string): string => `recordings/${recordingId}/`,
  journal: (recordingId: string, fileNo: number): string => `recordings/${recordingId}/journal/${String(fileNo).padStart(6, '0')}.aszj`,
  order: (recordingId: string): string => `recordings/${recordingId}/order.json`,
  product: (recordingId: string, name: string): string => `recordings/${recordingId}/products/${name}`,
  manifest: (recordingId: string): string => `recordings/${recordingId}/products/manifest.json`,
};
