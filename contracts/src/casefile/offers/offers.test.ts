import { describe, expect, it } from 'vitest';
import { buildCase, idAt, staffOf, type TestCase, testAgencies } from '../../testing/buildCase.ts';
import { refusalOf } from '../../testing/refusalOf.ts';
import { presentCaseLine } from '../audience.ts';
import { followViewOf } from '../follow/followView.ts';
import { findFollower } from '../follow/rules.ts';
import { relationsOf } from '../relations.ts';
import { catalogueOf } from '../volumes/catalogue.ts';
import { assertMayFile } from '../volumes/filing.ts';
import { decideOffer, findOffered, openOffersAtMost } from './rules.ts';

const accountOf = (index: number): string => idAt('a007', index);
const offerId = (index: number): string => idAt('a012', index);
const file = { fileName: 'iou.pdf', mime: 'application/pdf', bytes: 100, sha256: 'a'.repeat(64) };
const asked = (index: number) => ({ offerId: offerId(index), kind: 'evidence' as const, title: 'Demo IOU', proves: 'that it was lent' });

/** A plaintiff (1), a defendant (2) and a relative of hers (3) follow a case. */
function followed(): TestCase {
  const made = buildCase({ kind: 'criminal', matters: [] });
  const actor = { accountId: idAt('a002', 0), agencyId: null, agencyKind: null, name: null };
  for (const [index, as] of [
    [1, 'party'],
    [2, 'agent'],
    [3, 'relative'],
  ] as const) {
    const partyId = idAt('a005', index);
    const party = { partyId, role: 'victim' as const, form: 'person' as const, name: `Demo ${String(index)}`, idNumber: null, phone: null, bornOn: null };
    made.command({ type: 'party.add', payload: party });
    const who = { followerId: idAt('a006', index), accountId: accountOf(index), partyId, as, name: `Demo ${String(index)}` };
    made.append([{ type: 'follower.named', payload: { ...who, email: null, phone: null, acceptsService: false } }], actor);
  }
  return made;
}
function offer(made: TestCase, index: number, by = 1): void {
  const actor = { accountId: accountOf(by), agencyId: null, agencyKind: null, name: `Demo ${String(by)}` };
  made.append([decideOffer(made.state, accountOf(by), asked(index), file)], actor);
}
const factsOf = ({ state }: TestCase) => ({ kind: state.facts.kind, secrecy: state.facts.secrecy, relations: relationsOf(state) });
const opens = (made: TestCase, viewer: Parameters<typeof findOffered>[0]): boolean => findOffered(viewer, made.state, factsOf(made), offerId(1)) !== undefined;
const person = (index: number) => ({ accountId: accountOf(index), memberships: [] });

