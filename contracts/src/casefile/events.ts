import { z } from 'zod';
import { agencyKindSchema } from '../agency/agencies.ts';
import { idSchema, instantSchema, sha256Schema } from '../ids.ts';
import { calendarCaseEvents } from '../calendar/wire.ts';
import { followCaseEvents } from './follow/wire.ts';
import { exchangeCaseEvents } from './exchange/wire.ts';
import { traitsCaseEvents } from './traits/wire.ts';
import { groundCaseEvents } from './ground/wire.ts';
import { groupsCaseEvents } from './groups/wire.ts';
import { leadCaseEvents } from './lead/wire.ts';
import { offersCaseEvents } from './offers/wire.ts';
import { partiesCaseEvents } from './parties/wire.ts';
import { sharingCaseEvents } from './sharing/wire.ts';
import { readingCaseEvents } from './reading/wire.ts';
import { stagesCaseEvents } from './stages/wire.ts';
import { volumesCaseEvents } from './volumes/wire.ts';

/** Every event that the log of a case can hold, by type. An event never changes its meaning; a new meaning is a new type. */
export const casePayloads = {
  ...groundCaseEvents,
  ...partiesCaseEvents,
  ...stagesCaseEvents,
  ...volumesCaseEvents,
  ...leadCaseEvents,
  ...followCaseEvents,
  ...exchangeCaseEvents,
  ...traitsCaseEvents,
  ...sharingCaseEvents,
  ...groupsCaseEvents,
  ...readingCaseEvents,
  ...offersCaseEvents,
  ...calendarCaseEvents,
} as const;

export type CaseEventType = keyof typeof casePayloads;
export type CaseDraft = { [T in CaseEventType]: { type: T; payload: z.infer<(typeof casePayloads)[T]> } }[CaseEventType];
const caseEventTypes = Object.keys(casePayloads) as CaseEventType[];

/** Who did it, and for which agency. All null: the system itself. */
export const caseActorSchema = z.strictObject({
  accountId: idSchema.nullable(),
  agencyId: idSchema.nullable(),
  agencyKind: agencyKindSchema.nullable(),
  name: z.string().max(200).nullable(),
});
export type CaseActor = z.infer<typeof caseActorSchema>;
export const caseSystem: CaseActor = { accountId: null, agencyId: null, agencyKind: null, name: null };

/** One line of the log of a case. */
export type CaseEvent = CaseDraft & { caseId: string; seq: number; at: string; actor: CaseActor; previousHash: string; hash: string };
const envelope = { caseId: idSchema, seq: z.int().min(1), at: instantSchema, actor: caseActorSchema, previousHash: sha256Schema, hash: sha256Schema };
const lines = caseEventTypes.map((type) => z.strictObject({ type: z.literal(type), payload: casePayloads[type], ...envelope }));
const caseEventSchema = z.discriminatedUnion('type', lines as never) as unknown as z.ZodType<CaseEvent>;

/** A line that its reader may not know: it holds the chain together. */
const withheldCaseLineSchema = z.strictObject({
  ...{ type: z.literal('withheld'), caseId: idSchema, seq: z.int().min(1), at: instantSchema, previousHash: sha256Schema, hash: sha256Schema },
});
export type CaseLine = CaseEvent | z.infer<typeof withheldCaseLineSchema>;
const caseLineSchema: z.ZodType<CaseLine> = z.union([withheldCaseLineSchema, caseEventSchema]);

/** The log of a case as it is handed over: verified offline like that of a hearing. */
export const exportedCaseLogSchema = z.strictObject({ format: z.literal('assize.case-log.1'), caseId: idSchema, events: z.array(caseLineSchema) });
export type ExportedCaseLog = z.infer<typeof exportedCaseLogSchema>;
