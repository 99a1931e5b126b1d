import { z } from 'zod';
import { idSchema, instantSchema, sha256Schema, shortTextSchema } from '../../ids.ts';
import { sideSchema } from '../roles.ts';
import { loggedProofSchema, proofSchema } from './proofs.ts';

/** What is kept of a filed document, fixed when it came in: whoever files an exhibit names it by its hash. */
export const documentSchema = z.strictObject({
  documentId: idSchema,
  sha256: sha256Schema,
  bytes: z.int().min(1),
  /** By its content, not by its name. */
  mime: z.string().min(1).max(120),
  name: z.string().min(1).max(200),
});
export type EvidenceDocument = z.infer<typeof documentSchema>;

/** Shown as `P-3`, 原告证据3: counted for each side by itself, never given again. */
export const exhibitNumberSchema = z.strictObject({ side: sideSchema, ordinal: z.int().min(1) });
export type ExhibitNumber = z.infer<typeof exhibitNumberSchema>;

/**
 * Online Litigation Rules arts. 11 to 13: an electronic copy stands for the original unless it is contested, unclear
 * or the court wants the original; `notarised` to `archived` are ways in which it counts as the original.
 */
export const forms = ['electronicOriginal', 'copy', 'notarised', 'certified', 'confirmedByOther', 'archived'] as const;
export type ExhibitForm = (typeof forms)[number];
/** `named`: besides the court and its own side, the people that the court names. */
export const visibilities = ['court', 'named', 'parties', 'public'] as const;
export type ExhibitVisibility = (typeof visibilities)[number];
/** On each of authenticity, legality and relevance (三性). */
export const stands = ['accepted', 'disputed', 'leftToCourt'] as const;

const longTextSchema = z.string().trim().min(1).max(2000);
const about = {
  title: z.string().trim().min(1).max(200),
  purpose: longTextSchema,
  source: z.string().trim().min(1).max(500),
  form: z.enum(forms),
  pointIds: z.array(idSchema).max(50),
};
const opinion = {
  authenticity: z.enum(stands),
  legality: z.enum(stands),
  relevance: z.enum(stands),
  /** On its probative force, and why. */
  words: longTextSchema.nullable(),
  /** Exhibits of one's own that speak against it. */
  counterIds: z.array(idSchema).max(50),
};
const exhibit = z.strictObject({ exhibitId: idSchema });
/** A still that the court took: of whose camera, by whom, and when its picture arrived. */
const takenFromSchema = z.strictObject({ participantId: idSchema, takenById: idSchema, at: instantSchema });
export type TakenFrom = z.infer<typeof takenFromSchema>;
const exchange = z.strictObject({});
const deadline = z.strictObject({ at: instantSchema.nullable() });
const sight = { visibility: z.enum(visibilities), namedIds: z.array(idSchema).max(50), reason: shortTextSchema };

export const evidenceCommands = {
  'evidence.setDeadline': deadline,
  'exchange.open': exchange,
  'exchange.close': exchange,
  'exhibit.file': z.strictObject({ exhibitId: idSchema, document: documentSchema, ...about }),
  /** The court takes a still of the camera of whoever presents: what they hold before it becomes an exhibit. */
  'exhibit.takeStill': z.strictObject({ exhibitId: idSchema, title: about.title, purpose: about.purpose }),
  /** Until it is exchanged; afterwards the others have answered to what it says. */
  'exhibit.describe': z.strictObject({ exhibitId: idSchema, ...about }),
  'exhibit.attachProof': z.strictObject({ exhibitId: idSchema, proof: proofSchema }),
  'exhibit.withdraw': z.strictObject({ exhibitId: idSchema, reason: shortTextSchema }),
  'exhibit.setVisibility': z.strictObject({ exhibitId: idSchema, ...sight }),
  'exhibit.opine': z.strictObject({ exhibitId: idSchema, ...opinion }),
  'exhibit.ruleLate': z.strictObject({ exhibitId: idSchema, isAllowed: z.boolean(), reason: shortTextSchema }),
  'exhibit.rule': z.strictObject({ exhibitId: idSchema, outcome: z.enum(['admitted', 'rejected']), reason: shortTextSchema }),
} as const;

/** Who may know of the exhibit after the act, in each of its events: it decides who may be told. */
const told = { ...exhibit.shape, knownTo: z.array(idSchema).max(200) };
export const evidenceEvents = {
  'evidence.deadlineSet': deadline,
  'exchange.opened': exchange,
  'exchange.closed': exchange,
  'exhibit.filed': z.strictObject({
    ...told,
    number: exhibitNumberSchema,
    filedById: idSchema,
    document: documentSchema,
    ...about,
    /** When it was first filed, for one that comes from an earlier sitting; null: now. */
    filedAt: instantSchema.nullable(),
    /** When it was first before the court, in an earlier sitting. */
    presentedAt: instantSchema.nullable(),
    takenFrom: takenFromSchema.optional(),
  }),
  'exhibit.described': z.strictObject({ ...told, ...about }),
  'exhibit.proofAttached': z.strictObject({ ...told, proof: loggedProofSchema }),
  'exhibit.exchanged': z.strictObject(told),
  'exhibit.withdrawn': z.strictObject({ ...told, reason: shortTextSchema }),
  'exhibit.visibilitySet': z.strictObject({ ...told, ...sight }),
  'exhibit.opinionGiven': z.strictObject({ ...told, participantId: idSchema, ...opinion }),
  'exhibit.lateRuled': z.strictObject({ ...told, isAllowed: z.boolean(), reason: shortTextSchema }),
  'exhibit.ruled': z.strictObject({ ...told, outcome: z.enum(['admitted', 'rejected']), reason: shortTextSchema }),
} as const;
