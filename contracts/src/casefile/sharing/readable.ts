import type { CaseAct, CaseFacts, CaseRule, CaseViewer } from '../access.ts';
import { fits, rulesFor } from '../access.ts';
import type { Id } from '../../ids.ts';
import { findFollower } from '../follow/rules.ts';
import { readingOf } from '../reading/readingOf.ts';
import type { CaseState } from '../state.ts';
import { allVersions, inForceAlone } from '../volumes/reading.ts';
import { isOwnSide } from '../volumes/rules.ts';
import type { ShareGrant } from './wire.ts';

/** A grant closes by itself when its time is over, and at once when it is ended. */
export function isOpenGrant({ untilAt, ended }: Pick<ShareGrant, 'untilAt' | 'ended'>, now: Date): boolean {
  return ended === null && Date.parse(untilAt) > now.getTime();
}

export const withoutGrants = (rules: readonly CaseRule[]): CaseRule[] =>
  rules.map((rule) => ({ ...rule, relations: rule.relations.filter((one) => one !== 'grantee') }));

/**
 * `documentsFor` as rules over many cases. `main`, `side`: the volume is read, of the side volume what one's agencies
 * filed; `granted`: what a grant names; `own`: what was appointed to or served on the viewer, judged by `documentsFor` alone.
 */
export function documentRulesFor(viewer: CaseViewer): Record<'main' | 'side' | 'granted' | 'own', CaseRule[]> {
  const main = rulesFor(viewer, 'seeMainVolume');
  return {
    main: withoutGrants(main),
    side: withoutGrants(rulesFor(viewer, 'seeSideVolume')),
    granted: main.filter((rule) => rule.relations.includes('grantee')).map((rule) => ({ ...rule, relations: ['grantee' as const] })),
    own: [...rulesFor(viewer, 'readAppointed'), ...rulesFor(viewer, 'followCase')],
  };
}

/** Whether the viewer may do this with a case other than by its having been shared. */
export function mayUnshared(viewer: CaseViewer, act: CaseAct, facts: CaseFacts): boolean {
  return fits(withoutGrants(rulesFor(viewer, act)), facts);
}

/** The open grants by which the viewer may do this with a case. */
export function grantsFor(viewer: CaseViewer, act: CaseAct, { grants }: Pick<CaseState, 'grants'>, facts: CaseFacts, now: Date): ShareGrant[] {
  return grants.filter((grant) => {
    const inAgency = { ...viewer, memberships: viewer.memberships.filter(({ agency }) => agency.id === grant.agency.agencyId) };
    const relations = facts.relations.filter((one) => one.relation === 'grantee' && one.agencyId === grant.agency.agencyId);
    return isOpenGrant(grant, now) && fits(rulesFor(inAgency, act), { ...facts, relations });
  });
}

/** When it is asked, and in which zone the hours of an agency are told. */
export interface AskedAt {
  now: Date;
  timeZone: string;
}

/** Which documents the viewer may read at this instant, each at least in the version that is in force: see `versionsFor`. */
export function documentsFor(...asked: Parameters<typeof versionsFor>): (documentId: Id) => boolean {
  const fromMs = versionsFor(...asked);
  return (documentId) => fromMs(documentId) !== undefined;
}

/**
 * What of which documents the viewer may read at this instant, by whatever they are to the case: whoever may read a volume
 * reads all of it, but with whom it is shared reads what the grant names, a lawyer what their period has open, and who follows
 * it what was served on them. What was withdrawn is left for those who may read the agency's own work. The answer is for
 * `versionsSince`: of which instant on the versions are theirs, in milliseconds; undefined: none.
 * - Whoever reads a document as the agency's or by a share reads how it came to be: all its versions.
 * - Who follows the case keeps what was in force when it was served on them, and reads what has replaced it.
 * - A lawyer's period opens the documents of the catalogue (`readingOf`; CrPL 40: 案卷材料), and a catalogue has each in its newest
 *   version: the one in force, not what it replaced.
 * @param form `original`: the file itself, which a lawyer has only where copying was allowed
 */
export function versionsFor(
  viewer: CaseViewer,
  state: CaseState,
  facts: CaseFacts,
  { now, timeZone }: AskedAt,
  form: 'pages' | 'original' = 'pages',
): (documentId: Id) => number | undefined {
  const mayReadMain = mayUnshared(viewer, 'seeMainVolume', facts);
  const mayReadSide = mayUnshared(viewer, 'seeSideVolume', facts);
  const grants = grantsFor(viewer, 'seeMainVolume', state, facts, now).map(({ documentIds }) => documentIds && new Set(documentIds));
  const period = fits(rulesFor(viewer, 'readAppointed'), facts) ? readingOf(state, viewer.accountId, now.toISOString(), timeZone) : undefined;
  const appointed = new Set(period?.isOpen && (form === 'pages' || period.copying === 'originals') ? period.documentIds : []);
  const follower = fits(rulesFor(viewer, 'followCase'), facts) ? findFollower(state, viewer.accountId) : undefined;
  // A letter that was opened: what was served with it is theirs to read.
  const letters = follower ? state.follow.notices.filter((one) => one.opened.some(({ followerId }) => followerId === follower.followerId)) : [];
  const servedMs = new Map(letters.toReversed().flatMap((one) => one.documentIds.map((id) => [id, Date.parse(one.sentAt)] as const)));
  const agencyIds = viewer.memberships.map(({ agency }) => agency.id);
  return (documentId) => {
    const document = state.documents[documentId];
    if (!document) return undefined;
    if (document.volume === 'side') return mayReadSide && isOwnSide(document, agencyIds) ? allVersions : undefined;
    if (document.withdrawn) return mayReadSide ? allVersions : undefined;
    if (mayReadMain || grants.some((granted) => granted === null || granted.has(documentId))) return allVersions;
    return servedMs.get(documentId) ?? (appointed.has(documentId) ? inForceAlone : undefined);
  };
}
