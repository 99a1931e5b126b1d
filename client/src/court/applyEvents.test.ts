import { reduce } from '@assize/contracts/hearing/reduce';
import { emptyHearingState } from '@assize/contracts/hearing/state';
import { cutEvent } from '@assize/contracts/hearing/visibility';
import { buildHearing, hearingId } from '@assize/contracts/testing/buildHearing';
import { describe, expect, it } from 'vitest';
import { applyEvents } from './applyEvents.ts';

const hearing = buildHearing({ upTo: 'inSession' });
const judge = hearing.idOf('presidingJudge');
const all = hearing.events.map((event) => cutEvent(event, 'full', hearing.personOf('presidingJudge')));
const upTo = (seq: number) => hearing.events.slice(0, seq).reduce(reduce, emptyHearingState(hearingId));

describe('the courtroom after more events', () => {
  it('is what the whole log says', () => {
    expect(applyEvents(upTo(4), all.slice(4))).toEqual({ state: hearing.state, hasGap: false });
  });
  it('keeps the day on which an adjourned hearing goes on', () => {
    const later = buildHearing({ upTo: 'inSession' });
    const continuesAt = '2026-12-08T01:30:00.000Z';
    later.command({ type: 'hearing.adjourn', payload: { reason: 'evidence', continuesAt } }, judge);
    const told = later.events.map((event) => cutEvent(event, 'door', later.personOf('plaintiff')));
    expect(applyEvents(upTo(4), told.slice(4))).toMatchObject({ state: { status: 'adjourned', reason: 'evidence', continuesAt } });
  });
  it('does not change when events come twice or in another order', () => {
    expect(applyEvents(upTo(10), all.toReversed()).state).toEqual(hearing.state);
  });
  it('moves its number for what this person may not see', () => {
    const plaintiff = hearing.personOf('plaintiff');
    const declared = hearing.events.find((event) => event.type === 'participant.declared' && event.payload.participantId === judge);
    const seq = declared?.seq ?? 0;
    const { state } = applyEvents(upTo(seq - 1), [cutEvent(hearing.events[seq - 1] as never, 'court', plaintiff)]);
    expect([state.seq, state.participants[judge]?.declaredAt]).toEqual([seq, null]);
  });
  it('stops before a missing event and says so', () => {
    const { state, hasGap } = applyEvents(upTo(4), [...all.slice(4, 6), ...all.slice(7)]);
    expect([state.seq, hasGap]).toEqual([6, true]);
  });
});
