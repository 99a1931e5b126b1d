import { z } from 'zod';
import { idSchema } from '../../ids.ts';

/** An ECDH public key (P-256, raw, base64url): the channel's own key never reaches a server. */
const publicKeySchema = z.base64url().min(86).max(90);
const whisper = z.strictObject({ whisperId: idSchema });
/** Everybody who may take part, in every event: it decides who may be told. */
const happened = { whisperId: idSchema, memberIds: z.array(idSchema).min(2).max(5) };
const who = z.strictObject({ ...happened, participantId: idSchema });

/** A lawyer and the client (and their interpreter) talk beside the running hearing without leaving it. */
export const whisperCommands = {
  'whisper.open': z.strictObject({ whisperId: idSchema, withIds: z.array(idSchema).min(1).max(4), publicKey: publicKeySchema }),
  'whisper.join': z.strictObject({ whisperId: idSchema, publicKey: publicKeySchema }),
  'whisper.leave': whisper,
  /** The presiding judge ends it, for instance during testimony. */
  'whisper.stop': whisper,
} as const;

export const whisperEvents = {
  'whisper.opened': z.strictObject({ ...happened, openerId: idSchema, publicKey: publicKeySchema }),
  'whisper.joined': z.strictObject({ ...who.shape, publicKey: publicKeySchema }),
  'whisper.left': who,
  'whisper.stopped': z.strictObject(happened),
} as const;
