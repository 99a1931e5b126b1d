import { z } from 'zod';
import { idSchema, reasonSchema } from '../../ids.ts';
import { sideSchema } from '../roles.ts';

/**
 * Who may speak. `open`: everyone in court. `byJudge`: to whom the court gives the floor. `byOrder`: the side
 * whose turn it is. The bench and the court's staff may always speak.
 */
export const floorModes = ['open', 'byJudge', 'byOrder'] as const;
export type FloorMode = (typeof floorModes)[number];

const none = z.strictObject({});
const who = z.strictObject({ participantId: idSchema });
/** Seconds; null: without a limit. */
const limitSchema = z.int().min(10).max(7200).nullable();
const mode = z.strictObject({ mode: z.enum(floorModes), order: z.array(sideSchema).max(7) });
const given = z.strictObject({ participantId: idSchema, limitS: limitSchema, isAlso: z.boolean() });

export const floorCommands = {
  'floor.setMode': mode,
  /** `isAlso`: beside whoever has it (a witness and the one who asks). */
  'floor.give': given,
  /** In turn: to the next side of the order that has somebody in court; after the last, to nobody. */
  'floor.next': z.strictObject({ limitS: limitSchema }),
  'floor.extend': z.strictObject({ byS: z.int().min(10).max(3600) }),
  /** The court takes the floor back: whoever speaks is silent from here. */
  'floor.withdraw': z.strictObject({ reason: reasonSchema.nullable() }),
  'floor.yield': none,
  'floor.raiseHand': none,
  /** Own hand without `participantId`; the court lowers anybody's. */
  'floor.lowerHand': z.strictObject({ participantId: idSchema.optional() }),
  'floor.lowerAllHands': none,
} as const;

export const floorEvents = {
  'floor.modeSet': mode,
  'floor.given': given,
  'floor.passed': z.strictObject({ side: sideSchema.nullable(), limitS: limitSchema }),
  'floor.extended': z.strictObject({ byS: z.int() }),
  'floor.withdrawn': z.strictObject({ reason: reasonSchema.nullable() }),
  'floor.yielded': who,
  'floor.handRaised': who,
  'floor.handLowered': who,
  'floor.handsLowered': none,
} as const;
