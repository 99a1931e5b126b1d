import type { Id } from '../../ids.ts';
import { principalOf } from '../people/team.ts';
import { partOf } from '../roles.ts';
import type { HearingState, ParticipantState } from '../state.ts';
import type { Exhibit } from './state.ts';

/** The court that decides on evidence and keeps it: the bench, the clerk and the judge's assistant. */
export function keepsEvidence({ role }: Pick<ParticipantState, 'role'>): boolean {
  return ['presiding', 'bench'].includes(partOf(role)) || role === 'clerk' || role === 'judgeAssistant';
}

/** Whether two people stand for the same party. */
export function isOfTeam(state: Pick<HearingState, 'participants'>, one: ParticipantState, otherId: Id): boolean {
  const other = state.participants[otherId];
  return other !== undefined && principalOf(state, one) === principalOf(state, other);
}

/** By what it is decided who may know of an exhibit. */
export type Seen = Pick<Exhibit, 'filedById' | 'exchangedAt' | 'visibility' | 'namedIds'>;

/**
 * The rule of who may know of an exhibit and open its document: the court, the side that filed it, and after the
 * exchange whom its visibility names. Who testifies or observes knows of none by this rule (Online Litigation Rules
 * art. 26): they see what is put before them, when it is.
 */
export function mayKnow(state: Pick<HearingState, 'participants'>, exhibit: Seen, viewer: ParticipantState): boolean {
  if (viewer.status === 'removed') return false;
  if (keepsEvidence(viewer)) return true;
  if (!['party', 'representative', 'interpreter'].includes(partOf(viewer.role))) return false;
  if (isOfTeam(state, viewer, exhibit.filedById)) return true;
  if (exhibit.exchangedAt === null || exhibit.visibility === 'court') return false;
  return exhibit.visibility !== 'named' || exhibit.namedIds.some((id) => isOfTeam(state, viewer, id));
}

/** Everybody who may know of it, in a steady order. */
export function knowersOf(state: Pick<HearingState, 'participants'>, exhibit: Seen): Id[] {
  return Object.values(state.participants)
    .filter((one) => mayKnow(state, exhibit, one))
    .map((one) => one.id)
    .toSorted();
}

/** The exhibits of which a viewer may know, as one text: when it changes, the viewer sees anew. */
export function sightOf(state: HearingState, viewerId: Id): string {
  const viewer = state.participants[viewerId];
  if (!viewer) return '';
  return Object.values(state.evidence.exhibits)
    .flatMap((one) => (mayKnow(state, one, viewer) ? [one.id] : []))
    .toSorted()
    .join();
}
