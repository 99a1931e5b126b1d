import { type CaseAct, type CaseFacts, type CaseViewer, fits, rulesFor } from '@assize/contracts/casefile/access';
import { readingOf } from '@assize/contracts/casefile/reading/readingOf';
import type { CaseState } from '@assize/contracts/casefile/state';
import { catalogueOf } from '@assize/contracts/casefile/volumes/catalogue';
import type { Volume } from '@assize/contracts/casefile/volumes/wire';

export interface ReadableDocument {
  documentId: string;
  version: number;
  title: string;
}

const actOfVolume: Record<Volume, CaseAct> = { main: 'seeMainVolume', side: 'seeSideVolume' };

/** Documents that the viewer may read at this instant, each in its newest version: whole volumes, or what their period has open. Order of the catalogue. */
export function readableDocuments(viewer: CaseViewer, state: CaseState, facts: CaseFacts, now: Date, timeZone: string): ReadableDocument[] {
  const whole = (['main', 'side'] as const).filter((volume) => fits(wholeRules(viewer, actOfVolume[volume]), facts));
  const entries = whole.flatMap((volume) => catalogueOf(state, volume));
  if (whole.length === 0 && fits(rulesFor(viewer, 'readAppointed'), facts)) {
    const reading = readingOf(state, viewer.accountId, now.toISOString(), timeZone);
    const open = new Set(reading.isOpen ? reading.documentIds : []);
    entries.push(...catalogueOf(state, 'main').filter(({ document }) => open.has(document.documentId)));
  }
  return entries.map(({ document, version }) => ({ documentId: document.documentId, version: version.version, title: document.title }));
}

/** The ways that lead to a whole volume. To whom a case is granted, only what the grant names is open. */
function wholeRules(viewer: CaseViewer, act: CaseAct) {
  return rulesFor(viewer, act)
    .map((rule) => ({ ...rule, relations: rule.relations.filter((one) => one !== 'grantee') }))
    .filter((rule) => rule.relations.length > 0);
}
