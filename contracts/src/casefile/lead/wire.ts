import { z } from 'zod';
import { agencyRefSchema } from '../../agency/agencies.ts';
import { idSchema, instantSchema, reasonSchema, sha256Schema, shortTextSchema } from '../../ids.ts';
import { caseFileBytesSchema } from '../volumes/wire.ts';

/**
 * Why a case goes to another agency. `prosecution`: 移送审查起诉. `indictment`: 提起公诉. `supplement`: back for supplementary
 * investigation 退回补充侦查. `withdrawal`: the indictment is taken back 撤回起诉. `jurisdiction`: to whom it belongs 移送管辖.
 */
export const handoverPurposes = ['prosecution', 'indictment', 'supplement', 'withdrawal', 'jurisdiction'] as const;
export const handoverPurposeSchema = z.enum(handoverPurposes);
export type HandoverPurpose = z.infer<typeof handoverPurposeSchema>;

/** A document as it is handed over: the version that was the newest, and its bytes. */
export const handedDocumentSchema = z.strictObject({
  documentId: idSchema,
  version: z.int().min(1),
  folder: z.string(),
  title: shortTextSchema,
  madeOn: z.iso.date().nullable(),
  pages: z.int().min(1).nullable(),
  ...caseFileBytesSchema.shape,
});
export type HandedDocument = z.infer<typeof handedDocumentSchema>;

/** A signature by the key of an agency, or of its installation (Ed25519, base64) over the SHA-256 of a statement's canonical form (RFC 8785). */
export const statementSignatureSchema = z.strictObject({ sha256: sha256Schema, keyId: z.string().max(100), signature: z.string().max(200) });
export type StatementSignature = z.infer<typeof statementSignatureSchema>;

/** What the sender signs: everything that goes over, and the place in the case's log from which it was taken. */
export const handoverManifestSchema = z.strictObject({
  format: z.literal('assize.handover.1'),
  handoverId: idSchema,
  caseId: idSchema,
  caseNumber: shortTextSchema,
  from: agencyRefSchema,
  to: agencyRefSchema,
  purpose: handoverPurposeSchema,
  documents: z.array(handedDocumentSchema).max(20_000),
  log: z.strictObject({ seq: z.int().min(1), hash: sha256Schema }),
  sentAt: instantSchema,
});
export type HandoverManifest = z.infer<typeof handoverManifestSchema>;

/** What the receiver says of one document. `differs`: its bytes are not those of the manifest. */
export const documentAnswers = ['accepted', 'unreadable', 'annexMissing', 'differs', 'missing'] as const;
export const documentAnswerSchema = z.strictObject({
  documentId: idSchema,
  answer: z.enum(documentAnswers),
  page: z.int().min(1).nullable(),
  note: z.string().trim().max(500),
});
export type DocumentAnswer = z.infer<typeof documentAnswerSchema>;

/** What the receiver signs; both keep it. */
export const handoverReceiptSchema = z.strictObject({
  format: z.literal('assize.receipt.1'),
  handoverId: idSchema,
  caseId: idSchema,
  manifestSha256: sha256Schema,
  by: agencyRefSchema,
  outcome: z.enum(['accepted', 'returned']),
  answers: z.array(documentAnswerSchema).max(20_000),
  reason: reasonSchema.nullable(),
  answeredAt: instantSchema,
});
export type HandoverReceipt = z.infer<typeof handoverReceiptSchema>;

const send = z.strictObject({ handoverId: idSchema, toAgencyId: idSchema, purpose: handoverPurposeSchema, note: z.string().trim().max(2000) });
const withdraw = z.strictObject({ handoverId: idSchema, reason: reasonSchema });
const answer = z.strictObject({
  handoverId: idSchema,
  outcome: z.enum(['accepted', 'returned']),
  answers: z.array(documentAnswerSchema).max(20_000),
  reason: reasonSchema.nullable(),
  /** The number under which the receiver takes it; null: it keeps the one that it has. */
  caseNumber: shortTextSchema.nullable(),
});
/** How a handover goes to or comes from another installation: by which partner, and what this installation is in it. */
const exchangeSide = z.strictObject({ partnerId: idSchema, side: z.enum(['sender', 'receiver']) });
const sent = z.strictObject({
  handoverId: idSchema,
  to: agencyRefSchema,
  from: agencyRefSchema,
  purpose: handoverPurposeSchema,
  note: z.string(),
  answerBy: z.iso.date(),
  manifest: handoverManifestSchema,
  signature: statementSignatureSchema,
  /** Absent: within this installation. */
  exchange: exchangeSide.optional(),
});
const answered = z.strictObject({ handoverId: idSchema, receipt: handoverReceiptSchema, signature: statementSignatureSchema });
const moved = z.strictObject({ handoverId: idSchema, from: agencyRefSchema, to: agencyRefSchema });

export const leadCaseCommands = { 'handover.send': send, 'handover.withdraw': withdraw, 'handover.answer': answer } as const;
export const leadCaseEvents = { 'handover.sent': sent, 'handover.withdrawn': withdraw, 'handover.answered': answered, 'lead.moved': moved } as const;
