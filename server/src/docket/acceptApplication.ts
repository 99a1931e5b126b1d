import { randomUUID } from 'node:crypto';
import { AppError } from '@assize/contracts/AppError';
import { dayAt } from '@assize/contracts/casefile/reading/hours';
import { causeOf, numberWordOf } from '@assize/contracts/docket/causes';
import { contactOf, openingOf } from '@assize/contracts/docket/openingOf';
import { assertMayDecide } from '@assize/contracts/docket/rules';
import type { DocketState } from '@assize/contracts/docket/state';
import type { DocketCommand } from '@assize/contracts/docket/wire';
import { documentKeys } from '@assize/contracts/hearing/evidence/pages';
import type { ObjectStore } from '@assize/platform/store/ObjectStore';
import type { NamedViewer } from '../casefile/caseAccess.ts';
import type { CaseLog } from '../casefile/CaseLog.ts';
import { keepVersions } from '../casefile/volumes/versionRows.ts';
import { flatTextMime } from '../evidence/writeTable.ts';
import { enterContact } from '../notices/contacts.ts';
import type { Db } from '../platform/db.ts';
import type { DocketLog } from './DocketLog.ts';
import { takeCaseNumber } from './takeCaseNumber.ts';
import { writeComplaint } from './writeComplaint.ts';

export interface DocketContext {
  db: Db;
  cases: CaseLog;
  docket: DocketLog;
  store: ObjectStore;
  timeZone: string;
}
type Asked = Extract<DocketCommand, { type: 'application.accept' }>['payload'];

/** Whether it was accepted before by the same clerk: asked again after a lost answer. */
const isDone = ({ status, clerk }: DocketState, accountId: string): boolean => status === 'accepted' && clerk?.accountId === accountId;

/**
 * The application becomes a case under its own id: number, parties, agents, what was given and who follows it come into the
 * file in the transaction that accepts it, where they are reached beside it. Throws `wrongApplicationState` when it is not this clerk's to decide any more.
 */
export async function acceptApplication(context: DocketContext, viewer: NamedViewer, state: DocketState, asked: Asked): Promise<void> {
  const { cases, docket, timeZone } = context;
  const { accountId, name } = viewer;
  const { applicationId } = state;
  if (isDone(state, accountId)) return;
  assertMayDecide(state, accountId, asked.seenSeq);
  const complaint = await keepComplaint(context, state);
  const caseActor = { accountId, agencyId: state.court.id, agencyKind: 'court' as const, name };
  await docket.append(applicationId, { accountId, name, as: 'court' }, async ({ state: now, transaction }) => {
    if (isDone(now, accountId)) return [];
    assertMayDecide(now, accountId, asked.seenSeq);
    const { form, materials, court, applicantId } = now;
    if (!form || now.sentAt === null) throw new AppError('internal');
    const today = dayAt(new Date().toISOString(), timeZone);
    const kind = form.cause === null ? 'civil' : causeOf(form.cause).kind;
    const caseNumber = await takeCaseNumber(transaction, { courtId: court.id, year: Number(today.slice(0, 4)), word: numberWordOf(kind) });
    const opening = { caseNumber, court, applicantId, form, materials, complaint, feeFen: asked.feeFen };
    const drafts = openingOf({ ...opening, receivedOn: dayAt(now.sentAt, timeZone), today, newId: randomUUID });
    const { is_demo: isDemo } = await transaction.selectFrom('docket_application').select('is_demo').where('id', '=', applicationId).executeTakeFirstOrThrow();
    const filed = await cases.openIn(transaction, { id: applicationId, isDemo }, drafts, caseActor);
    await enterContact(transaction, applicantId, contactOf({ form }));
    const documents = [complaint.documentId, ...materials.map((one) => one.materialId)];
    await keepVersions(
      transaction,
      filed,
      documents.map((documentId) => ({ documentId, storeId: documentId })),
    );
    return [{ type: 'application.accepted', payload: { caseNumber, feeFen: asked.feeFen } }];
  });
  // What came into the file is looked at as in any other.
  cases.onCommitted();
}

/** Before the transaction: what is stored and then not accepted is in nobody's file. */
async function keepComplaint({ store }: DocketContext, state: DocketState): Promise<Parameters<typeof openingOf>[0]['complaint']> {
  if (!state.form) throw new AppError('internal');
  const documentId = randomUUID();
  const written = Buffer.from(writeComplaint(state, state.form));
  const { bytes, sha256 } = await store.put(documentKeys.original(state.applicationId, documentId), written, { once: true });
  return { documentId, file: { fileName: '起诉状.fodt', mime: flatTextMime, bytes, sha256 } };
}
