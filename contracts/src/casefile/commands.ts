import { z } from 'zod';
import { commandKeySchema } from '../ids.ts';
import type { CaseAct } from './access.ts';
import { followCaseCommands } from './follow/wire.ts';
import { traitsCaseCommands } from './traits/wire.ts';
import { groundCaseCommands } from './ground/wire.ts';
import { groupsCaseCommands } from './groups/wire.ts';
import { leadCaseCommands } from './lead/wire.ts';
import { offersCaseCommands } from './offers/wire.ts';
import { partiesCaseCommands } from './parties/wire.ts';
import { sharingCaseCommands } from './sharing/wire.ts';
import { readingCaseCommands } from './reading/wire.ts';
import { stagesCaseCommands } from './stages/wire.ts';
import { volumesCaseCommands } from './volumes/wire.ts';

/** What a person may ask to be done with a case, by name: the payload's schema. */
export const caseCommands = {
  ...groundCaseCommands,
  ...partiesCaseCommands,
  ...stagesCaseCommands,
  ...volumesCaseCommands,
  ...leadCaseCommands,
  ...followCaseCommands,
  ...traitsCaseCommands,
  ...sharingCaseCommands,
  ...groupsCaseCommands,
  ...readingCaseCommands,
  ...offersCaseCommands,
} as const;

export type CaseCommandType = keyof typeof caseCommands;
export type CaseCommand = { [T in CaseCommandType]: { type: T; payload: z.infer<(typeof caseCommands)[T]> } }[CaseCommandType];
const caseCommandTypes = Object.keys(caseCommands) as CaseCommandType[];

/** Which act of the table of access each command is. */
export const actOfCommand: Record<CaseCommandType, CaseAct> = {
  'case.describe': 'describeCase',
  'case.assign': 'assignCase',
  'case.link': 'describeCase',
  'party.add': 'changePeople',
  'party.change': 'changePeople',
  'party.remove': 'changePeople',
  'agent.name': 'changePeople',
  'agent.end': 'changePeople',
  'stage.enter': 'moveStage',
  'deadline.extend': 'moveStage',
  'document.describe': 'fileDocuments',
  'document.withdraw': 'fileDocuments',
  'catalogue.arrange': 'fileDocuments',
  'handover.send': 'handOver',
  'handover.withdraw': 'handOver',
  'handover.answer': 'answerHandover',
  'follower.end': 'tellParties',
  'notice.send': 'tellParties',
  'notice.open': 'followCase',
  'clue.give': 'giveClues',
  'clue.answer': 'tellParties',
  'step.take': 'tellParties',
  'fee.set': 'tellParties',
  'fee.pay': 'tellParties',
  'trait.note': 'describeCase',
  'trait.strike': 'describeCase',
  'circumstances.describe': 'describeCase',
  'share.grant': 'answerShare',
  'share.refuse': 'answerShare',
  'share.end': 'answerShare',
  'group.leave': 'groupCase',
  'reading.appoint': 'receiveCounsel',
  'reading.refuse': 'receiveCounsel',
  'reading.end': 'receiveCounsel',
  'offer.withdraw': 'offerDocuments',
  'offer.take': 'receiveOffers',
  'offer.refuse': 'receiveOffers',
};

const variants = caseCommandTypes.map((type) => z.strictObject({ key: commandKeySchema, type: z.literal(type), payload: caseCommands[type] }));
/** A command as it crosses the wire: with the idempotency key under which it is done at most once. */
export const caseEnvelopeSchema = z.discriminatedUnion('type', variants as never) as unknown as z.ZodType<CaseEnvelope>;
export type CaseEnvelope = CaseCommand & { key: string };
