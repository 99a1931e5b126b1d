import { z } from 'zod';
import { idSchema } from '../../ids.ts';

const asked = { exhibitId: idSchema, questionId: idSchema };
const words = z.string().trim().min(1).max(2000);

export const questionCommands = {
  /** On an exhibit of another side, or by the bench on any; the side that filed it answers. */
  'question.ask': z.strictObject({ ...asked, words }),
  'question.answer': z.strictObject({ ...asked, words }),
} as const;

const told = { ...asked, participantId: idSchema, words, knownTo: z.array(idSchema).max(200) };
export const questionEvents = {
  'question.asked': z.strictObject(told),
  'question.answered': z.strictObject(told),
} as const;
