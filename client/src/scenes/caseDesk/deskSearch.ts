import { casesOnPage, type caseFileQuerySchema } from '@assize/contracts/casefile/fileViews';
import { type CaseFileKind, caseFileKinds, type CaseStage, caseStages } from '@assize/contracts/casefile/kinds';
import type { z } from 'zod';

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
  /** From 1. */
  page: number;
}

const mostPages = 100_000 / casesOnPage;

/** Reads the address; what is none of ours is left out. */
export function readDeskSearch(search: URLSearchParams): DeskSearch {
  const page = Number(search.get('page') ?? '1');
  return {
    tab: deskTabs.find((one) => one === search.get('tab')) ?? null,
    text: (search.get('text') ?? '').slice(0, 200),
    kind: caseFileKinds.find((one) => one === search.get('kind')) ?? null,
    stage: caseStages.find((one) => one === search.get('stage')) ?? null,
    page: Number.isInteger(page) && page >= 1 && page <= mostPages ? page : 1,
  };
}

/** The address of a search; what says nothing is left out. */
export function writeDeskSearch({ tab, text, kind, stage, page }: DeskSearch): URLSearchParams {
  const said = { tab, text: text.trim(), kind, stage, page: page > 1 ? String(page) : null };
  return new URLSearchParams(Object.entries(said).flatMap(([name, value]) => (value ? [[name, value]] : [])));
}

/** Where nobody chose: what waits for an answer, if anything does, else what is in one's own hands. */
export function tabOf({ tab }: DeskSearch, waiting: number): DeskTab {
  return tab ?? (waiting > 0 ? 'receiver' : 'lead');
}

export function queryOf({ text, kind, stage, page }: DeskSearch, tab: DeskTab): z.output<typeof caseFileQuerySchema> {
  return {
    text: text.trim(),
    kinds: kind === null ? [] : [kind],
    stages: stage === null ? [] : [stage],
    standing: tab,
    offset: (page - 1) * casesOnPage,
  };
}

export function isNarrowed({ text, kind, stage }: DeskSearch): boolean {
  return text.trim() !== '' || kind !== null || stage !== null;
}

/** Which cases of how many a page shows, and whether there is one before and after it. */
export function pageOf(page: number, shown: number, total: number): { from: number; to: number; hasPrevious: boolean; hasNext: boolean } {
  const before = (page - 1) * casesOnPage;
  return { from: shown === 0 ? 0 : before + 1, to: before + shown, hasPrevious: page > 1, hasNext: before + shown < total };
}
