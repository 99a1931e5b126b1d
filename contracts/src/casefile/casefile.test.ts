import { describe, expect, it } from 'vitest';
import { verifyChain } from '../hearing/chain.ts';
import { buildCase, idAt, testAgencies } from '../testing/buildCase.ts';
import { refusalOf } from '../testing/refusalOf.ts';
import { exportedCaseLogSchema } from './events.ts';
import { relationsOf } from './relations.ts';
import { deadlineOf } from './stages/legalDeadlines.ts';
import { catalogueOf } from './volumes/catalogue.ts';

const leadsOf = (state: Parameters<typeof relationsOf>[0]): (string | null)[] =>
  relationsOf(state)
    .filter((one) => one.relation === 'lead')
    .map((one) => one.agencyId);

describe('a case', () => {
  it('goes from the police to the procurators, back once, and to the court; one agency has it at each moment', () => {
    const made = buildCase();
    made.file(1);
    const seen: (string | null)[][] = [];
    const step = (run: () => void): void => {
      run();
      seen.push(leadsOf(made.state));
    };
    const { police, procuratorate, court } = testAgencies;
    step(() => made.answer(made.send(1, 'procuratorate', 'prosecution'), 'accepted', 'procuratorate'));
    step(() => made.answer(made.send(2, 'police', 'supplement', 'procuratorate'), 'accepted', 'police'));
    made.file(2);
    step(() => made.answer(made.send(3, 'procuratorate', 'prosecution'), 'accepted', 'procuratorate'));
    step(() => made.answer(made.send(4, 'court', 'indictment', 'procuratorate'), 'accepted', 'court'));
    expect(seen).toEqual([[procuratorate.id], [police.id], [procuratorate.id], [court.id]]);
    expect(made.state.stages.map((one) => one.stage)).toEqual([
      ...['policeInvestigation', 'prosecutionReview', 'supplementaryInvestigation', 'prosecutionReview', 'trial'],
    ]);
    expect(made.state.handovers.map((one) => one.manifest.documents.length)).toEqual([1, 1, 2, 2]);
    expect(verifyChain(made.events)).toMatchObject({ ok: true, headSeq: made.state.seq });
    expect(exportedCaseLogSchema.safeParse({ format: 'assize.case-log.1', caseId: made.state.caseId, events: made.events }).success).toBe(true);
  });

  it('stays with its sender until it is taken, and when it comes back', () => {
    const made = buildCase();
    const document = made.file(1);
    const handoverId = made.send(1, 'procuratorate', 'prosecution');
    expect(leadsOf(made.state)).toEqual([testAgencies.police.id]);
    expect(refusalOf(() => made.answer(handoverId, 'accepted', 'procuratorate', { documentId: document, answer: 'unreadable', page: 2 }))).toMatchObject({
      code: 'handoverRefused',
      details: { cause: 'notWhole' },
    });
    made.answer(handoverId, 'returned', 'procuratorate', { documentId: document, answer: 'unreadable', page: 2 });
    expect(leadsOf(made.state)).toEqual([testAgencies.police.id]);
    expect(made.state.handovers[0]?.receipt).toMatchObject({ outcome: 'returned', answers: [{ answer: 'unreadable', page: 2 }] });
    expect(refusalOf(() => made.answer(handoverId, 'accepted', 'procuratorate'))).toMatchObject({ code: 'wrongCaseState' });
    // A new round, with its history.
    made.answer(made.send(2, 'procuratorate', 'prosecution'), 'accepted', 'procuratorate');
    expect(made.state.handovers.map((one) => one.status)).toEqual(['returned', 'accepted']);
  });

  it('does not change on its way, is sent to one at a time, and can be called back', () => {
    const made = buildCase();
    const document = made.file(1);
    const handoverId = made.send(1, 'procuratorate', 'prosecution');
    for (const refused of [
      () => made.send(2, 'procuratorate2', 'prosecution'),
      () => made.command({ type: 'document.withdraw', payload: { documentId: document, reason: 'x' } }),
      () => made.command({ type: 'catalogue.arrange', payload: { volume: 'main', documentIds: [document] } }),
    ])
      expect(refusalOf(refused)).toMatchObject({ code: 'wrongCaseState', details: { cause: 'onItsWay' } });
    made.command({ type: 'handover.withdraw', payload: { handoverId, reason: 'a page is missing' } });
    expect(relationsOf(made.state).some((one) => one.relation === 'receiver')).toBe(false);
    expect(refusalOf(() => made.answer(handoverId, 'accepted', 'procuratorate'))).toMatchObject({ code: 'wrongCaseState' });
  });

  it('goes only ways that there are, not empty, and not back a third time', () => {
    const made = buildCase();
    expect(refusalOf(() => made.send(1, 'procuratorate', 'prosecution'))).toMatchObject({ details: { cause: 'empty' } });
    made.file(1);
    expect(refusalOf(() => made.send(1, 'court', 'indictment'))).toMatchObject({ details: { cause: 'noWay' } });
    expect(refusalOf(() => made.send(1, 'police', 'jurisdiction'))).toMatchObject({ details: { cause: 'noWay' } });
    for (let round = 0; round < 2; round++) {
      made.answer(made.send(10 + round, 'procuratorate', 'prosecution'), 'accepted', 'procuratorate');
      made.answer(made.send(20 + round, 'police', 'supplement', 'procuratorate'), 'accepted', 'police');
    }
    made.answer(made.send(30, 'procuratorate', 'prosecution'), 'accepted', 'procuratorate');
    expect(refusalOf(() => made.send(31, 'police', 'supplement', 'procuratorate'))).toMatchObject({ details: { cause: 'supplementedTwice' } });
  });

  it('has one answer for each document, no more and no other', () => {
    const made = buildCase();
    const document = made.file(1);
    made.file(2);
    const handoverId = made.send(1, 'procuratorate', 'prosecution');
    const accepted = { answer: 'accepted' as const, page: null, note: '' };
    const answer = (ids: readonly string[]) => () =>
      made.command(
        {
          type: 'handover.answer',
          payload: { handoverId, outcome: 'accepted', answers: ids.map((documentId) => ({ documentId, ...accepted })), reason: null, caseNumber: null },
        },
        'procuratorate',
      );
    for (const ids of [[], [document], [document, document], [document, idAt('a003', 9)]])
      expect(refusalOf(answer(ids))).toMatchObject({ code: 'badRequest', details: { field: 'answers' } });
  });

  it('has a catalogue with pages; what was withdrawn and the side volume are not handed over', () => {
    const made = buildCase();
    const ids = [made.file(1, 3), made.file(2, 5), made.file(3, 2), made.file(4, 7, 'side')];
    const pages = (): unknown => catalogueOf(made.state, 'main').map(({ document, fromPage, toPage }) => [document.title, fromPage, toPage]);
    made.command({ type: 'catalogue.arrange', payload: { volume: 'main', documentIds: [ids[2] ?? '', ids[0] ?? ''] } });
    expect(pages()).toEqual([
      ['Document 3', 1, 2],
      ['Document 1', 3, 5],
      ['Document 2', 6, 10],
    ]);
    made.command({ type: 'document.withdraw', payload: { documentId: ids[0] ?? '', reason: 'filed twice' } });
    made.file(5, null);
    expect(pages()).toEqual([
      ['Document 3', 1, 2],
      ['Document 2', 3, 7],
      ['Document 5', 8, null],
    ]);
    made.send(1, 'procuratorate', 'prosecution');
    expect(made.state.handovers[0]?.manifest.documents.map((one) => one.title)).toEqual(['Document 3', 'Document 2', 'Document 5']);
  });
});

describe('deadlines of law', () => {
  it('are counted in months of the calendar', () => {
    expect(deadlineOf('criminal', 'prosecutionReview', '2026-01-31')).toEqual({ deadlineOn: '2026-02-28', basis: 'CrPL 172' });
    expect(deadlineOf('civil', 'trial', '2026-11-30')).toEqual({ deadlineOn: '2027-05-30', basis: 'CPL 152' });
    expect(deadlineOf('civil', 'filing', '2026-12-28')).toEqual({ deadlineOn: '2027-01-04', basis: 'CPL 126' });
    expect(deadlineOf('civil', 'enforcement', '2026-12-28')).toBeNull();
  });
});
