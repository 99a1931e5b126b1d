import { nameKeysOf } from '@assize/contracts/casefile/search/nameKeys';
import { comparedTextOf, piecesOfTexts } from '@assize/contracts/casefile/search/searchKeys';
import { protectionOf } from '@assize/contracts/casefile/sharing/people';
import type { CaseDocument, CaseState } from '@assize/contracts/casefile/state';
import type { Volume } from '@assize/contracts/casefile/volumes/wire';
import { sql, type Transaction } from 'kysely';
import type { Database } from '../../platform/schema.ts';

/** What a case is found by in its own row. */
export function findingOf({ facts: { caseNumber, title, cause } }: CaseState): { found_text: string; found_keys: number[] } {
  const texts = [caseNumber, title, cause].map(comparedTextOf);
  return { found_text: texts.join('\n'), found_keys: piecesOfTexts(texts) };
}

/** Makes the rows by which names and documents of a case are found what its state says. Nothing is written of what did not change. */
export async function keepFindings(transaction: Transaction<Database>, before: CaseState, after: CaseState): Promise<void> {
  await keepNames(transaction, before, after);
  await keepDocuments(transaction, before, after);
  await keepGrants(transaction, before, after);
}

async function keepNames(transaction: Transaction<Database>, before: CaseState, after: CaseState): Promise<void> {
  if (before.parties === after.parties && before.facts === after.facts) return;
  const rows = namesOf(after);
  if (before.seq > 0 && JSON.stringify(rows) === JSON.stringify(namesOf(before))) return;
  await transaction.deleteFrom('case_name').where('case_id', '=', after.caseId).execute();
  if (rows.length > 0) await transaction.insertInto('case_name').values(rows).execute();
}

function namesOf(state: CaseState) {
  return Object.values(state.parties).flatMap((party) => {
    const protection = protectionOf(state.facts, party);
    return [party, ...party.agents].map((one) => {
      const { compared, pinyin, initials } = nameKeysOf(one.name);
      const row = { case_id: state.caseId, name: compared, pinyin, initials, keys: piecesOfTexts([compared]) };
      // Who acts for a masked person is named in full.
      return { ...row, is_kept: protection.isKept, is_masked: protection.isMasked && one === party };
    });
  });
}

const inCatalogue = (document: CaseDocument | undefined): boolean => document !== undefined && document.withdrawn === null;
/** What the rows of a document say of it: more is known of one than that, as how many pages it has. */
const findingsOf = (document: CaseDocument | undefined): string =>
  document && inCatalogue(document) ? [document.versions.at(-1)?.version, document.volume, document.title].join(' ') : '';

/** A document that did not change is the same object in both states. */
async function keepDocuments(transaction: Transaction<Database>, before: CaseState, after: CaseState): Promise<void> {
  if (before.documents === after.documents) return;
  const isChanged = (one: CaseDocument): boolean => {
    const was = before.documents[one.documentId];
    return was !== one && findingsOf(was) !== findingsOf(one);
  };
  const changed = Object.values(after.documents).filter(isChanged);
  if (changed.length === 0) return;
  const gone = changed.filter((one) => !inCatalogue(one) && inCatalogue(before.documents[one.documentId])).map((one) => one.documentId);
  if (gone.length > 0) await transaction.deleteFrom('case_document').where('case_id', '=', after.caseId).where('document_id', 'in', gone).execute();
  const rows = changed.filter(inCatalogue).flatMap(({ documentId, volume, title, versions }) => {
    const newest = versions.at(-1);
    const row = { case_id: after.caseId, document_id: documentId, volume, title, filed_by: versions[0]?.agencyId ?? null };
    return newest ? [{ ...row, version: newest.version }] : [];
  });
  await keepBlocks(transaction, after.caseId, { gone, rows });
  for (let at = 0; at < rows.length; at += 1000)
    await transaction
      .insertInto('case_document')
      .values(rows.slice(at, at + 1000))
      .onConflict((conflict) =>
        conflict.columns(['case_id', 'document_id']).doUpdateSet((eb) => ({
          ...{ version: eb.ref('excluded.version'), volume: eb.ref('excluded.volume'), title: eb.ref('excluded.title') },
        })),
      )
      .execute();
}

/** Words that were taken in go with the version that they are of, and are placed where the document is now. */
async function keepBlocks(
  transaction: Transaction<Database>,
  caseId: string,
  { gone, rows }: { gone: string[]; rows: { document_id: string; version: number; volume: Volume }[] },
): Promise<void> {
  const asked = JSON.stringify([...gone.map((d) => ({ d, n: 0, p: '' })), ...rows.map(({ document_id: d, version: n, volume: p }) => ({ d, n, p }))]);
  const placed = sql`jsonb_to_recordset(${asked}::jsonb) as placed(d uuid, n integer, p text)`;
  await sql`delete from case_text_block block using ${placed}
    where block.case_id = ${caseId} and block.document_id = placed.d and block.version <> placed.n`.execute(transaction);
  await sql`update case_text_block block set volume = placed.p from ${placed}
    where block.case_id = ${caseId} and block.document_id = placed.d and block.volume <> placed.p`.execute(transaction);
}

async function keepGrants(transaction: Transaction<Database>, before: CaseState, after: CaseState): Promise<void> {
  if (before.grants === after.grants) return;
  await transaction.deleteFrom('case_grant').where('case_id', '=', after.caseId).execute();
  const rows = after.grants
    .filter((grant) => !grant.ended)
    .flatMap(({ agency, documentIds, untilAt }) =>
      (documentIds ?? [null]).map((documentId) => ({
        case_id: after.caseId,
        agency_id: agency.agencyId,
        document_id: documentId,
        until_at: new Date(untilAt),
      })),
    );
  for (let at = 0; at < rows.length; at += 1000)
    await transaction
      .insertInto('case_grant')
      .values(rows.slice(at, at + 1000))
      .execute();
}
