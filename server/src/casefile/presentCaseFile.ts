import { type CaseAct, type CaseFacts, type CaseViewer } from '@assize/contracts/casefile/access';
import type { CaseFileView, ViewedDocument, ViewedHandover, WithdrawnDocument } from '@assize/contracts/casefile/fileViews';
import { casePartyRoles } from '@assize/contracts/casefile/parties/wire';
import { maySeePeopleInFull, peopleFor } from '@assize/contracts/casefile/sharing/people';
import { mayUnshared, versionsFor } from '@assize/contracts/casefile/sharing/readable';
import type { CaseDocument, CaseState, Handover } from '@assize/contracts/casefile/state';
import { catalogueOf } from '@assize/contracts/casefile/volumes/catalogue';
import { versionsSince } from '@assize/contracts/casefile/volumes/reading';
import type { Volume } from '@assize/contracts/casefile/volumes/wire';
import { isBegun } from '../exchange/keepErrands.ts';
import type { DbOrTransaction } from '../platform/db.ts';
import { listActs } from './caseAccess.ts';

/** A case for its reader: each part of it only where the table of access allows that part. */
export async function presentCaseFile(
  db: DbOrTransaction,
  viewer: CaseViewer,
  state: CaseState,
  facts: CaseFacts,
  timeZone: string,
  now = new Date(),
): Promise<CaseFileView> {
  const may = listActs(viewer, facts);
  const can = (act: CaseAct): boolean => may.includes(act);
  const { caseId: id, seq, openedAt, lead } = state;
  const fromMs = versionsFor(viewer, state, facts, { now, timeZone });
  const row = await db.selectFrom('court_case').select('is_demo').where('id', '=', id).executeTakeFirstOrThrow();
  const { count } = await db
    .selectFrom('hearing')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('case_id', '=', id)
    .executeTakeFirstOrThrow();
  return {
    ...{ id, seq, openedAt, lead, may },
    ...state.facts,
    isDemo: row.is_demo,
    handlers: await listNames(db, state.handlers),
    stages: state.stages.map(({ extensions, ...stage }) => ({ ...stage, extended: extensions.length })),
    parties: can('seeNames') ? presentPeople(viewer, state, facts) : null,
    main: can('seeMainVolume') || can('readAppointed') ? presentVolume(state, 'main', fromMs) : null,
    side: can('seeSideVolume') ? presentVolume(state, 'side', fromMs) : null,
    withdrawn: can('seeSideVolume') ? presentWithdrawn(state, fromMs) : null,
    handovers: can('seeHistory') || can('answerHandover') ? await presentHandovers(db, state) : null,
    // With whom a case is shared, and who follows it, is told of this one and of no other.
    links: can('seeHistory') && mayUnshared(viewer, 'seeCase', facts) ? await listLinks(db, state) : [],
    hearings: Number(count),
  };
}

function presentPeople(viewer: CaseViewer, state: CaseState, facts: CaseFacts): CaseFileView['parties'] {
  const inFull = maySeePeopleInFull(viewer, state, facts);
  // By what they are in the case: a snapshot of the database keeps no order of its own.
  const people = peopleFor(viewer, state, facts).toSorted(
    (a, b) => casePartyRoles.indexOf(a.party.role) - casePartyRoles.indexOf(b.party.role) || a.name.localeCompare(b.name),
  );
  return people.map(({ party: { partyId, role, form, idNumber, phone, bornOn, agents }, name, isMasked }) => ({
    ...{ partyId, role, form, name, isMasked },
    idNumber: inFull ? idNumber : null,
    phone: inFull ? phone : null,
    bornOn: inFull ? bornOn : null,
    agents: agents.map(({ agentId, form: as, name: agent, firm }) => ({ agentId, form: as, name: agent, firm })),
  }));
}

/** From when on the versions of a document are its reader's (`versionsFor`). */
type FromMs = (documentId: string) => number | undefined;

/** The catalogue of a volume as far as its reader may read it: numbers and pages stay those of the whole. */
export function presentVolume(state: CaseState, volume: Volume, fromMs: FromMs): ViewedDocument[] {
  return catalogueOf(state, volume).flatMap(({ document, no, fromPage, toPage }) =>
    presentDocument(document, fromMs).map((one) => ({ ...one, no, fromPage, toPage })),
  );
}

/** What was taken out of the catalogue, the newest first. */
function presentWithdrawn({ documents }: CaseState, fromMs: FromMs): WithdrawnDocument[] {
  return Object.values(documents)
    .flatMap((one) => presentDocument(one, fromMs).flatMap((shown) => (one.withdrawn ? [{ ...shown, withdrawn: one.withdrawn }] : [])))
    .toSorted((a, b) => b.withdrawn.at.localeCompare(a.withdrawn.at));
}

/** A document with those of its versions that are its reader's; none where it is not theirs. */
function presentDocument(document: CaseDocument, fromMs: FromMs): Omit<ViewedDocument, 'no' | 'fromPage' | 'toPage'>[] {
  const { documentId, volume, folder, title, madeOn, versions } = document;
  const since = fromMs(documentId);
  if (since === undefined) return [];
  const shown = versionsSince(document, since).map(({ version, fileName, mime, bytes, sha256, filedAt, reason }) => ({
    ...{ version, fileName, mime, bytes, sha256, filedAt, reason },
  }));
  return [{ ...{ documentId, volume, folder, title, madeOn, version: versions.at(-1)?.version ?? 0 }, versions: shown }];
}

async function presentHandovers(db: DbOrTransaction, { handovers }: CaseState): Promise<ViewedHandover[]> {
  const open = handovers.find((one) => one.status === 'sent' && one.exchange?.side === 'sender');
  const partner = open?.exchange && (await db.selectFrom('exchange_partner').select('closed_at').where('id', '=', open.exchange.partnerId).executeTakeFirst());
  const closedPartner = open && partner?.closed_at ? ((await isBegun(db, open.handoverId)) ? 'mayHaveIt' : 'hasNothing') : null;
  return handovers.map((one) => presentHandover(one, one === open ? closedPartner : null));
}

function presentHandover(
  { handoverId, from, to, purpose, note, status, sentAt, answerBy, manifest, signature, receipt }: Handover,
  closedPartner: ViewedHandover['closedPartner'],
): ViewedHandover {
  return {
    ...{ handoverId, from, to, purpose, note, status, sentAt, answerBy, closedPartner },
    manifestSha256: signature.sha256,
    documents: manifest.documents.map(({ documentId, title, pages, sha256 }) => ({ documentId, title, pages, sha256 })),
    answer: receipt && { at: receipt.answeredAt, reason: receipt.reason, answers: receipt.answers, receiptSha256: receipt.signature.sha256 },
  };
}

async function listNames(db: DbOrTransaction, accountIds: readonly string[]): Promise<CaseFileView['handlers']> {
  if (accountIds.length === 0) return [];
  const rows = await db.selectFrom('account').select(['id as accountId', 'name']).where('id', 'in', accountIds).execute();
  return rows;
}

/** Number of each linked case: that there is one was said in this case by who works on it. */
async function listLinks(db: DbOrTransaction, { links }: CaseState): Promise<CaseFileView['links']> {
  if (links.length === 0) return [];
  const ids = links.map((link) => link.caseId);
  const rows = await db.selectFrom('court_case').select(['id', 'case_number']).where('id', 'in', ids).execute();
  return links.flatMap((link) => {
    const row = rows.find((one) => one.id === link.caseId);
    return row ? [{ ...link, caseNumber: row.case_number }] : [];
  });
}
