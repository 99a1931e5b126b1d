import { z } from 'zod';

/** Every id of ours is a UUID in lower case. */
export const idSchema = z.uuid();
export type Id = string;

/** An instant, UTC, ISO 8601 with milliseconds: `2026-11-24T08:00:00.000Z`. */
export const instantSchema = z.iso.datetime({ precision: 3 });
export type Instant = string;

/** SHA-256 as 64 lower-case hexadecimal characters. */
export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);

/** Idempotency key of a command, chosen by the client, unique per participant. */
export const commandKeySchema = z.string().min(8).max(64);

/** A person's name or other short line of text. */
export const shortTextSchema = z.string().trim().min(1).max(200);
/** A reason that goes into the log. */
export const reasonSchema = z.string().trim().min(1).max(500);
