import { describe, expect, it } from 'vitest';
import { AppError } from '../AppError.ts';
import { hashOf } from '../hearing/chain.ts';
import { buildDocketForm, buildMaterials } from '../testing/buildApplication.ts';
import { assertMayDecide, decideDocket, type DocketContext, fateOfDraft } from './rules.ts';
import { type DocketState, emptyApplication, reduceDocket } from './state.ts';
import type { DocketActor, DocketCommand, DocketDraft, DocketEvent } from './wire.ts';

type Decided = Exclude<DocketCommand, { type: 'application.accept' }>;
const applicant: DocketActor = { accountId: '1', name: 'A', as: 'applicant' };
const clerk: DocketActor = { accountId: '2', name: 'B', as: 'court' };
const other: DocketActor = { accountId: '3', name: 'C', as: 'court' };
const draft = { form: buildDocketForm(), materials: buildMaterials(), revision: 4 };
const correctionId = '018f0000-0000-7000-8000-000000000200';

/** An application to which things are done one after another. */
class Story {
  state: DocketState;
  constructor() {
    this.state = this.after(
      [{ type: 'application.begun', payload: { courtId: 'court', courtName: 'Demo court' } }],
      applicant,
      emptyApplication('application'),
    );
  }
  after(drafts: readonly DocketDraft[], actor: DocketActor, state = this.state): DocketState {
    return drafts.reduce((before, one) => {
      const line = {
        ...one,
        applicationId: before.applicationId,
        seq: before.seq + 1,
        at: '2026-11-24T02:00:00.000Z',
        actor,
        previousHash: '',
        hash: hashOf(one),
      };
      return reduceDocket(before, line as DocketEvent);
    }, state);
  }
  do(actor: DocketActor, command: Decided, context: Partial<DocketContext> = {}): DocketDraft[] {
    const drafts = decideDocket(this.state, command, { accountId: actor.accountId, today: '2026-11-24', draft, ...context });
    this.state = this.after(drafts, actor);
    return drafts;
  }
  send = (context: Partial<DocketContext> = {}) => this.do(applicant, { type: 'application.send', payload: { revision: 4 } }, context);
  take = (actor = clerk) => this.do(actor, { type: 'application.take', payload: {} });
  ask = (seenSeq = this.state.seq, actor = clerk) =>
    this.do(actor, { type: 'correction.ask', payload: { correctionId, items: ['The contract'], untilOn: '2026-12-01', seenSeq } });
  answer = () => this.do(applicant, { type: 'correction.answer', payload: { correctionId, answer: 'Here', revision: 4 } }, { today: '2026-11-30' });
  refuse = (today = '2026-11-24', actor = clerk) =>
    this.do(actor, { type: 'application.refuse', payload: { reason: 'Another court', seenSeq: this.state.seq } }, { today });
  withdraw = () => this.do(applicant, { type: 'application.withdraw', payload: { reason: 'Settled' } });
}

function causeOf(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    return error instanceof AppError ? (error.details?.['cause'] ?? error.code) : error;
  }
  return 'done';
}

describe('an application', () => {
  it('is sent whole, once, and the court has seven days from the day after', () => {
    const story = new Story();
    expect(causeOf(() => story.send({ draft: { ...draft, materials: [] } }))).toBe('incomplete');
    expect(causeOf(() => story.send({ draft: { ...draft, revision: 5 } }))).toBe('changed');
    story.send();
    expect(story.state).toMatchObject({ status: 'sent', dueOn: '2026-12-01', form: draft.form });
    expect(story.send()).toEqual([]);
  });
  it('is nobody’s to decide before it is sent', () => {
    const story = new Story();
    expect([() => story.take(), () => story.refuse()].map(causeOf)).toEqual(['notSent', 'notSent']);
  });
  it('is taken on by one, who alone decides until it is given back', () => {
    const story = new Story();
    story.send();
    expect(causeOf(() => story.refuse())).toBe('notTaken');
    story.take();
    expect(story.take()).toEqual([]);
    expect([() => story.take(other), () => story.refuse('2026-11-24', other), () => story.ask(story.state.seq, other)].map(causeOf)).toEqual(
      Array(3).fill('taken'),
    );
    story.do(other, { type: 'application.release', payload: {} });
    story.take(other);
    expect(story.state.clerk).toEqual({ accountId: other.accountId, name: other.name });
  });
  it('is not decided by who applied for it', () => {
    const story = new Story();
    story.send();
    expect(causeOf(() => story.take({ ...applicant, as: 'court' }))).toBe('notAllowed');
  });
  it('stands still while it is mended, and the days count anew from then', () => {
    const story = new Story();
    story.send();
    story.take();
    story.ask();
    expect(story.state).toMatchObject({ status: 'correcting', dueOn: null });
    expect(story.ask()).toEqual([]);
    expect(causeOf(() => assertMayDecide(story.state, clerk.accountId, story.state.seq))).toBe('awaitsCorrection');
    story.answer();
    expect(story.state).toMatchObject({ status: 'sent', dueOn: '2026-12-07', corrections: [{ answer: { text: 'Here' } }] });
    expect(story.answer()).toEqual([]);
  });
  it('is not refused for what may still be mended, and is when the time has passed', () => {
    const story = new Story();
    story.send();
    story.take();
    story.ask();
    expect(causeOf(() => story.refuse('2026-12-01'))).toBe('tooEarly');
    story.refuse('2026-12-02');
    expect(story.state).toMatchObject({ status: 'refused', refusal: { reason: 'Another court', appealUntilOn: '2026-12-12' } });
    expect(story.refuse()).toEqual([]);
  });
  it('is not decided on what was seen before it went on', () => {
    const story = new Story();
    story.send();
    story.take();
    const seen = story.state.seq;
    story.ask();
    story.answer();
    expect(causeOf(() => assertMayDecide(story.state, clerk.accountId, seen))).toBe('changed');
    expect(causeOf(() => assertMayDecide(story.state, clerk.accountId, story.state.seq))).toBe('done');
  });
  it('is over when it was decided or withdrawn', () => {
    const accepted = new Story();
    accepted.send();
    accepted.take();
    accepted.state = accepted.after([{ type: 'application.accepted', payload: { caseNumber: '1', feeFen: null } }], clerk);
    const withdrawn = new Story();
    withdrawn.withdraw();
    expect(withdrawn.withdraw()).toEqual([]);
    expect([() => accepted.withdraw(), () => accepted.refuse(), () => accepted.ask(), () => accepted.send()].map(causeOf)).toEqual(Array(4).fill('decided'));
    expect([() => withdrawn.send(), () => withdrawn.take()].map(causeOf)).toEqual(['decided', 'notSent'].map(() => 'decided'));
  });
});

it.each([
  [82, null, 'kept'],
  [83, null, 'told'],
  [200, null, 'told'],
  [90, 83, 'lapsed'],
  [89, 82, 'kept'],
  [206, 200, 'kept'],
  [207, 200, 'lapsed'],
] as const)('a draft changed on day 0, on day %i with its end told on day %j, is %s', (today, toldOn, fate) => {
  const day = (number: number): Date => new Date(Date.UTC(2026, 0, 1 + number));
  expect(fateOfDraft({ changedAt: day(0), warnedAt: toldOn === null ? null : day(toldOn) }, day(today))).toBe(fate);
});
