import { describe, expect, test } from 'vitest';
import { buildWholeCourt } from '../../testing/anyActs.ts';
import { evidenceDocument } from '../../testing/evidenceDocument.ts';
import { buildHearing } from '../../testing/buildHearing.ts';
import { mayKnow } from '../evidence/access.ts';
import { reduce } from '../reduce.ts';
import type { Role } from '../roles.ts';
import { emptyHearingState } from '../state.ts';
import { isNecessary } from './necessary.ts';
import { nextSitting } from './nextSitting.ts';

describe('without whom the court may not sit on', () => {
  const without = (role: Role, alsoGone: Role[] = []): boolean => {
    const hearing = buildWholeCourt('inSession');
    for (const one of [...alsoGone, role]) hearing.append([{ type: 'participant.left', payload: { participantId: hearing.idOf(one), cause: 'graceExpired' } }]);
    return isNecessary(hearing.state, hearing.personOf(role));
  };
  test('the presiding judge, the clerk, and a side that is left with nobody', () => {
    expect([without('presidingJudge'), without('clerk')]).toEqual([true, true]);
    expect([without('plaintiff'), without('lawyer')]).toEqual([false, false]);
    expect([without('plaintiff', ['lawyer']), without('lawyer', ['plaintiff'])]).toEqual([true, true]);
    expect([without('observer'), without('witness'), without('interpreter'), without('judge')]).toEqual([false, false, false, false]);
  });
  test('the accused, whom nobody stands in for; not a party recorded as absent', () => {
    const criminal = buildHearing({
      roles: ['presidingJudge', 'clerk', 'publicProsecutor', 'accused', 'defender'],
      actsFor: { defender: 'accused' },
      upTo: 'inSession',
    });
    expect(isNecessary(criminal.state, criminal.personOf('accused'))).toBe(true);
    const civil = buildHearing({ roles: ['presidingJudge', 'clerk', 'plaintiff', 'defendant'], upTo: 'inSession' });
    const defendant = civil.idOf('defendant');
    expect(isNecessary(civil.state, civil.personOf('defendant'))).toBe(true);
    civil.command({ type: 'rollCall.record', payload: { participantId: defendant, answer: 'absent' } }, civil.idOf('clerk'));
    expect(isNecessary(civil.state, civil.personOf('defendant'))).toBe(false);
  });
});

test('the next sitting goes on with the same people, stage, points and protection, and asks consent anew', () => {
  const hearing = buildWholeCourt('inSession');
  const [judge, victim, defendant, observer] = (['presidingJudge', 'victim', 'defendant', 'observer'] as const).map((role) => hearing.idOf(role)) as [
    string,
    string,
    string,
    string,
  ];
  const pointId = '00000000-0000-4000-b000-000000000001';
  hearing.command({ type: 'screening.set', payload: { screeningId: pointId, participantId: victim, from: [defendant, observer] } }, hearing.idOf('clerk'));
  hearing.command({ type: 'consent.give', payload: { stage: 'debate', mode: 'online', language: 'en' } }, defendant);
  hearing.command({ type: 'point.state', payload: { pointId, text: 'whether it was paid' } }, judge);
  hearing.command({ type: 'participant.remove', payload: { participantId: observer, reason: 'disorder' } }, judge);
  hearing.command({ type: 'procedure.enterStage', payload: { stage: 'investigation', reason: null } }, judge);
  hearing.command({ type: 'hearing.adjourn', payload: { reason: 'evidence', continuesAt: '2026-12-08T01:30:00.000Z' } }, judge);
  const idOf = (id: string): string => id.replace('4000-8000', '4000-9000');
  const drafts = nextSitting(hearing.state, { scheduledAt: '2026-12-08T01:30:00.000Z', idOf, proofs: [] });
  const state = drafts.reduce(
    (before, draft, index) => reduce(before, { ...draft, seq: index + 1, at: '2026-11-25T00:00:00.000Z' }),
    emptyHearingState(pointId),
  );
  expect(state).toMatchObject({ status: 'scheduled', continues: { hearingId: hearing.state.id, sitting: 2 }, consents: {}, openedAt: null });
  expect(state.procedure).toMatchObject({ stage: 'investigation', points: [{ text: 'whether it was paid' }] });
  expect(state.screenings).toEqual([expect.objectContaining({ participantId: idOf(victim), from: [idOf(defendant)] })]);
  expect(Object.keys(state.participants)).not.toContain(idOf(observer));
  expect(state.participants[idOf(hearing.idOf('lawyer'))]).toMatchObject({ role: 'lawyer', actsFor: idOf(hearing.idOf('plaintiff')), status: 'invited' });
});

