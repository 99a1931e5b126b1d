import { z } from 'zod';
import { agencyRefSchema, agencySchema, staffRoleSchema } from '../agency/agencies.ts';
import { idSchema, instantSchema, shortTextSchema } from '../ids.ts';
import { caseActs } from './access.ts';
import { caseFactsFields } from './ground/wire.ts';
import { caseFileKindSchema, caseStageSchema, secrecySchema } from './kinds.ts';
import { documentAnswerSchema, handoverPurposeSchema } from './lead/wire.ts';
import { casePartyRoleSchema } from './parties/wire.ts';
import { volumeSchema } from './volumes/wire.ts';

export const membershipSchema = z.strictObject({ agency: agencySchema, role: staffRoleSchema });

/** A case in a list. */
export const caseFileSummarySchema = z.strictObject({
  id: idSchema,
  caseNumber: z.string(),
  title: z.string(),
  cause: z.string(),
  kind: caseFileKindSchema,
  secrecy: secrecySchema,
  stage: caseStageSchema.nullable(),
  deadlineOn: z.iso.date().nullable(),
  lead: z.string(),
  isDemo: z.boolean(),
});
export type CaseFileSummary = z.infer<typeof caseFileSummarySchema>;

/** The last case of a page, by what a list is ordered by; what follows it is asked for next. */
const afterCaseSchema = z.strictObject({ deadlineOn: z.iso.date().nullable(), caseNumber: z.string().max(500) });

/** What is asked for in a list of cases; everything that is given must fit. `text`: words of number, title, cause and of names, these by pinyin and initials too. */
export const caseFileQuerySchema = z.strictObject({
  text: z.string().trim().max(200).default(''),
  kinds: z.array(caseFileKindSchema).max(20).default([]),
  stages: z.array(caseStageSchema).max(20).default([]),
  /** Only what is in the hands of an agency of the caller's; only what waits for its answer. */
  standing: z.enum(['all', 'lead', 'receiver']).default('all'),
  /** Names are found by others that sound the same. */
  isBySound: z.boolean().default(false),
  after: afterCaseSchema.nullable().default(null),
});
export type CaseFileQuery = z.output<typeof caseFileQuerySchema>;
/** `total`: counted up to `casesCounted`, with `isMore` there are more. `next`: the place of the last case, where others follow. */
export const caseFilePageSchema = z.strictObject({
  cases: z.array(caseFileSummarySchema),
  total: z.int(),
  isMore: z.boolean(),
  next: afterCaseSchema.nullable(),
});
export type CaseFilePage = z.infer<typeof caseFilePageSchema>;
export const casesCounted = 1000;
export const casesOnPage = 50;

export const newCaseFileSchema = z.strictObject({ caseId: idSchema, agencyId: idSchema, ...caseFactsFields });

const viewedPartySchema = z.strictObject({
  partyId: idSchema,
  role: casePartyRoleSchema,
  form: z.enum(['person', 'organisation']),
  name: z.string(),
  /** The name is shortened, as this person is protected. */
  isMasked: z.boolean(),
  idNumber: z.string().nullable(),
  phone: z.string().nullable(),
  bornOn: z.iso.date().nullable(),
  agents: z.array(z.strictObject({ agentId: idSchema, form: z.string(), name: z.string(), firm: z.string().nullable() })),
});
export const viewedDocumentSchema = z.strictObject({
  documentId: idSchema,
  volume: volumeSchema,
  folder: z.string(),
  title: shortTextSchema,
  madeOn: z.iso.date().nullable(),
  no: z.int(),
  fromPage: z.int().nullable(),
  toPage: z.int().nullable(),
  version: z.int(),
  versions: z.array(
    z.strictObject({
      version: z.int(),
      fileName: z.string(),
      mime: z.string(),
      bytes: z.int(),
      sha256: z.string(),
      filedAt: instantSchema,
      reason: z.string().nullable(),
    }),
  ),
});
export type ViewedDocument = z.infer<typeof viewedDocumentSchema>;
/** A document that was taken out of the catalogue: kept, with why. */
export const withdrawnDocumentSchema = viewedDocumentSchema
  .omit({ no: true, fromPage: true, toPage: true })
  .extend({ withdrawn: z.strictObject({ reason: z.string(), at: instantSchema }) });
export type WithdrawnDocument = z.infer<typeof withdrawnDocumentSchema>;
export const viewedHandoverSchema = z.strictObject({
  handoverId: idSchema,
  from: agencyRefSchema,
  to: agencyRefSchema,
  purpose: handoverPurposeSchema,
  note: z.string(),
  status: z.enum(['sent', 'accepted', 'returned', 'withdrawn']),
  sentAt: instantSchema,
  answerBy: z.iso.date(),
  /** While it waits for a partner that was closed: whether that may have something of it. Then it stays on its way; else it can be taken back. */
  closedPartner: z.enum(['mayHaveIt', 'hasNothing']).nullable(),
  manifestSha256: z.string(),
  documents: z.array(z.strictObject({ documentId: idSchema, title: z.string(), pages: z.int().nullable(), sha256: z.string() })),
  answer: z.strictObject({ at: instantSchema, reason: z.string().nullable(), answers: z.array(documentAnswerSchema), receiptSha256: z.string() }).nullable(),
});
export type ViewedHandover = z.infer<typeof viewedHandoverSchema>;

/** A case as far as its reader may know it; `null` where they may not. */
export const caseFileViewSchema = z.strictObject({
  id: idSchema,
  seq: z.int(),
  ...caseFactsFields,
  isDemo: z.boolean(),
  openedAt: instantSchema,
  lead: z.strictObject({ agencyId: idSchema, agencyName: z.string(), since: instantSchema }),
  handlers: z.array(z.strictObject({ accountId: idSchema, name: z.string() })),
  stages: z.array(
    z.strictObject({ stage: caseStageSchema, enteredOn: z.iso.date(), deadlineOn: z.iso.date().nullable(), basis: z.string().nullable(), extended: z.int() }),
  ),
  parties: z.array(viewedPartySchema).nullable(),
  main: z.array(viewedDocumentSchema).nullable(),
  side: z.array(viewedDocumentSchema).nullable(),
  /** For those who may read the agency's own work. */
  withdrawn: z.array(withdrawnDocumentSchema).nullable(),
  handovers: z.array(viewedHandoverSchema).nullable(),
  links: z.array(z.strictObject({ caseId: idSchema, relation: z.enum(['parent', 'related']), caseNumber: z.string() })),
  /** Hearings of the case that the reader may know of are on its page of hearings (`GET /api/cases/:caseId`). */
  hearings: z.int(),
  may: z.array(z.enum(caseActs)),
});
export type CaseFileView = z.infer<typeof caseFileViewSchema>;

/** A line of the history in words that a page can show. */
export const caseLookSchema = z.strictObject({
  name: z.string(),
  agency: z.string().nullable(),
  what: z.string(),
  documentId: idSchema.nullable(),
  at: instantSchema,
});
export type CaseLook = z.infer<typeof caseLookSchema>;
