import { z } from 'zod';
import { agencySchema } from '../agency/agencies.ts';
import { agencyKeyCardSchema } from '../agency/agencyKeys.ts';
import { handedPartiesSchema } from '../casefile/exchange/wire.ts';
import { caseFactsFields } from '../casefile/ground/wire.ts';
import { handoverManifestSchema, handoverReceiptSchema, statementSignatureSchema } from '../casefile/lead/wire.ts';
import { stagesCaseEvents } from '../casefile/stages/wire.ts';
import { idSchema, instantSchema, reasonSchema, shortTextSchema } from '../ids.ts';

/**
 * Why a handover between installations is not taken. `badSignature`: not by a key of the agency that it names. `notYourAgency`: the
 * partner does not answer for the agency that it names. `notOurAgency`: it is for none of this installation. `noWay`: a
 * case does not go this way. `notLead`: the case is not in the partner's hands. `otherId`, `otherCase`: the parts of the
 * package do not speak of the same thing. `notInManifest`, `tooManyBytes`, `differs`: a document that was not announced,
 * or not like this. `withdrawn`: its sender took it back. `unreachable`: the partner's installation gives no answer.
 */
export const exchangeFaults = [
  'badSignature',
  'notYourAgency',
  'notOurAgency',
  'noWay',
  'notLead',
  'otherId',
  'otherCase',
  'notInManifest',
  'tooManyBytes',
  'differs',
  'withdrawn',
  'unreachable',
] as const;
export type ExchangeFault = (typeof exchangeFaults)[number];

/** A key of an agency, vouched for by the key of its installation. */
export const signedKeyCardSchema = z.strictObject({ card: agencyKeyCardSchema, signature: statementSignatureSchema });
export type SignedKeyCard = z.infer<typeof signedKeyCardSchema>;
/** Every key of the agency that signs beside it, so that new ones need nobody to enter them. Absent of one that signs by its partner's key. */
const keyCards = z.array(signedKeyCardSchema).max(500).optional();

/** What goes over besides documents: what the case is, who is in it and where it stands. Signed by itself, as the manifest is. */
export const packageContentsSchema = z.strictObject({
  format: z.literal('assize.contents.1'),
  handoverId: idSchema,
  caseId: idSchema,
  facts: z.strictObject(caseFactsFields),
  parties: handedPartiesSchema,
  stage: stagesCaseEvents['stage.entered'].nullable(),
  note: z.string().max(2000),
  answerBy: z.iso.date(),
});

/** A case as it is sent to another installation; the bytes of its documents follow one by one. The same package is sent again until it is whole. */
export const exchangePackageSchema = z.strictObject({
  manifest: handoverManifestSchema,
  signature: statementSignatureSchema,
  contents: packageContentsSchema,
  /** By the key with which the sender signs now: the manifest may have been signed before another took its place. */
  contentsSignature: statementSignatureSchema,
  keys: keyCards,
});
export type ExchangePackage = z.infer<typeof exchangePackageSchema>;

/** How far a handover is here. `arriving`: documents are missing. `whole`: the desk has it. `answered`: there is a receipt. `withdrawn`: it is answered no more. */
export const exchangeStatuses = ['arriving', 'whole', 'answered', 'withdrawn'] as const;
export const exchangeStatusSchema = z.strictObject({ handoverId: idSchema, status: z.enum(exchangeStatuses), missing: z.array(idSchema) });
export type ExchangeStatus = z.infer<typeof exchangeStatusSchema>;

export const signedReceiptSchema = z.strictObject({ receipt: handoverReceiptSchema, signature: statementSignatureSchema, keys: keyCards });
export type SignedReceipt = z.infer<typeof signedReceiptSchema>;

/** What the receiver's installation signs when it lets a handover go without an answer: it gives none any more. */
export const releaseSchema = z.strictObject({ format: z.literal('assize.release.1'), handoverId: idSchema, reason: reasonSchema, releasedAt: instantSchema });
export const signedReleaseSchema = z.strictObject({ release: releaseSchema, signature: statementSignatureSchema });
export type SignedRelease = z.infer<typeof signedReleaseSchema>;
/** Either it is let go, or it was answered before that was asked. */
export const withdrawalAnswerSchema = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('withdrawn'), ...signedReleaseSchema.shape }),
  z.strictObject({ outcome: z.literal('answered'), ...signedReceiptSchema.shape }),
]);
export type WithdrawalAnswer = z.infer<typeof withdrawalAnswerSchema>;

/** Client credentials (RFC 6749, 4.4); the id and the secret may come by HTTP Basic instead. */
export const tokenRequestSchema = z.object({ grant_type: z.string(), client_id: z.string().optional(), client_secret: z.string().optional() });
export const tokenAnswerSchema = z.object({ access_token: z.string(), token_type: z.literal('Bearer'), expires_in: z.int() });

/** An agency for which a partner answers, under the id that it has there. */
const partnerAgency = agencySchema.omit({ isDemo: true, partnerId: true });
export const newPartnerSchema = z.strictObject({
  name: shortTextSchema,
  /** Where its installation is (`https://…`), to send there. Null: it only sends. */
  baseUrl: z.url({ protocol: /^https?$/ }).nullable(),
  /** Ed25519, SPKI, PEM: by which it vouches for its agencies' keys and signs releases (`GET /api/court-keys` there). */
  publicKey: z.string().max(1000),
  agencies: z.array(partnerAgency).min(1).max(200),
});
/** What a partner signs in with here; its secret is shown this once. */
export const issuedCredentialsSchema = z.strictObject({ partnerId: idSchema, clientId: idSchema, clientSecret: z.string() });
/** What this installation signs in with there. */
export const ownCredentialsSchema = z.strictObject({ clientId: z.string().min(1).max(200), clientSecret: z.string().min(1).max(500) });
export type OwnCredentials = z.infer<typeof ownCredentialsSchema>;
export const partnerSchema = z.strictObject({
  partnerId: idSchema,
  name: z.string(),
  baseUrl: z.string().nullable(),
  /** Whether this installation can sign in there. */
  isReachable: z.boolean(),
  /** It signs in here no more, and nothing is sent to it. */
  isClosed: z.boolean(),
  /** Handovers and receipts that it has not been brought, or not answered, yet. */
  pending: z.int(),
  agencies: z.array(agencySchema),
});
export type ExchangePartner = z.infer<typeof partnerSchema>;
