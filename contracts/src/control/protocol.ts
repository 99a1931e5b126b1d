import { z } from 'zod';
import { idSchema, instantSchema, sha256Schema } from '../ids.ts';
import type { ErrorBody } from '../AppError.ts';
import { rehearsingSchema } from '../jobs/rehearsal.ts';
import { mediaGrantSchema, sourceSchema } from '../media/grant.ts';
import { captureHealthSchema, recorderCauseSchema } from '../recording/health.ts';
import { gapSchema, journalHeadSchema, orderlyEnds } from '../recording/journal.ts';
import { stillSchema, takeStillSchema } from './still.ts';

/*
 * Namespace `/control` of an sfu node, spoken by servers. Handshake auth: { token: control JWT }.
 * Every request may be repeated: the answer is the same.
 */
const hearing = z.strictObject({ hearingId: idSchema });
const stopCauseSchema = z.enum(orderlyEnds);
export const controlRequests = {
  placeHearing: hearing,
  releaseHearing: hearing,
  /**
   * The whole table of grants of a hearing; an older version than the one known is ignored. `rooms`: its private
   * rooms by id, each with a table of its own; one that is not named any more closes.
   */
  setGrants: z.strictObject({
    hearingId: idSchema,
    version: z.int().min(0),
    grants: z.record(idSchema, mediaGrantSchema),
    rooms: z.record(idSchema, z.record(idSchema, mediaGrantSchema)).optional(),
  }),
  /** Is the recorder able to start now (tap, disk)? */
  prepareRecording: hearing,
  /**
   * Starts or goes on with a recording; `fileNo` of the first new file is the node's own affair. `lastHead` is the
   * newest block that any node told of: one that does not have it takes over, and states it. `isInterrupted`: the
   * court sits and should be recorded all the while, so that the time since that block is a gap.
   */
  startRecording: z.strictObject({
    hearingId: idSchema,
    recordingId: idSchema,
    dataKey: z.base64(),
    wrappedKey: z.base64(),
    lastHead: journalHeadSchema.optional(),
    isInterrupted: z.boolean().optional(),
  }),
  stopRecording: z.strictObject({ hearingId: idSchema, recordingId: idSchema, cause: stopCauseSchema }),
  markEvent: z.strictObject({ hearingId: idSchema, seq: z.int().min(1), at: instantSchema }),
  listConsumptions: hearing,
  /**
   * Records whoever is in the courtroom for ten seconds by the same tap and writer as a recording, apart from it.
   * Refused with `recorderNotReady` and its cause; with `rehearsalRuns`; with `conflict` when a recording begins or runs.
   */
  rehearse: z.strictObject({ hearingId: idSchema, rehearsalId: idSchema, dataKey: z.base64(), wrappedKey: z.base64() }),
  /** Takes the next whole picture of a person's camera; refused with `stillNotTaken`. */
  takeStill: takeStillSchema,
} as const;
export type ControlRequestType = keyof typeof controlRequests;
export type ControlRequest<T extends ControlRequestType> = z.infer<(typeof controlRequests)[T]>;

export const consumptionSchema = z.strictObject({
  /** The private room in which it was; null for the courtroom. */
  roomId: idSchema.nullable().default(null),
  viewerId: idSchema,
  speakerId: idSchema,
  source: sourceSchema,
  fromAt: instantSchema,
  toAt: instantSchema.nullable(),
  bytes: z.number(),
});
export type Consumption = z.infer<typeof consumptionSchema>;
export const journalFileSchema = z.strictObject({
  recordingId: idSchema,
  fileNo: z.int(),
  key: z.string(),
  bytes: z.int(),
  headHash: sha256Schema,
  blocks: z.int(),
});
export type JournalFile = z.infer<typeof journalFileSchema>;

