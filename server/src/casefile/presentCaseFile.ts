import { type CaseAct, type CaseFacts, type CaseViewer } from '@assize/contracts/casefile/access';
import type { CaseFileView, ViewedDocument, ViewedHandover } from '@assize/contracts/casefile/fileViews';
import { maskName } from '@assize/contracts/casefile/maskName';
import type { CaseParty, CaseState, Handover } from '@assize/contracts/casefile/state';
import { catalogueOf } from '@assize/contracts/casefile/volumes/catalogue';
import type { Volume } from '@assize/contracts/casefile/volumes/wire';
import type { DbOrTransaction } from '../platform/db.ts';
import { listActs } from './caseAccess.ts';

/** A case for its reader: each part of it only where the table of access allows that part. */
export async function presentCaseFile(db: DbOrTransaction, viewer: CaseViewer, state: CaseState, facts: CaseFacts): Promise<CaseFileView> {
  const may = listActs(viewer, facts);
  const can = (act: CaseAct): boolean => may.includes(act);
  const { caseId: id, seq, openedAt, lead } = state;
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
    parties: can('seeNames') ? Object.values(state.parties).map((party) => presentParty(party, state, can('seePeople'))) : null,
    main: can('seeMainVolume') ? presentVolume(state, 'main') : null,
    side: can('seeSideVolume') ? presentVolume(state, 'side') : null,
    handovers: can('seeHistory') || can('answerHandover') ? state.handovers.map(presentHandover) : null,
    links: can('seeHistory') ? await listLinks(db, state) : [],
    hearings: Number(count),
  };
}

function presentParty({ partyId, role, form, name, idNumber, phone, bornOn, agents }: CaseParty, state: CaseState, inFull: boolean) {
  const isMasked = !inFull && state.facts.secrecy === 'minors' && form === 'person';
  return {
    ...{ partyId, role, form, isMasked },
    name: isMasked ? maskName(name) : name,
    idNumber: inFull ? idNumber : null,
    phone: inFull ? phone : null,
    bornOn: inFull ? bornOn : null,
    agents: agents.map(({ agentId, form: as, name: agent, firm }) => ({ agentId, form: as, name: agent, firm })),
  };
}

export function presentVolume(state: CaseState, volume: Volume): ViewedDocument[] {
  return catalogueOf(state, volume).map(({ document: { documentId, folder, title, madeOn, versions }, version, no, fromPage, toPage }) => ({
    ...{ documentId, volume, folder, title, madeOn, no, fromPage, toPage },
    version: version.version,
    versions: versions.map(({ version: of, fileName, mime, bytes, sha256, filedAt, reason }) => ({
      version: of,
      fileName,
      mime,
      bytes,
      sha256,
      filedAt,
      reason,
    })),
  }));
}

function presentHandover({ handoverId, from, to, purpose, note, status, sentAt, answerBy, manifest, signature, receipt }: Handover): ViewedHandover {
  return {
    ...{ handoverId, from, to, purpose, note, status, sentAt, answerBy },
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
