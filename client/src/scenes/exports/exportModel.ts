import { linkHashOf, packagePage } from '@assize/contracts/recording/packageLink';
import { type ExportChoice, exportChoiceSchema } from '@assize/contracts/recording/package';
import { reasonSchema, shortTextSchema } from '@assize/contracts/ids';

/** What the form of a new copy holds. */
export interface ExportDraft extends Omit<ExportChoice, 'span'> {
  isPart: boolean;
  /** Positions in the recording as they are typed. */
  from: string;
  to: string;
  recipient: string;
  purpose: string;
  days: number;
  mostDownloads: number;
}
export const newDraft: ExportDraft = {
  form: 'whole',
  isPart: false,
  from: '',
  to: '',
  tracks: [],
  withLog: true,
  withExhibits: true,
  withJournal: false,
  isMarked: false,
  recipient: '',
  purpose: '',
  days: 7,
  mostDownloads: 5,
};
export const linkDays = [1, 3, 7, 30, 90] as const;
export const linkUses = [1, 3, 5, 10, 50] as const;

/** `1:02:03` or `2:03`, a fraction of a second allowed, as ms; undefined when it is no position. */
export function parsePosition(text: string): number | undefined {
  const parts = /^(?:(\d{1,2}):)?(\d{1,3}):([0-5]?\d(?:[.]\d{1,3})?)$/.exec(text.trim().replaceAll('：', ':'));
  if (!parts) return undefined;
  const [, hours = '0', minutes = '0', seconds = '0'] = parts;
  return Math.round((Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000);
}

export type DraftFault = 'recipient' | 'purpose' | 'span' | 'tracks';
/** The choice that the form makes, or what is wrong with it, the first thing first. */
export function readDraft(draft: ExportDraft, durationMs: number | null): { choice: ExportChoice } | { fault: DraftFault } {
  const { form, withLog, withExhibits, withJournal, isMarked } = draft;
  if (form === 'tracks' && draft.tracks.length === 0) return { fault: 'tracks' };
  const [fromMs, toMs] = [parsePosition(draft.from), parsePosition(draft.to)];
  const span = draft.isPart && fromMs !== undefined && toMs !== undefined ? { fromMs, toMs } : null;
  const isInside = span !== null && span.toMs > span.fromMs && (durationMs === null || span.fromMs < durationMs);
  if (draft.isPart && !isInside) return { fault: 'span' };
  if (!shortTextSchema.safeParse(draft.recipient).success) return { fault: 'recipient' };
  if (!reasonSchema.safeParse(draft.purpose).success) return { fault: 'purpose' };
  const tracks = form === 'tracks' ? draft.tracks : [];
  return { choice: exportChoiceSchema.parse({ form, span, tracks, withLog, withExhibits, withJournal, isMarked }) };
}

/** A new link: its address, which is shown once and kept nowhere, and what the court keeps of it. */
export function makeLink(origin: string): { url: string; secretSha256: string } {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  const secret = btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
  return { url: `${origin}${packagePage}#${secret}`, secretSha256: linkHashOf(secret) };
}

export function inDays(days: number, nowMs: number): string {
  return new Date(nowMs + days * 24 * 3600_000).toISOString();
}
