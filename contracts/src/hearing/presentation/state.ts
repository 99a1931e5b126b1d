import type { Id, Instant } from '../../ids.ts';
import type { Pane, Stroke } from './wire.ts';

/** Where sound or pictures in motion stood at an instant. */
export interface Playing {
  exhibitId: Id;
  isPlaying: boolean;
  positionMs: number;
  at: Instant;
}

/** What is before the court. */
export interface PresentationState {
  presenterId: Id | null;
  /** Who asked for leave, the longest ago first. */
  askedIds: Id[];
  /** Empty while nothing is shown. */
  panes: Pane[];
  isForWitness: boolean;
  playing: Playing | null;
  /** By `strokesKey`; they stay on their page when another is shown. */
  strokes: Record<string, Stroke[]>;
  /** Whoever presents, while they share their screen: nobody else's screen may be sent. */
  sharingId: Id | null;
}
export const nothingShown: PresentationState = {
  presenterId: null,
  askedIds: [],
  panes: [],
  isForWitness: false,
  playing: null,
  strokes: {},
  sharingId: null,
};

export function strokesKey({ exhibitId, page }: Pick<Pane, 'exhibitId' | 'page'>): string {
  return `${exhibitId}/${String(page)}`;
}

/** Where the sound or picture in motion stands at a moment. @param nowMs of the court's clock, ms since 1970 */
export function positionAt({ isPlaying, positionMs, at }: Playing, nowMs: number): number {
  return isPlaying ? positionMs + Math.max(0, nowMs - Date.parse(at)) : positionMs;
}
