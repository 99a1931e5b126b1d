import { z } from 'zod';
import { idSchema } from '../../ids.ts';
import { stageSchema } from '../procedure/stages.ts';

/** Online Litigation Rules arts. 4, 20: how a party takes part in a stage. */
export const attendanceModes = ['online', 'offline', 'asynchronous'] as const;
export type AttendanceMode = (typeof attendanceModes)[number];
const consent = z.strictObject({ stage: stageSchema, mode: z.enum(attendanceModes), language: z.enum(['zh-CN', 'en']) });

/** Why the Online Litigation Rules (art. 21) keep a hearing from being held online. */
export const onlineBars = ['objection', 'noAbility', 'originals', 'complex', 'stateSecret', 'publicConcern', 'other'] as const;
export type OnlineBar = (typeof onlineBars)[number];
const examined = z.strictObject({ bars: z.array(z.enum(onlineBars)).max(7), hasSpecialReason: z.boolean() });

export const consentCommands = {
  'consent.give': consent,
  /** What the court found on whether the case is fit to be heard online; `hasSpecialReason` is for criminal cases (art. 3). */
  'online.examine': examined,
} as const;
export const consentEvents = {
  'online.examined': examined,
  'consent.given': z.strictObject({ ...consent.shape, participantId: idSchema }),
} as const;
