import { AppError } from '@assize/contracts/AppError';
import type { CaseFacts } from '@assize/contracts/casefile/access';
import { findOffered } from '@assize/contracts/casefile/offers/rules';
import { versionsFor } from '@assize/contracts/casefile/sharing/readable';
import type { CaseDocument, CaseState, DocumentVersion } from '@assize/contracts/casefile/state';
import { allVersions, findToRead } from '@assize/contracts/casefile/volumes/reading';
import type { Db } from '../../platform/db.ts';
import type { Caller } from '../../platform/verifyAccess.ts';
import { findCaseViewer, type NamedViewer, readCase } from '../caseAccess.ts';
import { noteLook } from '../looks.ts';
import { getStoreId } from './versionRows.ts';

interface Opened {
  viewer: NamedViewer;
  state: CaseState;
  facts: CaseFacts;
  document: CaseDocument;
  version: DocumentVersion;
  /** All that they may read, the one in force last. */
  versions: DocumentVersion[];
  /** By what the pages of this version are known. */
  stored: { documentId: string; mime: string };
}

/**
 * A version of a document for whoever may read it now, once it is noted that they look. Throws `notFound` for what they may not
 * read, as for what is not there.
 */
export async function openCaseDocument(
  { db, timeZone }: { db: Db; timeZone: string },
  caller: Pick<Caller, 'accountId'>,
  asked: { caseId: string; documentId: string; version?: number | null },
  what: 'document' | 'original',
): Promise<Opened> {
  const { caseId, documentId } = asked;
  const viewer = await findCaseViewer(db, caller);
  const { state, facts } = await readCase(db, viewer, caseId);
  const offered = findOffered(viewer, state, facts, documentId);
  const fromMs = versionsFor(viewer, state, facts, { now: new Date(), timeZone }, what === 'original' ? 'original' : 'pages');
  const found = findToRead(state, asked, fromMs) ?? (offered && findToRead({ documents: { [documentId]: offered } }, asked, () => allVersions));
  if (!found) throw new AppError('notFound', { what: 'document' });
  const storeId = await getStoreId(db, caseId, documentId, found.version.version);
  // What was replaced is another document to have read than the one that is in force.
  const isEarlier = what === 'document' && found.version.version !== found.document.versions.at(-1)?.version;
  await noteLook(db, viewer, state, facts, { what: isEarlier ? 'earlier' : what, documentId });
  return { viewer, state, facts, ...found, stored: { documentId: storeId, mime: found.version.mime } };
}

/** What stands in a page that somebody is shown: who they are, for whom they look, in which case. */
export function wordsFor({ viewer, facts, state }: Pick<Opened, 'viewer' | 'facts' | 'state'>): string {
  const { name, memberships } = viewer;
  const through = memberships.find(({ agency }) => facts.relations.some((one) => one.agencyId === agency.id)) ?? memberships[0];
  return [name, ...(through ? [through.agency.name] : []), state.facts.caseNumber].join(' · ');
}
