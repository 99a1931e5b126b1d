import { AppError } from '@assize/contracts/AppError';
import { assertMay, findCaseViewer, readCase } from '../casefile/caseAccess.ts';
import { readApplication } from '../docket/readApplication.ts';
import { handle, handleOpenly, type HttpContext } from '../platform/handle.ts';
import { changeContact, readContact } from './contacts.ts';
import { type CodeContext, confirmCode, sendCode } from './codes.ts';
import type { DevMailbox } from './DevMailbox.ts';
import { presentDispatches, presentOwnContacts } from './presentNotices.ts';

/** A person's own contacts, an agency's proof of delivery, and the mailbox of the embedded demo. */
export function serveNoticeRoutes(context: HttpContext, options: CodeContext & { mailbox: DevMailbox | undefined }): void {
  const { db, ports, mailbox } = options;
  const own = (accountId: string) => presentOwnContacts(db, ports, accountId);

  handle(context, 'GET /api/contacts', ({ accountId }) => own(accountId));

  handle(context, 'POST /api/contacts', async ({ accountId }, { body }) => {
    await changeContact(db, accountId, body);
    return own(accountId);
  });

  handle(context, 'POST /api/contacts/codes', async ({ accountId }, { body: { channel } }) => {
    const { email, phone } = await readContact(db, accountId);
    // Of whoever asks, and of whoever would get it: a stranger's telephone is not made to ring all day.
    await context.limits.take('contactCode', accountId);
    await context.limits.take('contactCode', (channel === 'email' ? email : phone) ?? accountId);
    await sendCode(options, accountId, channel);
    return {};
  });

  handle(context, 'POST /api/contacts/confirm', async ({ accountId }, { body: { channel, code } }) => {
    await confirmCode(options, accountId, channel, code);
    return own(accountId);
  });

  handle(context, 'GET /api/case-files/:caseId/dispatches', async (caller, { params }) => {
    const viewer = await findCaseViewer(db, caller);
    const { state, facts } = await readCase(db, viewer, params['caseId'] ?? '');
    assertMay(viewer, 'tellParties', facts);
    return presentDispatches(db, { caseId: state.caseId });
  });

  handle(context, 'GET /api/docket/applications/:applicationId/dispatches', async (caller, { params }) => {
    const { row, standing } = await readApplication(db, await findCaseViewer(db, caller), params['applicationId'] ?? '');
    // What was sent to them is on the page of their own contacts.
    if (standing !== 'court') throw new AppError('notAllowed');
    return presentDispatches(db, { applicationId: row.id });
  });

  handleOpenly(context, 'GET /api/dev/mailbox', 'openly', async () => {
    if (!mailbox) throw new AppError('notFound', { what: 'mailbox' });
    return { letters: await mailbox.list() };
  });
}
