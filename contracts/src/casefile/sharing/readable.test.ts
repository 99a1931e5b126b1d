import { expect, it } from 'vitest';
import type { StaffRole } from '../../agency/agencies.ts';
import { buildCase, idAt, staffOf, type TestAgency, testAgencies } from '../../testing/buildCase.ts';
import { agencyRelations, type CaseRelation } from '../access.ts';
import type { Secrecy } from '../kinds.ts';
import { documentsFor } from './readable.ts';

const accountId = idAt('a002', 1);
/** Whoever stands to the case in this way alone, and what they may read of it: main volume, side volume, what was withdrawn. */
const readers: [CaseRelation, TestAgency, StaffRole, Secrecy, [boolean, boolean, boolean]][] = [
  ['lead', 'police', 'handler', 'ordinary', [true, true, true]],
  ['lead', 'police', 'handler', 'minors', [false, false, false]],
  ['lead', 'police', 'desk', 'minors', [true, true, true]],
  ['lead', 'police', 'desk', 'secret', [false, false, false]],
  ['handler', 'police', 'assistant', 'secret', [true, true, true]],
  ['receiver', 'procuratorate', 'desk', 'ordinary', [true, true, true]],
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
