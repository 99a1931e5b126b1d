import type { Id, Instant } from '../../ids.ts';
import type { Stage } from '../procedure/stages.ts';
import type { AttendanceMode, OnlineBar } from './wire.ts';

/** Of each party, for each stage by itself: consent to one never extends to another (Online Litigation Rules art. 4). */
export type Consents = Record<Id, Partial<Record<Stage, { mode: AttendanceMode; at: Instant }>>>;
export const noConsents: Consents = {};

/** What the court found on whether the case is fit to be heard online. */
export interface OnlineExamination {
  bars: OnlineBar[];
  hasSpecialReason: boolean;
}
export const nothingBars: OnlineExamination = { bars: [], hasSpecialReason: false };
