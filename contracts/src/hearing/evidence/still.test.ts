import { beforeEach, describe, expect, test } from 'vitest';
import { buildWholeCourt } from '../../testing/anyActs.ts';
import { evidenceDocument } from '../../testing/evidenceDocument.ts';
import { participantIdOf, type TestHearing } from '../../testing/buildHearing.ts';
import { refusalOf } from '../../testing/refusalOf.ts';
import type { Role } from '../roles.ts';
import { carriedEvidence } from './carried.ts';
import { exhibitStatus } from './state.ts';
import { type KeptStill, stillEvents } from './still.ts';

let hearing: TestHearing;
const exhibitId = participantIdOf(77);
const payload = { exhibitId, title: 'The broken hinge', purpose: 'that it broke' };
const takenAt = '2026-11-24T01:00:30.000Z';
const name = (role: Role | null) =>
  hearing.command({ type: 'presenter.name', payload: { participantId: role && hearing.idOf(role) } }, hearing.idOf('presidingJudge'));
const refusal = (role: Role) => refusalOf(() => hearing.command({ type: 'exhibit.takeStill', payload }, hearing.idOf(role)));
const stillOf = (role: Role): KeptStill => ({ document: evidenceDocument(1), participantId: hearing.idOf(role), takenAt });
const append = (shower: Role, taker: Role) => hearing.append(stillEvents(hearing.state, payload, stillOf(shower), hearing.idOf(taker)));
const filed = () => hearing.state.evidence.exhibits[exhibitId];

beforeEach(() => {
  hearing = buildWholeCourt('inSession');
});

describe('taking a still', () => {
  test('is for who presides and for the clerk, while somebody presents', () => {
    expect(refusal('clerk')).toMatchObject({ code: 'stillNotTaken', details: { cause: 'noPresenter' } });
    name('lawyer');
    for (const role of ['presidingJudge', 'clerk'] as const) expect(refusal(role), role).toBeUndefined();
    for (const role of ['judge', 'lawyer', 'plaintiff', 'defender', 'witness', 'observer'] as const)
      expect(refusal(role), role).toMatchObject({ code: 'notAllowed' });
    name(null);
    expect(refusal('presidingJudge')).toMatchObject({ details: { cause: 'noPresenter' } });
  });

  test('adds nothing to the log before there is a picture', () => {
    name('lawyer');
    const { seq } = hearing.state;
    refusal('clerk');
    expect(hearing.state.seq).toBe(seq);
  });

  test('is not done of who is kept from somebody’s sight, and only of them', () => {
    const screening = { screeningId: participantIdOf(78), participantId: hearing.idOf('victim'), from: [hearing.idOf('defendant')] };
    hearing.command({ type: 'screening.set', payload: screening }, hearing.idOf('clerk'));
    name('victim');
    expect(refusal('clerk')).toMatchObject({ code: 'stillNotTaken', details: { cause: 'screened' } });
    name('defendant');
    expect(refusal('clerk')).toBeUndefined();
  });

  test('under the id of a document that somebody filed is a conflict', () => {
    const about = { title: 'x', purpose: 'x', source: 'x', form: 'copy' as const, pointIds: [] };
    hearing.command({ type: 'exhibit.file', payload: { exhibitId, document: evidenceDocument(0), ...about } }, hearing.idOf('lawyer'));
    name('lawyer');
    expect(refusal('clerk')).toMatchObject({ code: 'conflict' });
  });
});

describe('a still', () => {
  test('is an exhibit of the side of who showed it, and says of whom, by whom and when it was taken', () => {
    append('lawyer', 'clerk');
    const takenFrom = { participantId: hearing.idOf('lawyer'), takenById: hearing.idOf('clerk'), at: takenAt };
    expect(filed()).toMatchObject({ number: { side: 'plaintiff', ordinal: 1 }, filedById: hearing.idOf('lawyer'), form: 'electronicOriginal', takenFrom });
    expect(hearing.events.at(-1)).toMatchObject({ type: 'exhibit.filed', payload: { takenFrom, exhibitId } });
    expect(filed()?.source).not.toBe('');
  });

  test('is known to the others at once while the exchange is open, as whatever is filed', () => {
    append('lawyer', 'clerk');
    const one = filed();
    expect(one && exhibitStatus(one)).toBe('filed');
    hearing = buildWholeCourt('inSession');
    hearing.command({ type: 'exchange.open', payload: {} }, hearing.idOf('clerk'));
    append('lawyer', 'clerk');
    const other = filed();
    expect(other && exhibitStatus(other)).toBe('exchanged');
  });

  test('of who testifies or of the bench is the court’s', () => {
    append('witness', 'clerk');
    expect(filed()).toMatchObject({ number: { side: 'bench', ordinal: 1 }, filedById: hearing.idOf('clerk') });
    expect(filed()?.takenFrom?.participantId).toBe(hearing.idOf('witness'));
    hearing = buildWholeCourt('inSession');
    append('presidingJudge', 'clerk');
    expect(filed()).toMatchObject({ number: { side: 'bench', ordinal: 1 }, filedById: hearing.idOf('presidingJudge') });
  });

  test('taken again under its id is the one that is there', () => {
    append('lawyer', 'clerk');
    name('defender');
    expect(refusal('clerk')).toBeUndefined();
    expect(stillEvents(hearing.state, payload, stillOf('defender'), hearing.idOf('clerk'))).toEqual([]);
  });

  test('goes into the next sitting with whose camera it was of and when', () => {
    append('lawyer', 'clerk');
    const drafts = carriedEvidence(hearing.state, { proofs: [], stays: () => true, idOf: (id) => `next ${id}` });
    const takenFrom = { participantId: `next ${hearing.idOf('lawyer')}`, takenById: `next ${hearing.idOf('clerk')}`, at: takenAt };
    expect(drafts).toContainEqual({ type: 'exhibit.filed', payload: expect.objectContaining({ exhibitId, takenFrom }) });
  });
});
