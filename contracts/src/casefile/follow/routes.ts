import { z } from 'zod';
import { idSchema, instantSchema } from '../../ids.ts';
import { followStateSchema, followViewSchema } from './views.ts';
import { newFollowerSchema } from './wire.ts';

const nothing = z.strictObject({});
/** A personal link: its secret is told this once. */
const toldLinkSchema = z.object({ linkId: idSchema, url: z.string(), expiresAt: instantSchema });

export const followRoutes = {
  /** Lets a party, who acts for one, or a relative follow the case; their link is told once. */
  'POST /api/case-files/:caseId/followers': { body: newFollowerSchema, answer: toldLinkSchema },
  'GET /api/case-files/:caseId/followers': { body: nothing, answer: followStateSchema },
  /** A new link for who lost theirs. Those before it end, and whoever is signed in by them is signed out. */
  'POST /api/case-files/:caseId/followers/:followerId/links': { body: nothing, answer: toldLinkSchema },
  /** The cases that the caller follows. */
  'GET /api/followed': { body: nothing, answer: z.object({ cases: z.array(followViewSchema) }) },
  'GET /api/followed/:caseId': { body: nothing, answer: followViewSchema },
} as const;
