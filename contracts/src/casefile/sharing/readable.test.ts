import { expect, it } from 'vitest';
import type { StaffRole } from '../../agency/agencies.ts';
import { actorOf, buildCase, idAt, staffOf, type TestAgency, testAgencies, type TestCase } from '../../testing/buildCase.ts';
import { refusalOf } from '../../testing/refusalOf.ts';
import { agencyRelations, type CaseRelation, type CaseViewer } from '../access.ts';
import { decideAsking } from '../reading/rules.ts';
import { enterStage } from '../stages/rules.ts';
import { findToRead } from '../volumes/reading.ts';
import type { Secrecy } from '../kinds.ts';
import { relationsOf } from '../relations.ts';
import { documentsFor, versionsFor } from './readable.ts';

const accountId = idAt('a002', 1);
/** Whoever stands to the case in this way alone, and what they may read of it: main volume, side volume, what was withdrawn. */
const readers: [CaseRelation, TestAgency, StaffRole, Secrecy, [boolean, boolean, boolean]][] = [
  ['lead', 'police', 'handler', 'ordinary', [true, true, true]],
  ['lead', 'police', 'handler', 'minors', [false, false, false]],
  ['lead', 'police', 'desk', 'minors', [true, true, true]],
  ['lead', 'police', 'desk', 'secret', [false, false, false]],
  ['handler', 'police', 'assistant', 'secret', [true, true, true]],
  ['receiver', 'procuratorate', 'desk', 'ordinary', [true, false, false]],
  ['receiver', 'procuratorate', 'handler', 'ordinary', [true, false, false]],
  ['former', 'police2', 'desk', 'ordinary', [true, false, false]],
  ['former', 'police2', 'handler', 'ordinary', [false, false, false]],
  ['grantee', 'police2', 'handler', 'ordinary', [true, false, false]],
  ['grantee', 'police2', 'assistant', 'ordinary', [false, false, false]],
  ['grantee', 'police2', 'handler', 'minors', [false, false, false]],
  ['grantee', 'police2', 'head', 'minors', [true, false, false]],
  ['grantee', 'police2', 'head', 'secret', [false, false, false]],
  // A grant that is not this agency's opens nothing to it.
  ['grantee', 'procuratorate2', 'head', 'ordinary', [false, false, false]],
  // A lawyer reads by the period that was appointed, and here there is none.
  ['counsel', 'lawFirm', 'lawyer', 'ordinary', [false, false, false]],
  ['party', 'lawFirm', 'lawyer', 'ordinary', [false, false, false]],
  ['relative', 'lawFirm', 'lawyer', 'ordinary', [false, false, false]],
];

it.each(readers)('a %s of %s (%s) reads of a case that is %s what the table says', (relation, agency, role, secrecy, expected) => {
  const made = buildCase({ matters: [] });
  const documents = [made.file(1), made.file(2, 1, 'side'), made.file(3)] as const;
  made.command({ type: 'document.withdraw', payload: { documentId: documents[2], reason: 'filed twice' } });
  const grant = { grantId: idAt('a006', 1), requestId: null, agencyId: testAgencies.police2.id, documentIds: null, days: 1 };
  made.command({ type: 'share.grant', payload: grant });
  const isAgencys = (agencyRelations as readonly string[]).includes(relation);
  const standing = { agencyId: isAgencys ? testAgencies[agency].id : null, accountId: isAgencys ? null : accountId, relation };
  const facts = { kind: made.state.facts.kind, secrecy, relations: [standing] };
  const viewer = staffOf(agency, role, accountId);
  const read = (ms: number): boolean[] => documents.map(documentsFor(viewer, made.state, facts, { now: new Date(ms), timeZone: 'UTC' }));
  expect(read(made.clockMs)).toEqual(expected);
  expect(documentsFor(viewer, made.state, facts, { now: new Date(made.clockMs), timeZone: 'UTC' })(idAt('a003', 99))).toBe(false);
  // A grant ends by itself also where the relation is still told.
  if (relation === 'grantee') expect(read(made.clockMs + 86_400_001)).toEqual([false, false, false]);
});

it('the side volume stays the work of who filed it, when the lead moves on', () => {
  const made = buildCase();
  made.file(1);
  const side = made.file(2, 1, 'side');
  made.answer(made.send(1, 'procuratorate', 'prosecution'), 'accepted', 'procuratorate');
  const own = made.file(3, 1, 'side', 'procuratorate');
  const facts = { kind: made.state.facts.kind, secrecy: made.state.facts.secrecy, relations: relationsOf(made.state) };
  const mayRead = documentsFor(staffOf('procuratorate', 'desk'), made.state, facts, { now: new Date(made.clockMs), timeZone: 'UTC' });
  expect([mayRead(side), mayRead(own)]).toEqual([false, true]);
  // Nor does it come out by being described as of the main volume, or withdrawn.
  const placed = { documentId: side, volume: 'main' as const, folder: '', title: 'x', madeOn: null };
  for (const refused of [
    () => made.command({ type: 'document.describe', payload: placed }, 'procuratorate'),
    () => made.command({ type: 'document.withdraw', payload: { documentId: side, reason: 'x' } }, 'procuratorate'),
  ])
    expect(refusalOf(refused)).toMatchObject({ code: 'notFound' });
});

