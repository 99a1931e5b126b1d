import { z } from 'zod';
import { askCodeSchema, caseDispatchesSchema, confirmSchema, contactsSchema, mailboxLetterSchema, ownContactsSchema } from './wire.ts';

const nothing = z.strictObject({});

/** How people are told outside of their page. */
export const noticeRoutes = {
  /** The caller's own addresses, language and wishes, and what was sent to them. */
  'GET /api/contacts': { body: nothing, answer: ownContactsSchema },
  /** Changes them. An address that is another one is told nothing before it is confirmed. */
  'POST /api/contacts': { body: contactsSchema, answer: ownContactsSchema },
  /** Sends a code to the caller's address that is not confirmed; `unavailable` when it could not be sent. */
  'POST /api/contacts/codes': { body: askCodeSchema, answer: z.object({}) },
  /** The code that came there. `codeWrong` says how often it may be tried still. */
  'POST /api/contacts/confirm': { body: confirmSchema, answer: ownContactsSchema },
  /** Who was told what of a case by which channel, and what became of it, for the agency that leads. */
  'GET /api/case-files/:caseId/dispatches': { body: nothing, answer: caseDispatchesSchema },
  /** What the applicant was told of an application by which channel, and what became of it, for the desk of the court. */
  'GET /api/docket/applications/:applicationId/dispatches': { body: nothing, answer: caseDispatchesSchema },
  /** What the embedded demo would have sent, for anybody; `notFound` wherever else. */
  'GET /api/dev/mailbox': { body: nothing, answer: z.object({ letters: z.array(mailboxLetterSchema) }) },
} as const;
