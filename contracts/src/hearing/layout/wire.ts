import { z } from 'zod';
import { idSchema } from '../../ids.ts';

/** What everyone's screen shows large. `exhibit` shows the page before the court with the speaker beside it. */
export const layoutNames = ['speaker', 'bench', 'allSeats', 'exhibit'] as const;
export type LayoutName = (typeof layoutNames)[number];

const layout = z.strictObject({
  layout: z.enum(layoutNames),
  /** Large for everyone, whoever speaks. */
  spotlightId: idSchema.nullable(),
  /** Whether each person may choose another layout for their own screen. */
  isOwnChoiceAllowed: z.boolean(),
});
export const layoutCommands = { 'layout.set': layout } as const;
export const layoutEvents = { 'layout.set': layout } as const;
