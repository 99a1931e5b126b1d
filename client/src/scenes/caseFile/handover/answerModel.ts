import type { DocumentAnswer, documentAnswers } from '@assize/contracts/casefile/lead/wire';

export type AnswerKind = (typeof documentAnswers)[number];
/** What the receiver has said so far, by document; `answer` null: nothing yet. */
export type Draft = Record<string, { answer: AnswerKind | null; page: string; note: string }>;

const nothing = { answer: null, page: '', note: '' } as const;

export function draftOf(draft: Draft, documentId: string): Draft[string] {
  return draft[documentId] ?? nothing;
}

export function withAnswer(draft: Draft, documentId: string, change: Partial<Draft[string]>): Draft {
  return { ...draft, [documentId]: { ...draftOf(draft, documentId), ...change } };
}

/** Accepts whatever nothing was said of; what was said stays. */
export function acceptRest(draft: Draft, documentIds: readonly string[]): Draft {
  const rest = documentIds.filter((id) => draftOf(draft, id).answer === null);
  return { ...draft, ...Object.fromEntries(rest.map((id) => [id, { ...draftOf(draft, id), answer: 'accepted' as const }])) };
}

export interface AnswerStanding {
  unanswered: number;
  /** Answered, and not accepted. */
  faulty: number;
  /** Documents whose page is no page of theirs. */
  badPages: string[];
  canAccept: boolean;
  /** As far as the documents go; the reason is asked for beside. */
  canReturn: boolean;
}

/** Whether the case may be taken or sent back as things stand: taken only when every document is accepted. */
export function standingOf(draft: Draft, documents: readonly { documentId: string; pages: number | null }[]): AnswerStanding {
  const said = documents.map((one) => ({ ...one, ...draftOf(draft, one.documentId) }));
  const unanswered = said.filter((one) => one.answer === null).length;
  const faulty = said.filter((one) => one.answer !== null && one.answer !== 'accepted').length;
  const badPages = said.filter((one) => one.answer === 'unreadable' && !isPage(one.page, one.pages)).map((one) => one.documentId);
  const isWhole = documents.length > 0 && unanswered === 0;
  return { unanswered, faulty, badPages, canAccept: isWhole && faulty === 0, canReturn: isWhole && badPages.length === 0 };
}

/** A page may be left out: then all of it is meant. */
function isPage(text: string, pages: number | null): boolean {
  if (text.trim() === '') return true;
  const page = Number(text);
  return Number.isInteger(page) && page >= 1 && page <= (pages ?? 100_000);
}

/** What is sent; asked for only when every document is answered. */
export function answersOf(draft: Draft, documents: readonly { documentId: string }[]): DocumentAnswer[] {
  return documents.map(({ documentId }) => {
    const { answer, page, note } = draftOf(draft, documentId);
    const isPaged = answer === 'unreadable' && page.trim() !== '';
    return { documentId, answer: answer ?? 'missing', page: isPaged ? Number(page) : null, note: note.trim() };
  });
}
