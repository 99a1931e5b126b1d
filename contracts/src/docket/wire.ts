import { z } from 'zod';
import { idSchema, instantSchema, reasonSchema, sha256Schema, shortTextSchema } from '../ids.ts';
import { materialKinds } from './causes.ts';
import { docketFormSchema } from './form.ts';

/** Something that lies with an application, as it was taken in. It becomes a document of the case under the same id. */
export const docketMaterialSchema = z.strictObject({
  materialId: idSchema,
  kind: z.enum(materialKinds),
  title: shortTextSchema,
  fileName: z.string().min(1).max(500),
  mime: z.string().max(100),
  bytes: z.int().min(1),
  sha256: sha256Schema,
});
export type DocketMaterial = z.infer<typeof docketMaterialSchema>;

const day = z.iso.date();
const given = { form: docketFormSchema, materials: z.array(docketMaterialSchema).max(200), dueOn: day };
const correctionItems = z.array(z.string().trim().min(1).max(500)).min(1).max(20);
const longReason = z.string().trim().min(1).max(2000);

/** How somebody who lost their link asked the desk for another, and was recognised. */
export const renewalWays = ['inPerson', 'byPhone'] as const;
export type RenewalWay = (typeof renewalWays)[number];

/** What happened to an application, in its log. What is only typed is no act: what was sent stands in `sent` and `answered`, whole. */
export const docketPayloads = {
  'application.begun': z.strictObject({ courtId: idSchema, courtName: shortTextSchema }),
  'application.sent': z.strictObject(given),
  'application.taken': z.strictObject({}),
  'application.released': z.strictObject({}),
  'correction.asked': z.strictObject({ correctionId: idSchema, items: correctionItems, untilOn: day }),
  'correction.answered': z.strictObject({ correctionId: idSchema, answer: z.string().max(2000), ...given }),
  'application.accepted': z.strictObject({ caseNumber: shortTextSchema, feeFen: z.int().min(0).nullable() }),
  'application.refused': z.strictObject({ reason: longReason, appealUntilOn: day }),
  'application.withdrawn': z.strictObject({ reason: reasonSchema }),
  'application.lapsed': z.strictObject({}),
  'link.renewed': z.strictObject({ asked: z.enum(renewalWays) }),
} as const;
export type DocketEventType = keyof typeof docketPayloads;
export type DocketDraft = { [T in DocketEventType]: { type: T; payload: z.infer<(typeof docketPayloads)[T]> } }[DocketEventType];

/** Who did it: the applicant, somebody at the court's docket desk, or nobody but time. */
const docketActors = ['applicant', 'court', 'system'] as const;
export const docketActorSchema = z.strictObject({ accountId: idSchema, name: z.string().max(200), as: z.enum(docketActors) });
export type DocketActor = z.infer<typeof docketActorSchema>;
/** Of no account. */
export const systemDocketActor: DocketActor = { accountId: '00000000-0000-0000-0000-000000000000', name: '', as: 'system' };

/** One line of an application's log; chained as every other log. */
export type DocketEvent = DocketDraft & { applicationId: string; seq: number; at: string; actor: DocketActor; previousHash: string; hash: string };
/** A line as it is shown: what, when, by whom. */
export const docketLineSchema = z.strictObject({
  seq: z.int().min(1),
  type: z.enum(Object.keys(docketPayloads) as [DocketEventType, ...DocketEventType[]]),
  at: instantSchema,
  by: z.strictObject({ as: z.enum(docketActors), name: z.string().nullable() }),
});

/** What the clerk saw when they decided: an application that went on since then is looked at again. */
const seen = { seenSeq: z.int().min(1) };
/** What may be done with an application. Each says the same when it is asked again: what is so already is not done twice. */
export const docketCommands = {
  'application.send': z.strictObject({ revision: z.int().min(0) }),
  'application.withdraw': z.strictObject({ reason: reasonSchema }),
  'correction.answer': z.strictObject({ correctionId: idSchema, answer: z.string().trim().max(2000), revision: z.int().min(0) }),
  'application.take': z.strictObject({}),
  'application.release': z.strictObject({}),
  'correction.ask': z.strictObject({ correctionId: idSchema, items: correctionItems, untilOn: day, ...seen }),
  /** `feeFen`: what the plaintiff has to pay; null: nothing is asked for. */
  'application.accept': z.strictObject({ feeFen: z.int().min(0).max(1e14).nullable(), ...seen }),
  'application.refuse': z.strictObject({ reason: longReason, ...seen }),
} as const;
export type DocketCommandType = keyof typeof docketCommands;
export type DocketCommand = { [T in DocketCommandType]: { type: T; payload: z.infer<(typeof docketCommands)[T]> } }[DocketCommandType];

const variants = Object.entries(docketCommands).map(([type, payload]) => z.strictObject({ type: z.literal(type), payload }));
export const docketCommandSchema = z.discriminatedUnion('type', variants as never) as unknown as z.ZodType<DocketCommand>;

/** Why something may not be done now; `details.cause` of `wrongApplicationState`. */
export const docketCauses = [
  'notSent',
  'incomplete',
  'taken',
  'notTaken',
  'awaitsCorrection',
  'awaitsDecision',
  'noCorrection',
  'changed',
  'decided',
  'tooEarly',
] as const;
export type DocketCause = (typeof docketCauses)[number];
