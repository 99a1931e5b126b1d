import { findPagesSchema, foundPagesSchema } from './wire.ts';

export const searchRoutes = {
  /** Pages on which words stand, of every case and document that the caller may read at this moment. That they were shown is noted for their owners. */
  'POST /api/case-pages/search': { body: findPagesSchema, answer: foundPagesSchema },
} as const;
