import { newcomer } from '@assize/contracts/hearing/people/newcomer';
import { emptyHearingState, endedStatuses, hearingStatuses, type ParticipantState, participantStatuses } from '@assize/contracts/hearing/state';
import { describe, expect, it } from 'vitest';
import { nextStep } from './nextStep.ts';

function buildMe(change: Partial<ParticipantState> = {}): ParticipantState {
  const invitation = { id: '018f0000-0000-7000-8000-000000000001', role: 'plaintiff', side: 'plaintiff', seat: 0, name: '王芳', actsFor: null } as const;
  return { ...newcomer(invitation), ...change };
}
const checkIn = { ...emptyHearingState('018f0000-0000-7000-8000-000000000002'), status: 'checkIn' as const };
const declaredAt = '2026-11-24T02:00:00.000Z';

describe('where a person belongs', () => {
  it('goes from identity over check and declaration to the waiting room and the courtroom', () => {
    expect(nextStep(checkIn, buildMe(), false)).toEqual({ place: 'identity' });
    expect(nextStep(checkIn, buildMe({ status: 'verified' }), false)).toEqual({ place: 'check' });
    expect(nextStep(checkIn, buildMe({ status: 'verified' }), true)).toEqual({ place: 'declaration' });
    expect(nextStep(checkIn, buildMe({ status: 'verified', declaredAt }), true)).toEqual({ place: 'waiting' });
    expect(nextStep(checkIn, buildMe({ status: 'waiting', declaredAt }), true)).toEqual({ place: 'waiting' });
    expect(nextStep(checkIn, buildMe({ status: 'admitted', declaredAt }), true)).toEqual({ place: 'court' });
  });
  it('brings a returning person back without another check', () => {
    expect(nextStep(checkIn, buildMe({ status: 'disconnected', statusBefore: 'admitted', declaredAt }), false)).toEqual({ place: 'court' });
    expect(nextStep(checkIn, buildMe({ status: 'disconnected', statusBefore: 'waiting', declaredAt }), false)).toEqual({ place: 'waiting' });
    expect(nextStep(checkIn, buildMe({ status: 'left', declaredAt }), false)).toEqual({ place: 'waiting' });
  });
  it('keeps an isolated witness out of the courtroom, also after a lost connection', () => {
    expect(nextStep(checkIn, buildMe({ role: 'witness', status: 'isolated', declaredAt }), true)).toEqual({ place: 'waiting' });
    expect(nextStep(checkIn, buildMe({ role: 'witness', status: 'disconnected', statusBefore: 'isolated', declaredAt }), true)).toEqual({ place: 'waiting' });
  });
  it('ends for whoever was removed or is not of this hearing, whatever its state', () => {
    for (const status of hearingStatuses) {
      expect(nextStep({ status, rooms: {} }, buildMe({ status: 'removed' }), true)).toEqual({ outcome: 'removed' });
      expect(nextStep({ status, rooms: {} }, undefined, true)).toEqual({ outcome: 'refused' });
    }
  });
  it('ends with the hearing for everyone else', () => {
    for (const status of endedStatuses) {
      for (const mine of participantStatuses.filter((one) => one !== 'removed'))
        expect(nextStep({ status, rooms: {} }, buildMe({ status: mine }), false)).toEqual({ outcome: status });
    }
  });
});
