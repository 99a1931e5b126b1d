import { z } from 'zod';
import { idSchema, instantSchema, sha256Schema } from '../ids.ts';
import { sourceSchema } from '../media/grant.ts';

/*
 * The journal of one recording: files `<recordingId>/journal/<fileNo, 6 digits>.aszj`, each
 *   magic "ASZJ1\n" · u32be header length · header (JSON, journalHeaderSchema) · blocks
 * A block is: u32be length of the rest · u32be blockNo · f64be sealedAtMs · 12-byte iv · ciphertext · 16-byte tag ·
 *   32-byte hash, where hash = SHA-256(previous hash ‖ everything of this block before the hash), the first
 *   previous hash being SHA-256(magic ‖ length ‖ header), and AES-256-GCM binds blockNo and the previous hash.
 * The plain text of a block is a run of records: u8 kind · u16be track · f64be atMs · u32be length · bytes.
 * A torn last block (short, or whose hash does not fit) is dropped by the reader, never guessed at.
 */
/** `previousHash` of the first file of a recording. */
export const noPreviousHash = '0'.repeat(64);
export const journalMagic = 'ASZJ1\n';
export const recordKinds = { rtp: 1, rtcp: 2, trackOpened: 3, trackClosed: 4, mark: 5, gap: 6, paused: 7, resumed: 8, opened: 9, closed: 10 } as const;
export type RecordKind = keyof typeof recordKinds;

export const gapCauses = ['sfuLost', 'workerLost', 'diskFull', 'diskSlow', 'tapLost', 'unknown'] as const;

/** The newest sealed block of a recording of which servers were told. */
export const journalHeadSchema = z.strictObject({ fileNo: z.int().min(0), blockNo: z.int().min(0), hash: sha256Schema, sealedAt: instantSchema });
export type JournalHead = z.infer<typeof journalHeadSchema>;

/**
 * Stated by the first file of a node that goes on where another stopped: the block to which `previousHash` belongs
 * (`blockNo` null: the last of that file), and whether that node was lost while it recorded or the hearing moved in order.
 */
export const takesOverSchema = z.strictObject({ fileNo: z.int().min(0), blockNo: z.int().min(0).nullable(), cause: z.enum(['sfuLost', 'moved']) });
export type TakesOver = z.infer<typeof takesOverSchema>;

export const journalHeaderSchema = z.strictObject({
  format: z.literal('assize.journal.1'),
  recordingId: idSchema,
  hearingId: idSchema,
  fileNo: z.int().min(0),
  nodeId: z.string(),
  createdAt: instantSchema,
  /** Data key of the hearing, wrapped by the master key (see platform/keys). */
  wrappedKey: z.base64(),
  /** Head hash of the file before this one or of the block taken over from; 64 zeros for the first of all files. */
  previousHash: sha256Schema,
  takesOver: takesOverSchema.optional(),
  /** Made on trial before the opening: the file of no recording, whatever its place or name. */
  isRehearsal: z.literal(true).optional(),
});
export type JournalHeader = z.infer<typeof journalHeaderSchema>;

/** Payload of `trackOpened`: one producer of one participant from here on. */
export const trackOpenedSchema = z.strictObject({
  trackId: z.int().min(1).max(65535),
  participantId: idSchema,
  source: sourceSchema,
  producerId: z.string(),
  mimeType: z.string(),
  payloadType: z.int(),
  clockRate: z.int(),
  channels: z.int().nullable(),
  ssrc: z.int(),
  /** H264 `profile-level-id` and the like. */
  parameters: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
});
export type TrackOpened = z.infer<typeof trackOpenedSchema>;
export const trackClosedSchema = z.strictObject({ trackId: z.int(), cause: z.enum(['producerClosed', 'recordingStopped', 'tapLost']) });
/** Payload of `mark`: the hearing event with this seq happened here. */
export const markSchema = z.strictObject({ seq: z.int(), at: instantSchema });
export const gapSchema = z.strictObject({ fromAt: instantSchema, toAt: instantSchema, cause: z.enum(gapCauses) });
export type Gap = z.infer<typeof gapSchema>;
/** Why a recorder stops in order; `interrupted`: the court sits on and is not recorded. */
export const orderlyEnds = ['recess', 'suspended', 'interrupted', 'closed'] as const;
export const closedSchema = z.strictObject({ cause: z.enum([...orderlyEnds, 'rotated', 'fault']) });
