import { z } from 'zod';
import { idSchema, reasonSchema } from '../../ids.ts';

/** `everyone`: all but the court's own people and whoever acts or interprets for the person. */
const fromSchema = z.union([z.literal('everyone'), z.array(idSchema).min(1).max(50)]);
const screening = z.strictObject({ screeningId: idSchema, participantId: idSchema, from: fromSchema });
const lifted = z.strictObject({ screeningId: idSchema, reason: reasonSchema });

/** Measures of protection: the person never meets, sees or hears those named, and they neither. */
export const separationCommands = { 'screening.set': screening, 'screening.lift': lifted } as const;
export const separationEvents = { 'screening.set': screening, 'screening.lifted': lifted } as const;
