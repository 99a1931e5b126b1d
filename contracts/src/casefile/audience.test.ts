import { expect, it } from 'vitest';
import { verifyChain } from '../hearing/chain.ts';
import { actorOf, buildCase, idAt, staffOf } from '../testing/buildCase.ts';
import { presentCaseLine } from './audience.ts';

it('a log is whole for who takes a case over, and tells nothing of the side volume of who had it', () => {
  const made = buildCase();
  made.file(1);
  made.file(2, 1, 'side');
  made.answer(made.send(1, 'procuratorate', 'prosecution'), 'accepted', 'procuratorate');
  const [theirs, own] = [staffOf('procuratorate', 'desk'), staffOf('police', 'desk')].map((by) =>
    made.events.map((event) => presentCaseLine(event, made.state, by, made.facts)),
  );
  expect(JSON.stringify(theirs)).not.toContain('Document 2');
  expect(theirs?.filter((line) => line.type === 'withheld')).toHaveLength(2);
  expect(verifyChain(theirs ?? [])).toMatchObject({ ok: true, headSeq: made.events.length });
  expect(own).toEqual(made.events);
});

it('a log tells what parties told whoever leads to no agency that had the case before', () => {
  const made = buildCase();
  const [partyId, followerId, accountId] = [idAt('a005', 1), idAt('a006', 1), idAt('a007', 1)];
  const party = { partyId, role: 'victim' as const, form: 'person' as const, name: 'Demo victim', idNumber: '1', phone: '1', bornOn: null };
  const follower = { followerId, accountId, partyId, as: 'party' as const, name: 'Demo victim', email: null, phone: null, acceptsService: true };
  made.append(
    [
      { type: 'party.added', payload: party },
      { type: 'follower.named', payload: follower },
    ],
    actorOf('police'),
  );
  made.file(1);
  made.answer(made.send(1, 'procuratorate', 'prosecution'), 'accepted', 'procuratorate');
  const clueId = idAt('a008', 1);
  made.command({ type: 'clue.give', payload: { clueId, kind: 'property', text: 'A flat in the east' } }, 'procuratorate', accountId);
  made.command({ type: 'clue.answer', payload: { clueId, outcome: 'found', text: 'It is sealed' } }, 'procuratorate');
  const [before, now] = (['police', 'procuratorate'] as const).map((name) =>
    made.events.map((event) => presentCaseLine(event, made.state, staffOf(name, 'desk'), made.facts)),
  );
  for (const told of ['A flat in the east', 'It is sealed']) {
    expect(JSON.stringify(before)).not.toContain(told);
    expect(JSON.stringify(now)).toContain(told);
  }
  expect(before?.filter((line) => line.type === 'withheld')).toHaveLength(2);
  expect(verifyChain(before ?? [])).toMatchObject({ ok: true, headSeq: made.events.length });
});

it('a log names a reporter to whoever has the case alone, and tells hearings to whom they concern', () => {
  const made = buildCase({ matters: ['antiDrug'] });
  made.file(1);
  made.answer(made.send(1, 'procuratorate', 'prosecution'), 'accepted', 'procuratorate');
  const reporter = {
    partyId: idAt('a005', 9),
    role: 'reporter' as const,
    form: 'person' as const,
    name: 'Demo reporter',
    idNumber: '1',
    phone: '1',
    bornOn: null,
  };
  made.append([{ type: 'party.added', payload: reporter }], actorOf('procuratorate'));
  made.command({ type: 'party.remove', payload: { partyId: reporter.partyId, reason: 'Entered twice' } }, 'procuratorate');
  const person = { accountId: idAt('a002', 7), name: 'Demo judge' };
  const when = { startsAt: '2026-12-10T01:00:00.000Z', minutes: 60, courtroom: { courtroomId: idAt('a00b', 1), name: 'Courtroom' }, exceptionReason: null };
  const about = { hearingId: idAt('a00a', 1), title: 'Closed trial', kind: 'trial' as const, plan: 'criminalOrdinary' as const, judges: [person], clerk: null };
  made.append([{ type: 'hearing.booked', payload: { ...about, ...when, summoned: [{ partyId: reporter.partyId, agentIds: [] }] } }], actorOf('procuratorate'));
  const told = (by: 'police' | 'procuratorate'): string =>
    JSON.stringify(made.events.map((event) => presentCaseLine(event, made.state, staffOf(by, 'desk'), made.facts)));
  for (const hidden of ['Demo reporter', 'Closed trial']) expect(told('police')).not.toContain(hidden);
  expect(told('procuratorate')).toContain('Demo reporter');
});
