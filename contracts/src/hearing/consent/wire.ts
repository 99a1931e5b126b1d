import { z } from 'zod';
import { idSchema } from '../../ids.ts';
import { stageSchema } from '../procedure/stages.ts';

/** Online Litigation Rules arts. 4, 20: how a party takes part in a stage. */
export const attendanceModes = ['online', 'offline', 'asynchronous'] as const;
export type AttendanceMode = (typeof attendanceModes)[number];
const consent = z.strictObject({ stage: stageSchema, mode: z.enum(attendanceModes), language: z.enum(['zh-CN', 'en']) });

export const consentCommands = { 'consent.give': consent } as const;
export const consentEvents = { 'consent.given': z.strictObject({ ...consent.shape, participantId: idSchema }) } as const;
