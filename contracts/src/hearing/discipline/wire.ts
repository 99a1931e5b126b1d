import { z } from 'zod';
import { idSchema, reasonSchema } from '../../ids.ts';

/** Measures of court police in the order of their weight (Court Rules art. 17 ff.); a fine or detention is a decision in writing. */
export const measures = ['reminder', 'warning', 'admonition', 'removal'] as const;
const discipline = z.strictObject({ participantId: idSchema, measure: z.enum(measures), reason: reasonSchema });
const note = z.strictObject({ text: reasonSchema });

/** Acts of court police, and the clerk's notes bound to the moment. */
export const disciplineCommands = { 'discipline.order': discipline, 'note.make': note } as const;
export const disciplineEvents = { 'discipline.ordered': discipline, 'note.made': note } as const;
