import { randomUUID } from 'node:crypto';
import { AppError } from '@assize/contracts/AppError';
import { dayAt } from '@assize/contracts/casefile/reading/hours';
import { standingFor, worksAtDesk } from '@assize/contracts/docket/access';
import { contactOf } from '@assize/contracts/docket/openingOf';
import { decideDocket } from '@assize/contracts/docket/rules';
import type { DocketCommand } from '@assize/contracts/docket/wire';
import { findCaseViewer, type NamedViewer } from '../casefile/caseAccess.ts';
import { enterContact } from '../notices/contacts.ts';
import { handle, handleOpenly, type HttpContext } from '../platform/handle.ts';
import { makeLink } from '../session/links.ts';
import { acceptApplication, type DocketContext } from './acceptApplication.ts';
import { beginApplication } from './beginApplication.ts';
import { DocketLog } from './DocketLog.ts';
import { listOwnApplications, listQueue } from './listApplications.ts';
import { presentApplication, readApplication } from './readApplication.ts';
import { renewLink } from './renewLink.ts';
import { saveForm } from './saveForm.ts';

interface Options extends Omit<DocketContext, 'docket'> {
  publicUrl: string;
  /** Sessions that ended with their link. */
  onEnded: (sessionIds: readonly string[]) => void;
}

/** Applications to a court's docket: begun, filled in, sent, mended and decided. */
export function serveDocket(context: HttpContext, options: Options): void {
  const docket = new DocketLog(options.db);
  serveCourts(context, options);
  serveApplicants(context, { ...options, docket });

  handle(context, 'GET /api/docket/applications/:applicationId', async (caller, { params }) =>
    presentApplication(options.db, await findCaseViewer(options.db, caller), params['applicationId'] ?? ''),
  );

  handle(context, 'POST /api/docket/applications/:applicationId', async (caller, { params, body }) => {
    const viewer = await findCaseViewer(options.db, caller);
    await runDocketCommand({ ...options, docket }, viewer, params['applicationId'] ?? '', body);
    return presentApplication(options.db, viewer, params['applicationId'] ?? '');
  });

  handle(context, 'POST /api/docket/applications/:applicationId/links', async (caller, { params, body }) => {
    const viewer = await findCaseViewer(options.db, caller);
    const { secret, expiresAt } = await renewLink({ ...options, docket }, viewer, params['applicationId'] ?? '', body.asked);
    return { url: `${options.publicUrl}/join#${secret}`, expiresAt };
  });

  handle(context, 'POST /api/docket/queue', async (caller, { body: { courtId, which } }) => {
    const viewer = await findCaseViewer(options.db, caller);
    if (!worksAtDesk(viewer.memberships, courtId)) throw new AppError('notFound', { what: 'court' });
    return { applications: await listQueue(options.db, viewer, courtId, which) };
  });
}

/** Does one command for its caller, on the application as it is under its lock. Throws `notFound` for who may not see it, `notAllowed` for the other side. */
async function runDocketCommand(context: DocketContext, viewer: NamedViewer, applicationId: string, command: DocketCommand): Promise<void> {
  const { db, docket, timeZone } = context;
  const { row, standing } = await readApplication(db, viewer, applicationId);
  // Who works at the desk and applied themselves stands here as the applicant, and decides on nothing.
  if (standingFor[command.type] !== standing) throw new AppError('notAllowed');
  if (command.type === 'application.accept') return acceptApplication(context, viewer, row.state, command.payload);
  const today = dayAt(new Date().toISOString(), timeZone);
  const { accountId, name } = viewer;
  await docket.append(applicationId, { accountId, name, as: standing }, async ({ state, draft, transaction }) => {
    const drafts = decideDocket(state, command, { accountId, today, draft });
    // There they are told what the court does with it, once they have confirmed that it is theirs.
    if (drafts.some(({ type }) => type === 'application.sent' || type === 'correction.answered')) await enterContact(transaction, accountId, contactOf(draft));
    return drafts;
  });
}

function serveCourts(context: HttpContext, { db }: Options): void {
  handleOpenly(context, 'GET /api/docket/courts', 'openly', async () => {
    const courts = await db
      .selectFrom('docket_court')
      .innerJoin('agency', 'agency.id', 'docket_court.court_id')
      .select(['agency.id', 'agency.name', 'agency.district', 'agency.is_demo as isDemo'])
      .orderBy('agency.name')
      .execute();
    return { courts };
  });

  handle(context, 'POST /api/docket/courts/:agencyId', async (caller, { params, body: { code } }) => {
    const agencyId = params['agencyId'] ?? '';
    const { memberships } = await findCaseViewer(db, caller);
    const isHead = memberships.some(({ agency, role }) => agency.id === agencyId && role === 'head');
    if (!caller.isAdmin && !isHead) throw new AppError('notAllowed');
    const court = await db.selectFrom('agency').select('kind').where('id', '=', agencyId).where('partner_id', 'is', null).executeTakeFirst();
    if (court?.kind !== 'court') throw new AppError('notFound', { what: 'court' });
    const taken = await db.selectFrom('docket_court').select('court_id').where('code', '=', code).where('court_id', '!=', agencyId).executeTakeFirst();
    if (taken) throw new AppError('conflict', { field: 'code' });
    await db
      .insertInto('docket_court')
      .values({ court_id: agencyId, code })
      .onConflict((conflict) => conflict.column('court_id').doUpdateSet({ code }))
      .execute();
    return {};
  });
}

function serveApplicants(context: HttpContext, { db, docket, publicUrl }: Options & { docket: DocketLog }): void {
  handleOpenly(context, 'POST /api/docket/begin', 'beginApplication', async ({ body: { courtId, name } }) => {
    const [accountId, applicationId] = [randomUUID(), randomUUID()];
    return db.transaction().execute(async (transaction) => {
      await transaction.insertInto('account').values({ id: accountId, name, is_admin: false, created_at: new Date() }).execute();
      await beginApplication(transaction, docket, { applicationId, courtId, by: { accountId, name }, isAccountNew: true });
      const { secret, expiresAt } = await makeLink(transaction, accountId, null);
      return { applicationId, url: `${publicUrl}/join#${secret}`, expiresAt };
    });
  });

  handle(context, 'GET /api/docket/applications', async (caller) => ({
    applications: await listOwnApplications(db, await findCaseViewer(db, caller)),
  }));

  handle(context, 'POST /api/docket/applications', async (caller, { body: { applicationId, courtId } }) => {
    const viewer = await findCaseViewer(db, caller);
    const known = await db.selectFrom('docket_application').select('account_id').where('id', '=', applicationId).executeTakeFirst();
    if (known && known.account_id !== caller.accountId) throw new AppError('conflict', { field: 'applicationId' });
    if (!known) {
      // It becomes a case under this id: no other has it.
      const taken = await db.selectFrom('court_case').select('id').where('id', '=', applicationId).executeTakeFirst();
      if (taken) throw new AppError('conflict', { field: 'applicationId' });
      await context.limits.take('beginApplication', caller.accountId);
      const by = { accountId: caller.accountId, name: viewer.name };
      await db.transaction().execute((transaction) => beginApplication(transaction, docket, { applicationId, courtId, by, isAccountNew: false }));
    }
    return presentApplication(db, viewer, applicationId);
  });

  handle(context, 'POST /api/docket/applications/:applicationId/form', async (caller, { params, body }) => ({
    revision: await saveForm(db, caller, params['applicationId'] ?? '', body),
  }));
}