test('the next sitting takes over the register of exhibits as it stood, also what a lawyer filed who was removed', () => {
  const hearing = buildWholeCourt('inSession');
  const [judge, clerk, lawyer, defender, plaintiff] = (['presidingJudge', 'clerk', 'lawyer', 'defender', 'plaintiff'] as const).map((role) =>
    hearing.idOf(role),
  ) as [string, string, string, string, string];
  const exhibitIdOf = (index: number): string => `00000000-0000-4000-b007-00000000000${String(index)}`;
  const file = (index: number, by: string): void => {
    const about = { title: `Exhibit ${String(index)}`, purpose: 'x', source: 'y', form: 'copy' as const, pointIds: [] };
    hearing.command({ type: 'exhibit.file', payload: { exhibitId: exhibitIdOf(index), document: evidenceDocument(index), ...about } }, by);
  };
  file(0, lawyer);
  hearing.command({ type: 'evidence.setDeadline', payload: { at: hearing.events.at(-1)?.at ?? '' } }, clerk);
  hearing.command({ type: 'exchange.open', payload: {} }, clerk);
  file(1, defender);
  const opinion = { authenticity: 'accepted', legality: 'disputed', relevance: 'accepted', words: 'why', counterIds: [exhibitIdOf(1)] } as const;
  hearing.command({ type: 'exhibit.opine', payload: { exhibitId: exhibitIdOf(0), ...opinion, counterIds: [exhibitIdOf(1)] } }, defender);
  hearing.command({ type: 'exhibit.setVisibility', payload: { exhibitId: exhibitIdOf(1), visibility: 'court', namedIds: [], reason: 'a secret' } }, judge);
  hearing.command({ type: 'exhibit.rule', payload: { exhibitId: exhibitIdOf(0), outcome: 'admitted', reason: 'undisputed' } }, judge);
  hearing.command({ type: 'exchange.close', payload: {} }, judge);
  file(2, lawyer);
  hearing.command({ type: 'participant.remove', payload: { participantId: lawyer, reason: 'disorder' } }, judge);
  const idOf = (id: string): string => id.replace('4000-8000', '4000-9000');
  const at = '2026-12-08T01:30:00.000Z';
  const state = nextSitting(hearing.state, { scheduledAt: at, idOf, proofs: [] }).reduce(
    (before, draft, index) => reduce(before, { ...draft, seq: index + 1, at }),
    emptyHearingState(judge),
  );
  const { deadlineAt, exchange, exhibits } = hearing.state.evidence;
  expect(state.evidence).toMatchObject({ deadlineAt, exchange });
  for (const [id, before] of Object.entries(exhibits)) {
    const { number, document, isLate, filedAt, visibility, visibilityReason } = before;
    expect(state.evidence.exhibits[id]).toMatchObject({ number, document, isLate, filedAt, visibility, visibilityReason });
  }
  expect(state.evidence.exhibits[exhibitIdOf(0)]).toMatchObject({ ruling: { outcome: 'admitted' }, opinions: { [idOf(defender)]: opinion } });
  const party = state.participants[idOf(plaintiff)];
  expect(
    party &&
      Object.values(state.evidence.exhibits)
        .filter((one) => mayKnow(state, one, party))
        .map((one) => one.id),
  ).toEqual([exhibitIdOf(0), exhibitIdOf(2)]);
});
