import { z } from 'zod';
import { reasonSchema } from '../../ids.ts';

/**
 * Who may hear what is said now, and read it in the record, from wide to narrow.
 * - `public`: the gallery too. `parties`: the parties and who acts for them.
 * - `confidential`: the court, and of the parties who was in the courtroom at that moment.
 * - `sealed`: while it is said, whom the court has in the courtroom; afterwards bench and clerk of the hearing alone.
 */
export const publicityLevels = ['public', 'parties', 'confidential', 'sealed'] as const;
const publicityLevelSchema = z.enum(publicityLevels);
export type PublicityLevel = z.infer<typeof publicityLevelSchema>;

/** The levels that keep something from somebody. */
export const closedLevels = ['parties', 'confidential', 'sealed'] as const;
export const closedLevelSchema = z.enum(closedLevels);
export type ClosedLevel = z.infer<typeof closedLevelSchema>;

/**
 * Why the law lets a hearing, or a part of it, be held in private; nothing else does.
 * - `stateSecret`, `privacy`: Civil Procedure Law (2023) art. 137, Criminal Procedure Law art. 188, Online Litigation Rules art. 27.
 * - `minor`: Criminal Procedure Law art. 285, Online Litigation Rules art. 27.
 * - `tradeSecret`, `divorce`: on application of a party, Civil Procedure Law art. 137; trade secrets also Criminal Procedure Law art. 188.
 * - `mediation`: Interpretation of the Civil Procedure Law art. 146.
 * - `otherLaw`: another law says so (Civil Procedure Law art. 137); the reason names it.
 */
export const publicityGrounds = ['stateSecret', 'privacy', 'minor', 'tradeSecret', 'divorce', 'mediation', 'otherLaw'] as const;
export const publicityGroundSchema = z.enum(publicityGrounds);
export type PublicityGround = z.infer<typeof publicityGroundSchema>;

const about = { level: publicityLevelSchema, ground: publicityGroundSchema.nullable() };
/** What is public needs no ground, what is not needs one. */
const fits = ({ level, ground }: { level: PublicityLevel; ground: PublicityGround | null }): boolean => (level === 'public') === (ground === null);
const path = { path: ['ground'] };

export const publicityCommands = { 'publicity.set': z.strictObject({ ...about, reason: reasonSchema }).refine(fits, path) } as const;
export const publicityEvents = {
  /** `reason` is null for whoever may not be told it; see `visibility.ts`. */
  'publicity.set': z.strictObject({ ...about, reason: reasonSchema.nullable() }).refine(fits, path),
} as const;
