import { AppError } from '@assize/contracts/AppError';
import type { RenewalWay } from '@assize/contracts/docket/wire';
import type { NamedViewer } from '../casefile/caseAccess.ts';
import type { Db } from '../platform/db.ts';
import { type MadeLink, makeLink, revokeLinksOf } from '../session/links.ts';
import type { DocketLog } from './DocketLog.ts';
import { mayRenewLink } from './mayRenewLink.ts';
import { readApplication } from './readApplication.ts';

interface Context {
  db: Db;
  docket: DocketLog;
  /** Sessions that ended with their link. */
  onEnded: (sessionIds: readonly string[]) => void;
}

/**
 * Another personal link for an applicant who lost theirs and asked at the desk; whoever holds one before it is signed out.
 * Throws `notFound` for who may not see the application, `notAllowed` for the applicant, and for an account that is more than this.
 */
export async function renewLink({ db, docket, onEnded }: Context, viewer: NamedViewer, applicationId: string, asked: RenewalWay): Promise<MadeLink> {
  const { standing } = await readApplication(db, viewer, applicationId);
  if (standing !== 'court') throw new AppError('notAllowed');
  const { accountId, name } = viewer;
  const made: { link?: MadeLink; ended: readonly string[] } = { ended: [] };
  await docket.append(applicationId, { accountId, name, as: standing }, async ({ state, transaction }) => {
    const row = await transaction
      .selectFrom('docket_application')
      .select(['id', 'account_id', 'made_account'])
      .where('id', '=', applicationId)
      .executeTakeFirstOrThrow();
    if (!(await mayRenewLink(transaction, row))) throw new AppError('notAllowed');
    made.ended = await revokeLinksOf(transaction, state.applicantId);
    made.link = await makeLink(transaction, state.applicantId, null);
    return [{ type: 'link.renewed', payload: { asked } }];
  });
  onEnded(made.ended);
  if (!made.link) throw new AppError('internal');
  return made.link;
}
