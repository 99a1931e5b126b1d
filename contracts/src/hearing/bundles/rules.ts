import { AppError } from '../../AppError.ts';
import { keepsEvidence, knowersOf, mayKnow } from '../evidence/access.ts';
import type { EventDraft } from '../events.ts';
import { partOf } from '../roles.ts';
import type { Deciders, Reducers } from '../rule.ts';
import type { HearingState, ParticipantState } from '../state.ts';
import { firstBehind, pageNumberOf, pageOrder } from './numbers.ts';
import type { Bundle } from './state.ts';
import type { bundleCommands, bundleEvents } from './wire.ts';

const mostBundles = 50;

/** Who may read in bundles, of each what they may know. */
export function readsBundles(viewer: ParticipantState): boolean {
  return viewer.status !== 'removed' && (keepsEvidence(viewer) || ['party', 'representative', 'interpreter'].includes(partOf(viewer.role)));
}
function readersOf({ participants }: HearingState): string[] {
  return Object.values(participants)
    .filter(readsBundles)
    .map((one) => one.id)
    .toSorted();
}

export const decideBundles: Deciders<typeof bundleCommands> = {
  'bundle.open': (state, { bundleId, title }) => {
    const known = state.bundles[bundleId];
    if (known?.title === title) return [];
    if (known) throw new AppError('conflict', { what: 'bundle' });
    if (Object.keys(state.bundles).length >= mostBundles) throw new AppError('tooLarge', { what: 'bundles' });
    return [{ type: 'bundle.opened', payload: { bundleId, title, knownTo: readersOf(state) } }];
  },
  'bundle.enter': (state, { bundleId, exhibitId, pages, afterId }) => {
    const [bundle, exhibit] = [state.bundles[bundleId], state.evidence.exhibits[exhibitId]];
    if (!bundle || !exhibit) throw new AppError('notFound', { what: bundle ? 'exhibit' : 'bundle' });
    const { entries } = bundle;
    if (entries.some((one) => one.exhibitId === exhibitId)) return [];
    if (exhibit.withdrawn) throw new AppError('wrongExhibitState', { status: 'withdrawn' });
    const after = afterId === null ? -1 : entries.findIndex((one) => one.exhibitId === afterId);
    if (afterId !== null && after < 0) throw new AppError('notFound', { what: 'exhibit' });
    const before = entries[after];
    const first = firstBehind(before ? pageNumberOf(before, before.pages) : [0], entries[after + 1]?.first, pages);
    return [{ type: 'bundle.entered', payload: { bundleId, exhibitId, pages, first, knownTo: knowersOf(state, exhibit) } }];
  },
};

function withBundle(state: HearingState, bundle: Bundle): HearingState {
  return { ...state, bundles: { ...state.bundles, [bundle.id]: bundle } };
}
export const reduceBundles: Reducers<typeof bundleEvents> = {
  'bundle.opened': (state, { bundleId: id, title }) => withBundle(state, { id, title, entries: [] }),
  'bundle.entered': (state, { bundleId, exhibitId, pages, first }) => {
    const bundle = state.bundles[bundleId];
    // By its number, as whoever may not know what stands before it has the others all the same.
    const entries = [...(bundle?.entries ?? []), { exhibitId, pages, first }].toSorted((a, b) => pageOrder(a.first, b.first));
    return bundle ? withBundle(state, { ...bundle, entries }) : state;
  },
};

/** The bundles as this viewer may read them: entries of what they may not know leave a gap in the numbers. */
export function bundlesFor(state: HearingState, viewer: ParticipantState | undefined): HearingState['bundles'] {
  if (!viewer || !readsBundles(viewer)) return {};
  const isKnown = (id: string): boolean => {
    const exhibit = state.evidence.exhibits[id];
    return exhibit !== undefined && mayKnow(state, exhibit, viewer);
  };
  const bundles = Object.values(state.bundles).map((one) => ({ ...one, entries: one.entries.filter(({ exhibitId }) => isKnown(exhibitId)) }));
  return Object.fromEntries(bundles.map((one) => [one.id, one]));
}

/** The bundles with which the next sitting begins: every page keeps its number. */
export function carriedBundles(state: HearingState, { stays, idOf }: { stays: (id: string) => boolean; idOf: (id: string) => string }): EventDraft[] {
  const told = (ids: readonly string[]): string[] => ids.filter(stays).map(idOf);
  return Object.values(state.bundles).flatMap(({ id: bundleId, title, entries }): EventDraft[] => [
    { type: 'bundle.opened', payload: { bundleId, title, knownTo: told(readersOf(state)) } },
    ...entries.flatMap(({ exhibitId, pages, first }): EventDraft[] => {
      const exhibit = state.evidence.exhibits[exhibitId];
      return exhibit ? [{ type: 'bundle.entered', payload: { bundleId, exhibitId, pages, first, knownTo: told(knowersOf(state, exhibit)) } }] : [];
    }),
  ]);
}
