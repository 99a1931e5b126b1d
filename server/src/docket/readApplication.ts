import { AppError } from '@assize/contracts/AppError';
import { docketStandingOf, type DocketStanding } from '@assize/contracts/docket/access';
import { isOpenToApplicant } from '@assize/contracts/docket/state';
import type { ApplicationRow, ApplicationView } from '@assize/contracts/docket/views';
import type { Selectable } from 'kysely';
import type { NamedViewer } from '../casefile/caseAccess.ts';
import type { DbOrTransaction } from '../platform/db.ts';
import type { Database } from '../platform/schema.ts';
import { readDocketLines } from './DocketLog.ts';
import { listMaterials } from './materialRows.ts';

type Row = Selectable<Database['docket_application']>;

/** An application for whoever may see it. Throws `notFound` for everybody else, as for what is not there. */
export async function readApplication(db: DbOrTransaction, viewer: NamedViewer, applicationId: string): Promise<{ row: Row; standing: DocketStanding }> {
  const row = await db.selectFrom('docket_application').selectAll().where('id', '=', applicationId).executeTakeFirst();
  const standing = row ? docketStandingOf(viewer, row.state) : null;
  if (!row || standing === null) throw new AppError('notFound', { what: 'application' });
  return { row, standing };
}

/** The applicant is given what they have now, the court what it was sent. */
export async function presentApplication(db: DbOrTransaction, viewer: NamedViewer, applicationId: string): Promise<ApplicationView> {
  const { row, standing } = await readApplication(db, viewer, applicationId);
  const { state, revision } = row;
  const { seq, status, court, sentAt, dueOn, corrections, caseNumber, decidedAt } = state;
  const isDraft = standing === 'applicant' && (isOpenToApplicant(state) || state.form === null);
  const lines = await readDocketLines(db, applicationId);
  return {
    ...{ applicationId, standing, seq, status, court, revision, sentAt, dueOn, corrections, caseNumber, decidedAt, isDemo: row.is_demo },
    form: isDraft || !state.form ? row.form : state.form,
    materials: isDraft ? await listMaterials(db, applicationId) : state.materials,
    clerk: presentClerk(row, viewer, standing),
    refusal: state.refusal && { reason: state.refusal.reason, appealUntilOn: state.refusal.appealUntilOn },
    history: lines.map(({ seq: no, type, at, actor }) => ({
      ...{ seq: no, type, at, by: { as: actor.as, name: standing === 'court' || actor.as === 'applicant' ? actor.name : null } },
    })),
  };
}

export function presentRow(row: Row, viewer: NamedViewer, standing: DocketStanding): ApplicationRow {
  const { state } = row;
  const { status, court, sentAt, dueOn, caseNumber } = state;
  const form = standing === 'court' && state.form ? state.form : row.form;
  const named = (role: string): string => form.parties.find((one) => one.role === role)?.name ?? '';
  return {
    ...{ applicationId: row.id, status, court: court.name, cause: form.cause, plaintiff: named('plaintiff'), defendant: named('defendant') },
    ...{ sentAt, dueOn, clerk: presentClerk(row, viewer, standing), caseNumber, isDemo: row.is_demo },
  };
}

function presentClerk({ state: { clerk } }: Row, { accountId }: NamedViewer, standing: DocketStanding): ApplicationRow['clerk'] {
  return clerk && { name: standing === 'court' ? clerk.name : null, isMe: clerk.accountId === accountId };
}
