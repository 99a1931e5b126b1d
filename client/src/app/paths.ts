/** Places of one hearing, in the order in which a person comes through them. */
export type HearingPlace = 'identity' | 'check' | 'declaration' | 'waiting' | 'court' | 'room';

export function hearingPath(hearingId: string, place?: HearingPlace): string {
  return place ? `/hearing/${hearingId}/${place}` : `/hearing/${hearingId}`;
}

export function casePath(caseId: string): string {
  return `/cases/${caseId}`;
}

/** The desk of case files, for staff of agencies; `/files` is where the court serves recordings. */
export const filesPath = '/case-files';

export function filePath(caseId: string): string {
  return `${filesPath}/${caseId}`;
}

/** Cases as their parties follow them. */
export const followedPath = '/my-cases';

/** The calendar of a court, for who works there. */
export const calendarPath = '/calendar';

/** Figures of an agency, for who heads it. */
export const figuresPath = '/figures';

/** Where an administrator names agencies and who works in them. */
export const agenciesPath = '/admin/agencies';

/** @param atMs the moment at which it opens, on the recording's clock */
export function recordingPath(recordingId: string, atMs?: number): string {
  return atMs === undefined ? `/recordings/${recordingId}` : `/recordings/${recordingId}?at=${String(Math.round(atMs))}`;
}

/** The record of a hearing that has ended: proof, copies, access, custody. */
export function recordPath(hearingId: string): string {
  return `/hearings/${hearingId}/record`;
}