it('who follows a case reads what was served on them, once they opened the letter', () => {
  const made = buildCase();
  const [served, other] = [made.file(1), made.file(2)];
  const partyId = idAt('a007', 1);
  made.command({ type: 'party.add', payload: { partyId, role: 'victim', form: 'person', name: 'Demo', idNumber: null, phone: null, bornOn: null } });
  replace(made, served, 2);
  const follower = { followerId: idAt('a006', 9), accountId, partyId, as: 'party' as const, name: 'Demo', email: null, phone: null, acceptsService: true };
  made.append([{ type: 'follower.named', payload: follower }], { accountId: null, agencyId: null, agencyKind: null, name: null });
  const noticeId = idAt('a008', 1);
  made.command({ type: 'notice.send', payload: { noticeId, kind: 'service', to: [follower.followerId], title: 'x', text: 'x', documentIds: [served] } });
  const read = (): boolean[] => {
    const facts = { kind: made.state.facts.kind, secrecy: made.state.facts.secrecy, relations: relationsOf(made.state) };
    return [served, other].map(documentsFor({ accountId, memberships: [] }, made.state, facts, { now: new Date(made.clockMs), timeZone: 'UTC' }));
  };
  expect(read()).toEqual([false, false]);
  made.command({ type: 'notice.open', payload: { noticeId } }, 'police', accountId);
  expect(read()).toEqual([true, false]);
  // What was served stays theirs when it is replaced; what was replaced before was never served.
  replace(made, served, 3);
  expect(versionsOf(made, { accountId, memberships: [] }, served)).toEqual([2, 3]);
});

/** Files the next version of a document. */
function replace(made: TestCase, documentId: string, version: number): void {
  const file = { fileName: 'a.pdf', mime: 'application/pdf', bytes: 1, sha256: 'b'.repeat(64) };
  made.append([{ type: 'document.versioned', payload: { documentId, version, file, reason: 'clearer' } }], actorOf('police'));
}
function versionsOf(made: TestCase, viewer: CaseViewer, documentId: string, form: 'pages' | 'original' = 'pages'): number[] | undefined {
  const fromMs = versionsFor(viewer, made.state, made.facts, { now: new Date(made.clockMs), timeZone: 'UTC' }, form);
  return findToRead(made.state, { documentId }, fromMs)?.versions.map((one) => one.version);
}

it('a lawyer reads of what was appointed the version in force alone, and an agency every one there was', () => {
  const made = buildCase({ kind: 'criminal' });
  const [partyId, readingId, documentId] = [idAt('a00b', 1), idAt('a00a', 1), made.file(1)];
  replace(made, documentId, 2);
  made.command({ type: 'party.add', payload: { partyId, role: 'suspect', form: 'person', name: 'Demo', idNumber: null, phone: null, bornOn: null } });
  const firm = { firmId: testAgencies.lawFirm.id, firmName: 'Demo law firm', licence: '1', authority: 'Letter 1', wish: null };
  const asked = { readingId, accountId, name: 'Demo lawyer', partyId, partyName: 'Demo', ...firm };
  made.append(decideAsking(made.state, asked, new Date(made.clockMs).toISOString()), actorOf('lawFirm'));
  made.append([enterStage('criminal', 'prosecutionReview', made.today)], actorOf('police'));
  const days = { from: made.today, until: made.today, hours: null, copying: 'originals' as const, remarks: '' };
  made.command({ type: 'reading.appoint', payload: { readingId, documents: 'main', ...days } });
  const lawyer = staffOf('lawFirm', 'lawyer', accountId);
  for (const form of ['pages', 'original'] as const) {
    expect(versionsOf(made, lawyer, documentId, form)).toEqual([2]);
    expect(versionsOf(made, staffOf('police', 'desk'), documentId, form)).toEqual([1, 2]);
    expect(versionsOf(made, staffOf('court', 'desk'), documentId, form)).toBeUndefined();
  }
  made.command({ type: 'document.withdraw', payload: { documentId, reason: 'wrong' } });
  expect(versionsOf(made, lawyer, documentId)).toBeUndefined();
  expect(versionsOf(made, staffOf('police', 'desk'), documentId)).toEqual([1, 2]);
});
