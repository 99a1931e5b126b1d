import { emptyForm } from '@assize/contracts/docket/form';

const caseFacts = { caseNumber: 'x', title: 'x', cause: 'x', kind: 'civil', matters: [], secrecy: 'ordinary' };
const placed = { volume: 'main', folder: '', title: 'x', madeOn: null };
const attendance = {
  kind: 'trial',
  plan: 'civilOrdinary',
  minutes: 60,
  judgeIds: [crypto.randomUUID()],
  clerkId: null,
  summoned: [{ partyId: crypto.randomUUID(), agentIds: [] }],
};
/** What a stranger sends to each route that takes a body: well formed, so that it is refused for who sends it. */
export const strangerBodies: Record<string, unknown> = {
  'POST /api/agencies/:agencyId/calendar': { fromOn: '2026-01-01', toOn: '2026-01-07' },
  'POST /api/agencies/:agencyId/courtrooms': { courtroomId: crypto.randomUUID(), name: 'x', form: 'physical', place: '', isClosed: false },
  'POST /api/agencies/:agencyId/court-hours': { weekdays: [1], spans: [{ opens: '09:00', closes: '12:00' }], closedOn: [], openOn: [] },
  'POST /api/case-files/:caseId/hearings/free': { ...attendance, courtroomId: null, hearingId: null, fromOn: null },
  'POST /api/case-files/:caseId/hearings': {
    ...{ hearingId: crypto.randomUUID(), title: 'x', ...attendance, courtroomId: crypto.randomUUID(), startsAt: '2030-01-01T00:00:00.000Z' },
    exceptionReason: null,
  },
  'POST /api/case-files/:caseId/hearings/:hearingId/move': {
    ...{ startsAt: '2030-01-01T00:00:00.000Z', minutes: 60, courtroomId: crypto.randomUUID(), exceptionReason: null, reason: 'x' },
  },
  'POST /api/case-files/:caseId/hearings/:hearingId/cancel': { reason: 'x' },
  'POST /api/agencies': { kind: 'court', level: 'basic', name: 'x', district: 'x' },
  'POST /api/agencies/:agencyId/staff': { name: 'x', role: 'desk' },
  'POST /api/case-files/:caseId/followers': {
    ...{ followerId: crypto.randomUUID(), partyId: crypto.randomUUID(), as: 'party', name: 'x', email: null, phone: null, acceptsService: false },
  },
  'POST /api/case-files/:caseId/offers': {
    ...{ offerId: crypto.randomUUID(), kind: 'opinion', title: 'x', proves: '', uploadId: crypto.randomUUID(), name: 'x' },
  },
  'POST /api/contacts': { language: 'en', email: null, phone: null, wishes: { email: true, sms: true } },
  'POST /api/contacts/codes': { channel: 'sms' },
  'POST /api/contacts/confirm': { channel: 'sms', code: '000000' },
  'POST /api/figures': { agencyId: crypto.randomUUID(), fromOn: '2026-01-01', toOn: '2026-12-31' },
  'POST /api/figures/handovers': {
    agencyId: crypto.randomUUID(),
    month: '2026-01',
    direction: 'out',
    purpose: 'prosecution',
    kind: 'criminal',
    otherAgency: 'x',
  },
  'POST /api/exchange/partners': {
    ...{ name: 'x', baseUrl: null, publicKey: 'x' },
    agencies: [{ id: crypto.randomUUID(), kind: 'court', level: 'basic', name: 'x', district: 'x' }],
  },
  'POST /api/exchange/partners/:partnerId/closure': {},
  'POST /api/exchange/partners/:partnerId/secret': {},
  'POST /api/exchange/partners/:partnerId/credentials': { clientId: 'x', clientSecret: 'x' },
  'POST /api/case-files': { caseId: crypto.randomUUID(), agencyId: crypto.randomUUID(), ...caseFacts },
  'POST /api/case-files/:caseId': { key: crypto.randomUUID(), type: 'case.describe', payload: { title: 'x' } },
  'POST /api/case-files/:caseId/documents': { documentId: crypto.randomUUID(), ...placed, uploadId: crypto.randomUUID(), name: 'x' },
  'POST /api/case-files/:caseId/versions': { documentId: crypto.randomUUID(), reason: 'x', uploadId: crypto.randomUUID(), name: 'x' },
  'POST /api/case-files/:caseId/imports': { importId: crypto.randomUUID(), uploadId: crypto.randomUUID(), name: 'x' },
  'POST /api/case-files/:caseId/imports/:importId': { rows: [] },
  'POST /api/case-files/:caseId/imports/:importId/confirm': { rows: [] },
  'POST /api/lookups': { agencyId: crypto.randomUUID(), purpose: 'x', traits: [{ kind: 'phone', value: '13800138000' }] },
  'POST /api/share-requests': {
    ...{ agencyId: crypto.randomUUID(), matchId: 'a'.repeat(64), caseId: null },
    ...{ requestId: crypto.randomUUID(), purpose: 'x', wantsMainVolume: true, titles: [], days: 1 },
  },
  'POST /api/case-groups/:groupId': { caseId: crypto.randomUUID(), title: 'x' },
  'POST /api/docket/courts/:agencyId': { code: 'x' },
  'POST /api/docket/applications': { applicationId: crypto.randomUUID(), courtId: crypto.randomUUID() },
  'POST /api/docket/applications/:applicationId': { type: 'application.withdraw', payload: { reason: 'x' } },
  'POST /api/docket/applications/:applicationId/form': {
    revision: 0,
    form: emptyForm({ plaintiffId: crypto.randomUUID(), defendantId: crypto.randomUUID() }, 'x'),
  },
  'POST /api/docket/applications/:applicationId/materials': { uploadId: crypto.randomUUID(), name: 'x', kind: 'other', title: 'x' },
  'POST /api/docket/queue': { courtId: crypto.randomUUID(), which: 'open' },
  'POST /api/readings': { readingId: crypto.randomUUID(), caseNumber: 'x', partyName: 'x', licence: 'x', authority: 'x', wish: null },
  'POST /api/case-files/:caseId/find': { text: 'x' },
  'POST /api/case-files/:caseId/notes': { documentId: crypto.randomUUID(), page: 1, body: 'x', isBookmark: false },
  'POST /api/case-files/:caseId/comments': { commentId: crypto.randomUUID(), body: 'x' },
  'POST /api/case-files/:caseId/comments/:commentId/answer': { body: 'x' },
  'POST /api/cases': { caseNumber: 'x', title: 'x', court: 'x' },
  'POST /api/cases/:caseId/hearings': { title: 'x', courtroom: 'x', scheduledAt: '2030-01-01T00:00:00.000Z' },
  'POST /api/hearings/:hearingId/participants': { name: 'x', role: 'observer' },
  'POST /api/hearings/:hearingId/documents': { uploadId: crypto.randomUUID(), name: 'x' },
  'POST /api/hearings/:hearingId/exhibits/:exhibitId/notes': { page: 1, isShared: false, body: 'x', strokes: [] },
  'POST /api/hearings/:hearingId/stills': { exhibitId: crypto.randomUUID(), title: 'x', purpose: 'x' },
  'POST /api/hearings/:hearingId/custody': { key: crypto.randomUUID(), type: 'custody.remark', payload: { text: 'noted' } },
  'POST /api/hearings/:hearingId/alerts': { key: crypto.randomUUID(), type: 'alert.take', payload: { alertId: crypto.randomUUID() } },
};
