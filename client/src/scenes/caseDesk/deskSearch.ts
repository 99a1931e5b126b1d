import { type CaseFilePage, type CaseFileQuery, casesOnPage } from '@assize/contracts/casefile/fileViews';
import { type CaseFileKind, caseFileKinds, type CaseStage, caseStages } from '@assize/contracts/casefile/kinds';
import { z } from 'zod';

/** What waits for an answer first, then what is in one's own hands, then whatever one may see. */
export const deskTabs = ['receiver', 'lead', 'all'] as const;
export type DeskTab = (typeof deskTabs)[number];

/** What is asked of the desk; it stands in the address, so that a reload or a link keeps it. */
export interface DeskSearch {
  /** Null: not chosen. */
  tab: DeskTab | null;
  text: string;
  kind: CaseFileKind | null;
  stage: CaseStage | null;
  /** From 1; of what stands after `after`. */
  page: number;
  /** The case after which the page begins; null on the first. */
  after: NonNullable<CaseFilePage['next']> | null;
  /** Words of pages are looked for, and not cases. */
  isInPages: boolean;
  /** Names that sound the same are found too. */
  isBySound: boolean;
}

/** The beginning, with nothing asked. */
export const everything: DeskSearch = { tab: null, text: '', kind: null, stage: null, page: 1, after: null, isInPages: false, isBySound: false };
const mostPages = 100_000;

/** Reads the address; what is none of ours is left out. */
export function readDeskSearch(search: URLSearchParams): DeskSearch {
  const page = Number(search.get('page') ?? '1');
  const after = afterOf(search.get('after') ?? '');
  const isLater = after !== null && Number.isInteger(page) && page > 1 && page <= mostPages;
  return {
    tab: deskTabs.find((one) => one === search.get('tab')) ?? null,
    text: (search.get('text') ?? '').slice(0, 200),
    kind: caseFileKinds.find((one) => one === search.get('kind')) ?? null,
    stage: caseStages.find((one) => one === search.get('stage')) ?? null,
    // A page is where it begins; its number alone leads nowhere.
    ...(isLater ? { page, after } : { page: 1, after: null }),
    isInPages: search.get('in') === 'pages',
    isBySound: search.get('sound') === '1',
  };
}

/** The address of a search; what says nothing is left out. */
export function writeDeskSearch({ tab, text, kind, stage, page, after, isInPages, isBySound }: DeskSearch): URLSearchParams {
  const place = after === null ? null : { page: String(page), after: `${after.deadlineOn ?? ''}~${after.caseNumber}` };
  const said = { tab, text: text.trim(), kind, stage, ...place, in: isInPages ? 'pages' : null, sound: isBySound ? '1' : null };
  return new URLSearchParams(Object.entries(said).flatMap(([name, value]) => (value ? [[name, value]] : [])));
}

/** Where nobody chose: what waits for an answer, if anything does, else what is in one's own hands. */
export function tabOf({ tab }: DeskSearch, waiting: number): DeskTab {
  return tab ?? (waiting > 0 ? 'receiver' : 'lead');
}

function afterOf(written: string): DeskSearch['after'] {
  const [day = '', ...number] = written.split('~');
  const deadlineOn = z.iso.date().safeParse(day);
  if (number.length === 0 || (day !== '' && !deadlineOn.success)) return null;
  return { deadlineOn: deadlineOn.data ?? null, caseNumber: number.join('~') };
}

export function queryOf({ text, kind, stage, after, isBySound }: DeskSearch, tab: DeskTab): CaseFileQuery {
  return {
    text: text.trim(),
    kinds: kind === null ? [] : [kind],
    stages: stage === null ? [] : [stage],
    standing: tab,
    ...{ isBySound, after },
  };
}

export function isNarrowed({ text, kind, stage }: DeskSearch): boolean {
  return text.trim() !== '' || kind !== null || stage !== null;
}

/** Which cases a page shows. */
export function pageOf(page: number, shown: number): { from: number; to: number } {
  const before = (page - 1) * casesOnPage;
  return { from: shown === 0 ? 0 : before + 1, to: before + shown };
}
