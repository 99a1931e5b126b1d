import { describe, expect, it } from 'vitest';
import { buildCase, idAt, staffOf, type TestCase, testAgencies } from '../testing/buildCase.ts';
import { maskAddress, maskCaseNumber } from './maskForNotice.ts';
import { whenNotQuiet } from './quietHours.ts';
import { renderCode, renderNotice } from './render.ts';
import { tellDeadline, tellingsOf } from './tellingsOf.ts';
import { mobileSchema, tidings } from './wire.ts';
import { tidingWords } from './words.ts';

const followerId = (index: number): string => idAt('a006', index);
const accountOf = (index: number): string => idAt('a007', index);

/** An applicant (1), a respondent (2) and a relative of hers (3), who follow a case. */
function followed(facts: Parameters<typeof buildCase>[0] = {}): TestCase {
  const made = buildCase({ caseNumber: '（2026）沪0107执1234号', kind: 'enforcement', matters: [], ...facts });
  for (const [index, role] of [
    [1, 'applicant'],
    [2, 'respondent'],
  ] as const) {
    const party = { partyId: idAt('a005', index), role, form: 'person' as const, name: `Demo ${role}`, idNumber: null, phone: null, bornOn: null };
    made.command({ type: 'party.add', payload: party });
  }
  const actor = { accountId: idAt('a002', 0), agencyId: null, agencyKind: null, name: null };
  for (const [index, party, as] of [
    [1, 1, 'party'],
    [2, 2, 'party'],
    [3, 2, 'relative'],
  ] as const) {
    const who = { followerId: followerId(index), accountId: accountOf(index), partyId: idAt('a005', party), as, name: 'Demo', email: null, phone: null };
    made.append([{ type: 'follower.named', payload: { ...who, acceptsService: true } }], actor);
  }
  return made;
}
const lastOf = (made: TestCase) => {
  const event = made.events.at(-1);
  return event ? tellingsOf(made.state, event) : [];
};
const letter = { noticeId: idAt('a008', 1), kind: 'message' as const, to: [followerId(1)], title: 'Secret title', text: 'Secret text', documentIds: [] };
const step = (toldTo: 'all' | 'applicants') => ({ stepId: idAt('a009', 1), step: 'frozen' as const, takenOn: '2026-11-24', text: '', toldTo });

describe('who is told of what is done to a case', () => {
  it('a letter: those to whom it is written, and nobody else', () => {
    const made = followed();
    made.command({ type: 'notice.send', payload: letter });
    expect(lastOf(made)).toMatchObject([{ told: { follower: accountOf(1) }, tiding: 'letter', isNeeded: false, by: ['email', 'sms'] }]);
  });
  it('what is served is told whatever one wishes', () => {
    const made = followed();
    const documentIds = [made.file(1)];
    made.command({ type: 'notice.send', payload: { ...letter, kind: 'service', documentIds } });
    expect(lastOf(made)).toMatchObject([{ tiding: 'served', isNeeded: true }]);
  });
  it('a step against the other side: who applied alone; one for all: the parties, and no relative', () => {
    const made = followed();
    made.command({ type: 'step.take', payload: step('applicants') });
    expect(lastOf(made).map((one) => one.told)).toEqual([{ follower: accountOf(1) }]);
    made.command({ type: 'step.take', payload: { ...step('all'), stepId: idAt('a009', 2) } });
    expect(lastOf(made).map((one) => one.told)).toEqual([{ follower: accountOf(1) }, { follower: accountOf(2) }]);
  });
  it('a hearing set down, moved or cancelled: the party who is summoned and the court’s people, whatever they wish', () => {
    const made = followed();
    const [hearingId, person] = [idAt('a00a', 1), (index: number) => ({ accountId: idAt('a002', index), name: 'Demo judge' })];
    const when = { startsAt: '2026-12-10T01:00:00.000Z', minutes: 60, courtroom: { courtroomId: idAt('a00b', 1), name: 'Courtroom 1' }, exceptionReason: null };
    const actor = { accountId: idAt('a002', 0), agencyId: null, agencyKind: null, name: null };
    const about = { hearingId, title: 'Trial', kind: 'trial' as const, plan: 'civilOrdinary' as const, judges: [person(7)], clerk: person(8) };
    const told = [{ follower: accountOf(1) }, { person: idAt('a002', 7) }, { person: idAt('a002', 8) }];
    const summoned = [{ partyId: idAt('a005', 1), agentIds: [] }];
    for (const draft of [
      { type: 'hearing.booked' as const, payload: { ...about, ...when, summoned } },
      { type: 'hearing.moved' as const, payload: { hearingId, ...when, reason: 'The judge is ill' } },
      { type: 'hearing.cancelled' as const, payload: { hearingId, reason: 'Settled' } },
    ]) {
      made.append([draft], actor);
      expect(lastOf(made).map((one) => one.told)).toEqual(told);
      expect(lastOf(made).every((one) => one.isNeeded)).toBe(true);
    }
  });
  it('a stage: all who follow; nobody who does so no more', () => {
    const made = followed({ kind: 'criminal' });
    made.append([{ type: 'follower.ended', payload: { followerId: followerId(2), reason: 'x' } }], made.events[0]?.actor as never);
    const entered = { stage: 'prosecutionReview' as const, enteredOn: '2026-11-24', deadlineOn: null, basis: null };
    made.append([{ type: 'stage.entered', payload: entered }], made.events[0]?.actor as never);
    expect(lastOf(made).map((one) => one.told)).toEqual([{ follower: accountOf(1) }, { follower: accountOf(3) }]);
  });
  it('nobody of what was before they came to the case', () => {
    const made = followed();
    const [, entered] = made.events;
    expect(entered?.type).toBe('stage.entered');
    expect(entered && tellingsOf(made.state, entered)).toEqual([]);
  });
  it('a case that arrives: the desk to which it is sent; its answer: the desk that sent it', () => {
    const made = buildCase();
    made.file(1);
    const handoverId = made.send(1, 'procuratorate', 'prosecution');
    expect(lastOf(made)).toMatchObject([{ tiding: 'handoverArrived', told: { agencyId: testAgencies.procuratorate.id, roles: ['desk'] } }]);
    made.answer(handoverId, 'returned', 'procuratorate');
    const answered = made.events.find((one) => one.type === 'handover.answered');
    expect(answered && tellingsOf(made.state, answered)).toMatchObject([{ tiding: 'handoverAnswered', told: { agencyId: testAgencies.police.id } }]);
  });
  it('a deadline: who handles the case; while nobody does, the desk', () => {
    const made = buildCase();
    expect(tellDeadline(made.state)).toMatchObject([{ tiding: 'deadlineNear', told: { agencyId: testAgencies.police.id, roles: ['desk'] } }]);
    const { accountId } = staffOf('police', 'handler');
    made.append([{ type: 'case.assigned', payload: { accountIds: [accountId] } }], made.events[0]?.actor as never);
    expect(tellDeadline(made.state)).toMatchObject([{ told: { person: accountId } }]);
  });
});

