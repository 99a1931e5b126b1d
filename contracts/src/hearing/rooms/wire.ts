import { z } from 'zod';
import { idSchema } from '../../ids.ts';

/** `consultation`: who has a side talks in private. `deliberation`: the bench alone, and nobody else knows of it. */
export const roomKinds = ['consultation', 'deliberation'] as const;
export type RoomKind = (typeof roomKinds)[number];
const kind = z.enum(roomKinds);

const room = z.strictObject({ roomId: idSchema });
/** Every event says the kind, for it decides who may be told. */
const happened = { roomId: idSchema, kind };
const who = z.strictObject({ ...happened, participantId: idSchema });

/** Private rooms beside the courtroom. None of them has a recorder. */
export const roomCommands = {
  'room.open': z.strictObject({ roomId: idSchema, kind, inviteIds: z.array(idSchema).min(1).max(20) }),
  'room.invite': z.strictObject({ roomId: idSchema, participantId: idSchema }),
  /** The presiding judge lets people of the courtroom leave it for this room while the court sits. */
  'room.allow': room,
  'room.enter': room,
  'room.decline': room,
  'room.leave': room,
  'room.lock': z.strictObject({ roomId: idSchema, isLocked: z.boolean() }),
  'room.close': room,
} as const;

export const roomEvents = {
  'room.opened': z.strictObject({ ...happened, openerId: idSchema, invitedIds: z.array(idSchema), isAllowed: z.boolean() }),
  'room.invited': who,
  'room.allowed': z.strictObject(happened),
  'room.entered': who,
  'room.declined': who,
  'room.left': who,
  'room.locked': z.strictObject({ ...happened, isLocked: z.boolean() }),
  'room.closed': z.strictObject(happened),
} as const;
