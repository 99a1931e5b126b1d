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

/** An archive of scanned files on its way into a case. */
export function importPath(caseId: string, importId: string): string {
  return `${filePath(caseId)}/imports/${importId}`;
}

/** Who follows a case and what they are told, for the agency that leads it. */
export function followingPath(caseId: string): string {
  return `${filePath(caseId)}/following`;
}

/** Where somebody without an account applies to a court's docket. */
export const applyPath = '/apply';
/** Applications of whoever is signed in. */
export const applicationsPath = '/applications';
export function applicationPath(applicationId: string): string {
  return `${applicationsPath}/${applicationId}`;
}
/** The docket desk of a court. */
export const docketPath = '/docket';

/** Cases as their parties follow them. */
export const followedPath = '/my-cases';

/** How somebody is reached outside of their page. */
export const contactsPath = '/my-contacts';

/** The calendar of a court, for who works there. */
export const calendarPath = '/calendar';

/** Figures of an agency, for who heads it. */
export const figuresPath = '/figures';

/** Looking for cases of others; what was looked up for an agency, for who heads it. */
export const lookUpsPath = '/look-ups';
export const madeLookUpsPath = '/look-ups/made';

/** What was asked to be shared, and what waits for an answer. */
export const shareRequestsPath = '/share-requests';

/** Cases that belong together. */
export function groupPath(groupId: string): string {
  return `/case-groups/${groupId}`;
}

/** Where an administrator names agencies and who works in them. */
export const agenciesPath = '/admin/agencies';

/** Where an administrator names other installations with which cases are exchanged. */
export const partnersPath = '/admin/partners';

/** @param atMs the moment at which it opens, on the recording's clock */
export function recordingPath(recordingId: string, atMs?: number): string {
  return atMs === undefined ? `/recordings/${recordingId}` : `/recordings/${recordingId}?at=${String(Math.round(atMs))}`;
}

/** The record of a hearing that has ended: proof, copies, access, custody. */
export function recordPath(hearingId: string): string {
  return `/hearings/${hearingId}/record`;
}
