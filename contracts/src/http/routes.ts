import { agencyKeyRoutes } from '../agency/routes.ts';
import { z } from 'zod';
import { agencySchema, staffRoleSchema } from '../agency/agencies.ts';
import { issuedCredentialsSchema, newPartnerSchema, ownCredentialsSchema, partnerSchema } from '../exchange/wire.ts';
import { calendarRoutes } from '../calendar/routes.ts';
import { caseEnvelopeSchema } from '../casefile/commands.ts';
import { exportedCaseLogSchema } from '../casefile/events.ts';
import { caseFilePageSchema, caseFileQuerySchema, caseFileViewSchema, caseLookSchema, newCaseFileSchema } from '../casefile/fileViews.ts';
import { followRoutes } from '../casefile/follow/routes.ts';
import { countedHandoverSchema, figuresHandoversQuerySchema, figuresQuerySchema, figuresRowSchema } from '../casefile/figures.ts';
import { importRowsSchema, importSummarySchema, importViewSchema, newImportSchema } from '../casefile/imports/wire.ts';
import { offersRoutes } from '../casefile/offers/routes.ts';
import { caseDocumentPagesSchema, filedVersionSchema } from '../casefile/volumes/views.ts';
import { newCaseDocumentSchema, newCaseVersionSchema } from '../casefile/volumes/wire.ts';
import { docketRoutes } from '../docket/routes.ts';
import { groupListSchema, groupViewSchema } from '../casefile/groups/groupView.ts';
import { lookUpAnswerSchema, lookUpSchema, noteOfLookUpSchema } from '../casefile/sharing/lookups.ts';
import { caseSharingSchema, newShareRequestSchema, shareRequestsSchema } from '../casefile/sharing/views.ts';
import {
  caseNoteSchema,
  findInCaseSchema,
  foundInCaseSchema,
  newAnswerSchema,
  newCommentSchema,
  readingNowSchema,
  viewedCommentSchema,
  viewedReadingSchema,
} from '../casefile/reading/views.ts';
import { newReadingSchema } from '../casefile/reading/wire.ts';
import { searchRoutes } from '../casefile/search/routes.ts';
import { idSchema, instantSchema, shortTextSchema } from '../ids.ts';
import { noticeRoutes } from '../notices/routes.ts';
import {
  caseDetailSchema,
  caseSummarySchema,
  hearingSummarySchema,
  issuedLinkSchema,
  newCaseSchema,
  newHearingSchema,
  newParticipantSchema,
  participantRowSchema,
  recordingDetailSchema,
  sessionSchema,
  timeLogEntrySchema,
} from '../casefile/views.ts';
import { connectionHistorySchema } from '../hearing/connection/history.ts';
import { isolationReportSchema } from '../hearing/separation/isolationReport.ts';
import { exportedLogSchema } from '../hearing/log.ts';
import { keepingHealthSchema, signedCertificateSchema } from '../custody/keeping/views.ts';
import { custodyEnvelopeSchema } from '../custody/commands.ts';
import { recordViewSchema } from '../custody/views.ts';
import { alertCommandSchema, commandCentreSchema } from '../commandCentre.ts';
import { documentSchema, evidenceCommands } from '../hearing/evidence/wire.ts';
import { rehearsedTrackSchema } from '../recording/rehearsal.ts';
import { recorderHistorySchema } from '../recording/recorderHistory.ts';
import { courtPublicKeySchema } from '../recording/integrity.ts';
import { momentSchema } from '../recording/moments.ts';
import { replaySchema } from '../recording/replay.ts';
import { portionSchema } from '../recording/portions.ts';
import { documentReadSchema, exhibitIntegritySchema, exhibitPagesSchema, newDocumentSchema, newPrivateNoteSchema, privateNoteSchema } from './documents.ts';
import { exportSummarySchema, packageFactsSchema } from './exports.ts';
import { consumptionSchema } from '../control/protocol.ts';

const nothing = z.strictObject({});
/** Secrets of sign-in links: 32 random bytes, base64url. */
export const linkSecretSchema = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

/**
 * The HTTP border: method and path → what comes in and what goes out. All bodies are JSON; refusals are
 * `{ error: { code, details? } }` with the status of AppError's table. Access token: `Authorization: Bearer`.
 */
