import { newcomer } from '@assize/contracts/hearing/people/newcomer';
import { emptyHearingState, type HearingState, type ParticipantState } from '@assize/contracts/hearing/state';
import { describe, expect, it } from 'vitest';
import { waitingModel } from './waitingModel.ts';

const page = { clockOffsetMs: 0, isSoundBlocked: false, isReconnecting: false, isBusy: false };
function buildPerson(id: string, change: Partial<ParticipantState>): ParticipantState {
  const invitation = { id, role: 'plaintiff', side: 'plaintiff', seat: 0, name: '', actsFor: null } as const;
  return { ...newcomer(invitation), status: 'waiting', declaredAt: '2026-11-24T02:00:00.000Z', ...change };
}
function buildHearing(status: HearingState['status'], ...people: ParticipantState[]): HearingState {
  return { ...emptyHearingState('h'), status, participants: Object.fromEntries(people.map((one) => [one.id, one])) };
}

describe('the waiting room', () => {
  it('puts a witness into the witness room once isolated', () => {
    const witness = buildPerson('w', { role: 'witness', side: 'stand', status: 'isolated' });
    expect(waitingModel(buildHearing('inSession', witness), witness, page).kind).toBe('witness');
  });
  it('lets a witness wait like everyone before the hearing begins, and apart from then on', () => {
    const witness = buildPerson('w', { role: 'witness', side: 'stand' });
    expect(waitingModel(buildHearing('checkIn', witness), witness, page).kind).toBe('waiting');
    expect(waitingModel(buildHearing('inSession', witness), witness, page).kind).toBe('witness');
  });
  it('offers to open check-in to the clerk, and to nobody who is a party', () => {
    const clerk = buildPerson('c', { role: 'clerk', side: 'staff', status: 'verified' });
    const party = buildPerson('p', { status: 'verified' });
    const hearing = buildHearing('scheduled', clerk, party);
    expect(waitingModel(hearing, clerk, page)).toMatchObject({ kind: 'early', canOpenCheckIn: true, canCancel: true });
    expect(waitingModel(hearing, party, page)).toMatchObject({ kind: 'early', canOpenCheckIn: false, canCancel: false });
  });
  it('lists who is expected by role, the bench first, without names and without the gallery', () => {
    const party = buildPerson('p', { name: '王芳' });
    const judge = buildPerson('j', { role: 'presidingJudge', side: 'bench', status: 'invited' });
    const observer = buildPerson('o', { role: 'observer', side: 'gallery' });
    const model = waitingModel(buildHearing('checkIn', observer, party, judge), party, page);
    expect(model.expected).toEqual([
      { id: 'j', role: 'presidingJudge', isHere: false, isMe: false },
      { id: 'p', role: 'plaintiff', isHere: true, isMe: true },
    ]);
  });
});
