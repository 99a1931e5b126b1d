import { z } from 'zod';
import { commandKeySchema } from '../ids.ts';
import { exportsCustodyCommands } from './exports/wire.ts';
import { defectCustodyCommands } from './defects/wire.ts';
import { groundCustodyCommands } from './ground/wire.ts';
import { keepingCustodyCommands } from './keeping/wire.ts';
import { integrityCustodyCommands } from './integrity/wire.ts';
import { portionsCustodyCommands } from './portions/wire.ts';
import { redactionsCustodyCommands } from './redactions/wire.ts';

/** What a person may ask to be done with the record of a hearing that has ended, by name: the payload's schema. */
export const custodyCommands = {
  ...groundCustodyCommands,
  ...keepingCustodyCommands,
  ...exportsCustodyCommands,
  ...defectCustodyCommands,
  ...integrityCustodyCommands,
  ...portionsCustodyCommands,
  ...redactionsCustodyCommands,
} as const;

export type CustodyCommandType = keyof typeof custodyCommands;
export type CustodyCommand = { [T in CustodyCommandType]: { type: T; payload: z.infer<(typeof custodyCommands)[T]> } }[CustodyCommandType];
const custodyCommandTypes = Object.keys(custodyCommands) as CustodyCommandType[];

const variants = custodyCommandTypes.map((type) => z.strictObject({ key: commandKeySchema, type: z.literal(type), payload: custodyCommands[type] }));
/** A command as it crosses the wire: with the idempotency key under which it is done at most once. */
export const custodyEnvelopeSchema = z.discriminatedUnion('type', variants as never) as unknown as z.ZodType<CustodyEnvelope>;
export type CustodyEnvelope = CustodyCommand & { key: string };
