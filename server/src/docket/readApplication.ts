import { AppError } from '@assize/contracts/AppError';
import { docketStandingOf, type DocketStanding } from '@assize/contracts/docket/access';
import { type DocketState, isOpenToApplicant } from '@assize/contracts/docket/state';
import type { ApplicationRow, ApplicationView } from '@assize/contracts/docket/views';
import type { Selectable } from 'kysely';
import type { NamedViewer } from '../casefile/caseAccess.ts';
import type { DbOrTransaction } from '../platform/db.ts';
import type { Database } from '../platform/schema.ts';
import { listMaterials } from './materialRows.ts';
import { mayRenewLink } from './mayRenewLink.ts';

type Row = Selectable<Database['docket_application']>;

/** An application, and as whom its viewer may see it. */
export interface ApplicationForViewer {
  row: Row;
  standing: DocketStanding;
}

/** An application for whoever may see it; `isLocked`: as it stays until the transaction is over. Throws `notFound` for everybody else, as for what is not there. */
export async function readApplication(
  db: DbOrTransaction,
  viewer: NamedViewer,
  applicationId: string,
  { isLocked = false } = {},
): Promise<ApplicationForViewer> {
  const asked = db.selectFrom('docket_application').selectAll().where('id', '=', applicationId);
  const row = await asked.$if(isLocked, (query) => query.forUpdate()).executeTakeFirst();
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
  const lines = await db.selectFrom('docket_event').select(['seq', 'type', 'at', 'actor']).where('application_id', '=', applicationId).orderBy('seq').execute();
  return {
    ...{ applicationId, standing, seq, status, court, revision, sentAt, dueOn, corrections, caseNumber, decidedAt, isDemo: row.is_demo },
    form: isDraft || !state.form ? row.form : state.form,
    materials: isDraft ? await listMaterials(db, applicationId) : state.materials,
    clerk: presentClerk(state.clerk, viewer, standing),
    mayLink: standing === 'court' && (await mayRenewLink(db, row)),
    refusal: state.refusal && { reason: state.refusal.reason, appealUntilOn: state.refusal.appealUntilOn },
    history: lines.map(({ seq: no, type, at, actor }) => ({
      ...{ seq: no, type, at, by: { as: actor.as, name: standing === 'court' || actor.as === 'applicant' ? actor.name : null } },
    })),
  };
}

/** Who of the court has taken it on; the applicant is told that somebody has, and no name. */
export function presentClerk(clerk: DocketState['clerk'], { accountId }: NamedViewer, standing: DocketStanding): ApplicationRow['clerk'] {
  return clerk && { name: standing === 'court' ? clerk.name : null, isMe: clerk.accountId === accountId };
}