/** One person's connection over the ten seconds before `at`, as the sfu saw it; a share is 0 to 1, null when nothing flowed. */
export const connectionSampleSchema = z.strictObject({
  participantId: idSchema,
  hasSocket: z.boolean(),
  isIceAlive: z.boolean(),
  protocol: z.enum(['udp', 'tcp']).nullable(),
  roundTripMs: z.number().min(0).nullable(),
  /** Of the packets that the person sent, the share that did not arrive here. */
  sentLoss: z.number().min(0).max(1).nullable(),
  /** Of the packets sent to the person, the share reported as not arrived. */
  receivedLoss: z.number().min(0).max(1).nullable(),
  sentBitsPerS: z.number().min(0),
  receivedBitsPerS: z.number().min(0),
});
export type ConnectionSample = z.infer<typeof connectionSampleSchema>;

export const controlResults = {
  placeHearing: z.strictObject({ roomEpoch: z.string() }),
  releaseHearing: z.strictObject({}),
  setGrants: z.strictObject({}),
  prepareRecording: z.strictObject({ isReady: z.boolean(), cause: recorderCauseSchema.nullable(), freeBytes: z.number() }),
  startRecording: z.strictObject({ startedAt: instantSchema }),
  /** `files`: every journal file of the recording on this node, closed and in the object store. */
  stopRecording: z.strictObject({ stoppedAt: instantSchema, files: z.array(journalFileSchema) }),
  markEvent: z.strictObject({}),
  listConsumptions: z.strictObject({ consumptions: z.array(consumptionSchema) }),
  /** `journals`: keys in the object store; `tracks`: empty when nobody sent anything. */
  rehearse: z.strictObject({ fromAt: instantSchema, toAt: instantSchema, journals: z.array(z.string()), tracks: z.array(rehearsingSchema) }),
  takeStill: stillSchema,
} as const;
export type ControlResult<T extends ControlRequestType> = z.infer<(typeof controlResults)[T]>;
export type ControlAck<T extends ControlRequestType> = { ok: true; result: ControlResult<T> } | { ok: false; error: ErrorBody };

/** Facts a node tells every connected server. */
export const controlFacts = {
  captureHealth: captureHealthSchema,
  /** A block was sealed: the head for the database (at most one a second). */
  journalHead: journalHeadSchema.extend({ recordingId: idSchema }),
  journalFile: journalFileSchema,
  recordingGap: gapSchema.extend({ hearingId: idSchema, recordingId: idSchema }),
  recordingFault: z.strictObject({ hearingId: idSchema, recordingId: idSchema, cause: recorderCauseSchema }),
  recordingRecovered: z.strictObject({ hearingId: idSchema, recordingId: idSchema }),
  /** How long each person has spoken in this room so far, ms, by the sfu's own detection of speech; at most one a second. */
  speech: z.strictObject({ hearingId: idSchema, roomEpoch: z.string(), at: instantSchema, spokenMs: z.record(idSchema, z.number().min(0)) }),
  /** Every ten seconds, of everyone who has a place in the courtroom; `nodeLoad` as in the node's record. */
  connections: z.strictObject({ hearingId: idSchema, at: instantSchema, nodeLoad: z.number(), samples: z.array(connectionSampleSchema) }),
  /** The room was made anew after its worker died. */
  roomReset: z.strictObject({ hearingId: idSchema, roomEpoch: z.string() }),
} as const;
export type ControlFactType = keyof typeof controlFacts;
export type ControlFact<T extends ControlFactType> = z.infer<(typeof controlFacts)[T]>;

/** A node's heartbeat in Redis: key `assize:sfu:<nodeId>`, expiring after 5 s, written each second. */
export const nodeRecordSchema = z.strictObject({
  nodeId: z.string(),
  /** New at every start of the process. */
  bootId: z.string(),
  /** For browsers. */
  publicUrl: z.string(),
  /** For servers. */
  controlUrl: z.string(),
  /** The certificate (PEM) with which it answers there, the only one that servers take for this node; null where it speaks without TLS itself. */
  certificate: z.string().nullable(),
  /** 0 idle to 1 full: consumers per worker against its capacity. */
  load: z.number(),
  hearings: z.int(),
  at: instantSchema,
});
export type NodeRecord = z.infer<typeof nodeRecordSchema>;
export const nodeKeyPrefix = 'assize:sfu:';