export const routes = {
  ...agencyKeyRoutes,
  ...calendarRoutes,
  ...noticeRoutes,
  /** Follows a personal link. Sets the refresh cookie `assize_<sessionId>` on path `/api/sessions/<sessionId>`. */
  'POST /api/sessions': { body: z.strictObject({ secret: linkSecretSchema }), answer: sessionSchema },
  /** Rotates the refresh cookie; a reused one revokes the session. */
  'POST /api/sessions/:sessionId/refresh': { body: nothing, answer: sessionSchema },
  'DELETE /api/sessions/:sessionId': { body: nothing, answer: nothing },
  'GET /api/cases': { body: nothing, answer: z.object({ cases: z.array(caseSummarySchema) }) },
  'POST /api/cases': { body: newCaseSchema, answer: caseSummarySchema },
  'GET /api/cases/:caseId': { body: nothing, answer: caseDetailSchema },
  'POST /api/cases/:caseId/hearings': { body: newHearingSchema, answer: hearingSummarySchema },
  /** Every agency there is, for whoever is signed in. */
  'GET /api/agencies': { body: nothing, answer: z.object({ agencies: z.array(agencySchema) }) },
  'POST /api/agencies': { body: agencySchema.omit({ id: true, isDemo: true, partnerId: true }), answer: agencySchema },
  /** Names a new person in an agency; their link is told once. */
  'POST /api/agencies/:agencyId/staff': {
    body: z.strictObject({ name: shortTextSchema, role: staffRoleSchema }),
    answer: z.object({ accountId: idSchema, url: z.string(), expiresAt: instantSchema }),
  },
  /** Who works in an agency, for those who do and administrators. */
  'GET /api/agencies/:agencyId/staff': {
    body: nothing,
    answer: z.object({ staff: z.array(z.object({ accountId: idSchema, name: z.string(), role: staffRoleSchema })) }),
  },
  /** Other installations with which cases are handed over, for administrators. */
  'GET /api/exchange/partners': { body: nothing, answer: z.object({ partners: z.array(partnerSchema) }) },
  /** Makes an installation known with the agencies that it answers for; answers with what it signs in with here. */
  'POST /api/exchange/partners': { body: newPartnerSchema, answer: issuedCredentialsSchema },
  /** What this installation signs in with there, as the partner's administrator was given it. In place of what was before. */
  'POST /api/exchange/partners/:partnerId/credentials': { body: ownCredentialsSchema, answer: nothing },
  /** From now on its tokens are refused and nothing more is sent to it; what is on its way stays with whoever has the lead. */
  'POST /api/exchange/partners/:partnerId/closure': { body: nothing, answer: nothing },
  /** A new secret for a partner, open or closed, in place of the one before: with that, and with its tokens, nobody signs in any more. */
  'POST /api/exchange/partners/:partnerId/secret': { body: nothing, answer: issuedCredentialsSchema },
  /** Cases that the caller may see (`contracts/src/casefile/access.ts`), with how many there are. */
  'POST /api/case-files/search': { body: caseFileQuerySchema, answer: caseFilePageSchema },
  ...searchRoutes,
  /** Opens a case for an agency of the caller's; sent again under the same id, it is the same case. */
  'POST /api/case-files': { body: newCaseFileSchema, answer: caseFileViewSchema },
  /** A case as far as the caller may know it; `notFound` where not even that. That they looked is noted for its owner. */
  'GET /api/case-files/:caseId': { body: nothing, answer: caseFileViewSchema },
  'POST /api/case-files/:caseId': { body: caseEnvelopeSchema, answer: z.object({ seq: z.int() }) },
  /** The whole log of a case; its chain is verified like a hearing's. */
  'GET /api/case-files/:caseId/log': { body: nothing, answer: exportedCaseLogSchema },
  'GET /api/case-files/:caseId/looks': { body: nothing, answer: z.object({ looks: z.array(caseLookSchema) }) },
  ...followRoutes,
  ...offersRoutes,
  /** Handovers of an agency, counted from the events of cases that the caller may see, for who heads it. As CSV: `GET /api/figures.csv?agencyId=&fromOn=&toOn=`. */
  'POST /api/figures': { body: figuresQuerySchema, answer: z.object({ rows: z.array(figuresRowSchema) }) },
  'POST /api/figures/handovers': { body: figuresHandoversQuerySchema, answer: z.object({ handovers: z.array(countedHandoverSchema) }) },
  /** Files a whole upload of the caller's as a document; sent again, the answer is the same. `documentRefused` says why it is not taken. */
  'POST /api/case-files/:caseId/documents': { body: newCaseDocumentSchema, answer: filedVersionSchema },
  /** The same as the next version of a document that is there. */
  'POST /api/case-files/:caseId/versions': { body: newCaseVersionSchema, answer: filedVersionSchema },
  /** What a document is on the screen, for whoever may read its volume; the query `version` names one that was replaced. */
  'GET /api/case-files/:caseId/documents/:documentId/pages': { body: nothing, answer: caseDocumentPagesSchema },
  /** Reads the directory of an uploaded ZIP and proposes a catalogue; nothing is filed. `importRefused` says why it is not read. */
  'POST /api/case-files/:caseId/imports': { body: newImportSchema, answer: importViewSchema },
  /** Imports of a case, the newest first, with how far each is. */
  'GET /api/case-files/:caseId/imports': { body: nothing, answer: z.object({ imports: z.array(importSummarySchema) }) },
  'GET /api/case-files/:caseId/imports/:importId': { body: nothing, answer: importViewSchema },
  /** Corrects rows of a proposal, a hundred at a time. */
  'POST /api/case-files/:caseId/imports/:importId': { body: importRowsSchema, answer: importSummarySchema },
  /** The same with the last of them, and files every entry that is not left out, beside requests. */
  'POST /api/case-files/:caseId/imports/:importId/confirm': { body: importRowsSchema, answer: importSummarySchema },
  /** Drops a proposal with its archive. */
  'DELETE /api/case-files/:caseId/imports/:importId': { body: nothing, answer: nothing },
  /** Cases of others that fit, as far as the caller may know of them (`lookUpAccess`). It is noted, and every owner reads that it was done. */
  'POST /api/lookups': { body: lookUpSchema, answer: lookUpAnswerSchema },
  /** Who looked for what in cases of others, for the head of their agency. */
  'GET /api/agencies/:agencyId/lookups': { body: nothing, answer: z.object({ lookUps: z.array(noteOfLookUpSchema) }) },
  /** What agencies of the caller's asked to be shared, and what waits for the caller's answer. */
  'GET /api/share-requests': { body: nothing, answer: shareRequestsSchema },
  /** Asks to be shared a case. What a standing rule gives is given at once; `caseId` is told to whoever may see the case then. */
  'POST /api/share-requests': {
    body: newShareRequestSchema,
    answer: z.object({ status: z.enum(['open', 'granted', 'refused']), caseId: idSchema.nullable() }),
  },
  /** Traits, grants and groups of a case, as far as the caller may know. */
  'GET /api/case-files/:caseId/sharing': { body: nothing, answer: caseSharingSchema },
  /** Groups of cases that the caller may see, into which a case of theirs may be put. */
  'GET /api/case-groups': { body: nothing, answer: z.object({ groups: groupListSchema }) },
  /** Cases that belong together, for whoever has one of them in hand. */
  'GET /api/case-groups/:groupId': { body: nothing, answer: groupViewSchema },
  /** Puts a case into a group of which the caller may see a case, or begins one with it; `title` is the new one's. */
  'POST /api/case-groups/:groupId': { body: z.strictObject({ caseId: idSchema, title: shortTextSchema }), answer: z.object({ seq: z.int() }) },
  /** A lawyer asks to read a case; `notFound` unless number and name both fit, whichever does not. */
  'POST /api/readings': { body: newReadingSchema, answer: z.object({ readingId: idSchema }) },
  /** What the caller asked for and what became of it. */
  'GET /api/readings': { body: nothing, answer: z.object({ readings: z.array(viewedReadingSchema) }) },
  /** Lawyers who asked to read a case, for the agency that leads; it appoints, refuses and ends by acts on the case. */
  'GET /api/case-files/:caseId/readings': { body: nothing, answer: z.object({ readings: z.array(viewedReadingSchema) }) },
  /** What the caller reads now by their reading period, or why nothing is open. */
  'GET /api/case-files/:caseId/reading': { body: nothing, answer: readingNowSchema },
  /** Pages on which words stand, within what the caller may read at this moment. */
  'POST /api/case-files/:caseId/find': { body: findInCaseSchema, answer: foundInCaseSchema },
  /** The caller's own notes and bookmarks. Nobody else is ever given them. */
  'GET /api/case-files/:caseId/notes': { body: nothing, answer: z.object({ notes: z.array(caseNoteSchema) }) },
  /** Keeps the caller's note on a page in place of the one before; an empty one without a bookmark is taken away. */
  'POST /api/case-files/:caseId/notes': { body: caseNoteSchema, answer: nothing },
  /** Comments with their answers: a lawyer's own to them, all to the agency that leads. */
  'GET /api/case-files/:caseId/comments': { body: nothing, answer: z.object({ comments: z.array(viewedCommentSchema) }) },
  'POST /api/case-files/:caseId/comments': { body: newCommentSchema, answer: nothing },
  /** The agency's answer, given once. */
  'POST /api/case-files/:caseId/comments/:commentId/answer': { body: newAnswerSchema, answer: nothing },
  ...docketRoutes,
  'GET /api/hearings/:hearingId/participants': { body: nothing, answer: z.object({ participants: z.array(participantRowSchema) }) },
  'POST /api/hearings/:hearingId/participants': { body: newParticipantSchema, answer: issuedLinkSchema },
  'POST /api/participants/:participantId/links': { body: nothing, answer: issuedLinkSchema },
  'DELETE /api/links/:linkId': { body: nothing, answer: nothing },
  /** Acts with their times, for court staff. */
  'GET /api/hearings/:hearingId/time-log': { body: nothing, answer: z.object({ entries: z.array(timeLogEntrySchema) }) },
  /** The whole log with its seal, for court staff; what `npm run verify` reads. */
  'GET /api/hearings/:hearingId/log': { body: nothing, answer: exportedLogSchema },
  /** Who consumed whom from when to when, for court staff. */
  'GET /api/hearings/:hearingId/consumptions': { body: nothing, answer: z.object({ consumptions: z.array(consumptionSchema) }) },
  /** Proof that who was kept apart received nothing, for court staff. */
  'GET /api/hearings/:hearingId/isolation-report': { body: nothing, answer: isolationReportSchema },
  /** The open hearings in which the caller is one of the court's own people. */
  'GET /api/command-centre': { body: nothing, answer: commandCentreSchema },
  /** A whole upload is examined, kept for ever and known by its hash; `documentRefused` says why it is not. */
  /** Drops all that the account uploaded and did not file. */
  'DELETE /api/uploads': { body: nothing, answer: nothing },
  'POST /api/hearings/:hearingId/documents': { body: newDocumentSchema, answer: documentSchema },
  /** Takes a still of the camera of whoever presents and files it under this id: at most once. `stillNotTaken` says why not; it takes up to 12 s. */
  'POST /api/hearings/:hearingId/stills': { body: evidenceCommands['exhibit.takeStill'], answer: z.object({ seq: z.int() }) },
  /** What an exhibit is on the screen, for whoever may open it; `playable` is the address of its sound or picture in motion. */
  'GET /api/hearings/:hearingId/exhibits/:exhibitId/pages': { body: nothing, answer: exhibitPagesSchema },
  /** Whether the original is what was filed, hashed anew, for whoever may open a page of it. */
  'GET /api/hearings/:hearingId/exhibits/:exhibitId/integrity': { body: nothing, answer: exhibitIntegritySchema },
  /** Who opened an exhibit when, for the court that decides on evidence and for the side that filed it. */
  'GET /api/hearings/:hearingId/exhibits/:exhibitId/reads': { body: nothing, answer: z.object({ reads: z.array(documentReadSchema) }) },
  /** The caller's own notes on its pages, and those that their side shares. */
  'GET /api/hearings/:hearingId/exhibits/:exhibitId/notes': { body: nothing, answer: z.object({ notes: z.array(privateNoteSchema) }) },
  /** Keeps the caller's note on a page in place of the one before; an empty one is taken away. */
  'POST /api/hearings/:hearingId/exhibits/:exhibitId/notes': { body: newPrivateNoteSchema, answer: nothing },
  /** When each page of each exhibit was before the court in the hearings of a case, and who spoke then, for court staff. */
  'GET /api/cases/:caseId/moments': { body: nothing, answer: z.object({ moments: z.array(momentSchema) }) },
  /** Takes an alert on, or says that it is done, as the caller's participant of that hearing. */
  'POST /api/hearings/:hearingId/alerts': { body: alertCommandSchema, answer: z.object({ seq: z.int() }) },
  /** Connections of everyone over the hearing, for court staff. */
  'GET /api/hearings/:hearingId/connections': { body: nothing, answer: connectionHistorySchema },
  /** What came of a rehearsal and where its files can be played, for who made it, while they are kept. */
  'GET /api/hearings/:hearingId/rehearsals/:rehearsalId': { body: nothing, answer: z.object({ tracks: z.array(rehearsedTrackSchema), base: z.string() }) },
  /** How the recorder was over the hearing, as a whole and for each source of each person, for court staff. */
  'GET /api/hearings/:hearingId/recorder-history': { body: nothing, answer: recorderHistorySchema },
  /** The record of a hearing and what was done with it, as far as the caller may know. */
  'GET /api/hearings/:hearingId/custody': { body: nothing, answer: recordViewSchema },
  /** Does something with the record; `wrongHearingState` while the hearing has not ended. */
  'POST /api/hearings/:hearingId/custody': { body: custodyEnvelopeSchema, answer: z.object({ seq: z.int() }) },
  /** How well the evidence of a hearing is kept, in every copy, for court staff. */
  'GET /api/hearings/:hearingId/keeping': { body: nothing, answer: keepingHealthSchema },
  /** What was destroyed, by whom, signed, for court staff; `notFound` while nothing was. */
  'GET /api/hearings/:hearingId/destruction-certificate': { body: nothing, answer: signedCertificateSchema },
  /** The court's public keys, the present one first, for anybody to compare with those in a package. No sign-in. */
  'GET /api/court-keys': { body: nothing, answer: z.object({ keys: z.array(courtPublicKeySchema) }) },
  /** Copies of the record that were handed over, for court staff. Ordering, linking and revoking are acts on the record (custody). */
  'GET /api/hearings/:hearingId/exports': { body: nothing, answer: z.object({ exports: z.array(exportSummarySchema) }) },
  /** Begins a download by a person of the court: the address of the package, for a day. */
  'POST /api/exports/:exportId/downloads': { body: nothing, answer: z.object({ url: z.string() }) },
  'POST /api/exports/:exportId/retry': { body: nothing, answer: nothing },
  /** What the recipient's link leads to. `linkInvalid`, `linkExpired`, `linkUsedUp` say why to nothing. */
  'POST /api/packages': { body: z.strictObject({ secret: linkSecretSchema }), answer: packageFactsSchema },
  /** Begins a download by the link, and counts it. */
  'POST /api/packages/downloads': { body: z.strictObject({ secret: linkSecretSchema }), answer: z.object({ url: z.string() }) },
  'GET /api/recordings/:recordingId': { body: nothing, answer: recordingDetailSchema },
  /** A base address under which the recording's files are served (range requests) for a few hours. */
  'POST /api/recordings/:recordingId/tickets': { body: nothing, answer: z.object({ base: z.string() }) },
  /**
   * What the caller may know of the hearing and what of its recording they may hear, to replay it: the court all, others
   * what they were told and given in the courtroom, when it has ended; `notAllowed` with `details.cause` of `replayRefusals`.
   * A page that was before the court is at `/api/recordings/:recordingId/at/<seq>/exhibits/:exhibitId/pages/<page>/<size>`.
   */
  'GET /api/recordings/:recordingId/replay': { body: nothing, answer: replaySchema },
  /** What of a recording is or was not public, on whose order, for court staff. */
  'GET /api/recordings/:recordingId/portions': { body: nothing, answer: z.object({ portions: z.array(portionSchema), durationMs: z.number() }) },
  'POST /api/recordings/:recordingId/retry': { body: nothing, answer: nothing },
} as const;
export type RouteName = keyof typeof routes;
export type RouteBody<R extends RouteName> = z.infer<(typeof routes)[R]['body']>;
export type RouteAnswer<R extends RouteName> = z.infer<(typeof routes)[R]['answer']>;
export const pathIdSchema = idSchema;