describe('what stands on a locked screen', () => {
  it('is a masked number and what to do: no name, title, text or sum', () => {
    const made = followed();
    made.command({ type: 'notice.send', payload: letter });
    const [telling] = lastOf(made);
    expect(telling?.caseNumber).toBe('（2026）沪0107执***4号');
    expect(JSON.stringify(telling)).not.toMatch(/Secret|Demo case|Demo applicant|1234/);
  });
  it.each([{ secrecy: 'minors' as const }, { matters: ['minors' as const] }])(
    'of a case of minors (%j) says that there is something, and not of what',
    (facts) => {
      const made = followed(facts);
      made.command({ type: 'fee.set', payload: { feeId: idAt('a010', 1), partyId: idAt('a005', 1), title: 'x', fen: 1, dueOn: null } });
      expect(lastOf(made)).toMatchObject([{ tiding: 'news', caseNumber: null }]);
    },
  );
  it('of a state secret is nothing at all', () => {
    const made = followed({ secrecy: 'secret' });
    made.command({ type: 'notice.send', payload: letter });
    expect([lastOf(made), tellDeadline(made.state)]).toEqual([[], []]);
  });
  it.each([
    ['（2026）沪0107民初123号', '（2026）沪0107民初**3号'],
    ['（2026）演示民初1号', '（2026）演示民初*号'],
    ['演示公（刑）立字〔2026〕ba66号', '演示公（刑）立字〔2026〕***6号'],
    ['no figures', '***'],
  ])('%s is shown as %s', (whole, shown) => {
    expect(maskCaseNumber(whole)).toBe(shown);
  });
  it('addresses are shown as far as their owner needs to know them again', () => {
    expect([maskAddress('wang@mail.example'), maskAddress('+8613812345678')]).toEqual(['w***@mail.example', '+86*******5678']);
  });
});

describe('the words', () => {
  const told = { sender: '上海市普陀区人民法院', caseNumber: '（2026）沪0107民初***3号', url: 'https://court.example/my-cases' };
  it.each(tidings)('of %s fit into two parts of a text message, in both languages, with the sender, the number and the way', (tiding) => {
    for (const language of ['zh-CN', 'en'] as const) {
      const { text } = renderNotice('sms', { ...told, language, tiding });
      expect(text.length).toBeLessThanOrEqual(language === 'en' ? 201 : 134);
      for (const part of [told.sender, told.caseNumber, told.url]) expect(text).toContain(part);
      expect(renderNotice('email', { ...told, language, tiding }).subject).toContain(tidingWords[tiding][language].subject);
    }
  });
  it('carry no secret by which one signs in', () => {
    for (const tiding of tidings) expect(renderNotice('email', { ...told, language: 'zh-CN', tiding }).text).not.toMatch(/#|join|secret|token/);
  });
  it('of a code say that nobody else is to be told it', () => {
    expect(renderCode('sms', { language: 'zh-CN', sender: '演示法院', code: '012345' }).text).toMatch(/^【演示法院】您的验证码为012345，.*勿告诉他人/);
  });
});

describe('telephones', () => {
  it.each([
    ['2026-11-24T12:59:00.000Z', '2026-11-24T12:59:00.000Z'],
    ['2026-11-24T13:00:00.000Z', '2026-11-25T00:00:00.000Z'],
    ['2026-11-24T23:59:59.000Z', '2026-11-25T00:00:00.000Z'],
    ['2026-11-25T00:00:00.000Z', '2026-11-25T00:00:00.000Z'],
  ])('that would ring at %s in Shanghai ring at %s', (now, at) => {
    expect(whenNotQuiet(now, 'Asia/Shanghai')).toBe(at);
  });
  it.each([
    ['138 1234 5678', '+8613812345678'],
    ['００８６１３８１２３４５６７８', '+8613812345678'],
    ['+44 7700 900123', '+447700900123'],
  ])('%s is %s', (entered, number) => {
    expect(mobileSchema.parse(entered)).toBe(number);
  });
  it.each(['', '021-12345678', '110', 'mail@court.example'])('%j is no mobile number', (entered) => {
    expect(mobileSchema.safeParse(entered).success).toBe(false);
  });
});