describe('a document that a party offers', () => {
  it('is seen by its giver and by who leads, and by nobody else', () => {
    const made = followed();
    offer(made, 1);
    expect([1, 2, 3].map((index) => opens(made, person(index)))).toEqual([true, false, false]);
    for (const role of ['desk', 'handler', 'assistant', 'head'] as const) expect(opens(made, staffOf('police', role)), role).toBe(true);
    for (const other of ['police2', 'procuratorate', 'court'] as const) expect(opens(made, staffOf(other, 'desk')), other).toBe(false);
    expect(opens(made, staffOf('lawFirm', 'lawyer'))).toBe(false);
    expect(catalogueOf(made.state, 'main')).toEqual([]);
    for (const [index, count] of [
      [1, 1],
      [2, 0],
      [3, 0],
    ] as const) {
      const me = findFollower(made.state, accountOf(index));
      expect(me && followViewOf(made.state, me).offers).toHaveLength(count);
    }
  });

  it('is still whole and unseen by the agency that had the case before, in pages and in the log', () => {
    const made = followed();
    made.file(1);
    offer(made, 1);
    made.answer(made.send(1, 'procuratorate', 'prosecution'), 'accepted', 'procuratorate');
    offer(made, 2);
    expect(opens(made, staffOf('police', 'desk'))).toBe(false);
    expect(opens(made, staffOf('procuratorate', 'desk'))).toBe(true);
    const lines = (by: 'police' | 'procuratorate'): string =>
      JSON.stringify(made.events.map((event) => presentCaseLine(event, made.state, staffOf(by, 'desk'), made.facts)));
    expect(lines('police')).not.toContain('Demo IOU');
    expect(lines('procuratorate')).toContain('Demo IOU');
  });

  it('is taken into the main volume once, by the id that it had, and not while the file is on its way', () => {
    const made = followed();
    made.file(1);
    offer(made, 1);
    expect(refusalOf(() => assertMayFile(made.state, { documentId: offerId(1) }))).toMatchObject({ code: 'conflict' });
    const take = { type: 'offer.take' as const, payload: { offerId: offerId(1), folder: 'Evidence', title: 'IOU' } };
    made.send(1, 'procuratorate', 'prosecution');
    expect(refusalOf(() => made.command(take))).toMatchObject({ code: 'wrongCaseState', details: { cause: 'onItsWay' } });
    made.answer(idAt('a004', 1), 'returned', 'procuratorate');
    for (let again = 0; again < 2; again++) made.command(take);
    const entries = catalogueOf(made.state, 'main').filter(({ document }) => document.documentId === offerId(1));
    expect(entries).toMatchObject([{ document: { title: 'IOU', folder: 'Evidence' }, version: { sha256: file.sha256, agencyId: testAgencies.police.id } }]);
    expect(refusalOf(() => made.command({ type: 'offer.refuse', payload: { offerId: offerId(1), reason: 'late' } }))).toMatchObject({ code: 'wrongCaseState' });
    expect(opens(made, person(1))).toBe(true);
  });

  it('is refused with a reason that its giver reads, and is taken no more', () => {
    const made = followed();
    offer(made, 1);
    made.command({ type: 'offer.refuse', payload: { offerId: offerId(1), reason: 'not legible' } });
    const me = findFollower(made.state, accountOf(1));
    expect(me && followViewOf(made.state, me).offers).toMatchObject([{ status: 'refused', reason: 'not legible' }]);
    const take = { type: 'offer.take' as const, payload: { offerId: offerId(1), folder: '', title: 'IOU' } };
    expect(refusalOf(() => made.command(take))).toMatchObject({ code: 'wrongCaseState', details: { cause: 'answered' } });
  });

  it('is taken back by its giver alone, as long as nobody answered it, and is closed to the agency then', () => {
    const made = followed();
    offer(made, 1);
    offer(made, 2);
    const takeBack = (index: number, by: number) => made.command({ type: 'offer.withdraw', payload: { offerId: offerId(index) } }, 'police', accountOf(by));
    for (const by of [2, 3, 9]) expect(refusalOf(() => takeBack(1, by))).toMatchObject({ code: 'notFound' });
    takeBack(1, 1);
    const lines = made.events.length;
    takeBack(1, 1);
    expect(made.events).toHaveLength(lines);
    expect(opens(made, person(1))).toBe(true);
    for (const role of ['desk', 'head'] as const) expect(opens(made, staffOf('police', role))).toBe(false);
    for (const command of [
      { type: 'offer.take' as const, payload: { offerId: offerId(1), folder: '', title: 'x' } },
      { type: 'offer.refuse' as const, payload: { offerId: offerId(1), reason: 'x' } },
    ])
      expect(refusalOf(() => made.command(command))).toMatchObject({ code: 'wrongCaseState', details: { cause: 'withdrawn' } });
    expect(catalogueOf(made.state, 'main')).toEqual([]);
    made.command({ type: 'offer.refuse', payload: { offerId: offerId(2), reason: 'late' } });
    expect(refusalOf(() => takeBack(2, 1))).toMatchObject({ code: 'wrongCaseState', details: { cause: 'answered' } });
    // What was taken back waits for nobody: there is room for another.
    for (let index = 3; index < 3 + openOffersAtMost; index++) offer(made, index);
  });

  it('is not taken from a relative, under an id that is taken, or beyond what anybody can answer', () => {
    const made = followed();
    expect(refusalOf(() => offer(made, 1, 3))).toMatchObject({ code: 'notAllowed' });
    offer(made, 1);
    expect(refusalOf(() => offer(made, 1, 2))).toMatchObject({ code: 'conflict' });
    for (let index = 2; index <= openOffersAtMost; index++) offer(made, index);
    expect(refusalOf(() => offer(made, 200))).toMatchObject({ code: 'documentRefused' });
    offer(made, 200, 2);
  });
});
