import { buildWholeCourt } from '@assize/contracts/testing/anyActs';
import type { Role } from '@assize/contracts/hearing/roles';
import { describe, expect, it } from 'vitest';
import { companions, talkState } from './talk.ts';

const roomId = '00000000-0000-4000-b000-000000000001';
type Hearing = ReturnType<typeof buildWholeCourt>;
const open = (hearing: Hearing, by: Role, withRole: Role): void =>
  hearing.command({ type: 'room.open', payload: { roomId, kind: 'consultation', inviteIds: [hearing.idOf(withRole)] } }, hearing.idOf(by));

describe('whom one may talk to in private', () => {
  it('puts the own lawyer first, and never names a witness, an observer or a judge', () => {
    const hearing = buildWholeCourt('waiting');
    const roles = companions(hearing.state, hearing.personOf('plaintiff'), 'consultation').map((one) => one.person.role);
    expect(roles[0]).toBe('lawyer');
    expect(roles).toEqual(expect.arrayContaining(['defendant', 'clerk']));
    for (const role of ['witness', 'appraiser', 'observer', 'judge', 'presidingJudge']) expect(roles).not.toContain(role);
  });
  it('is the rest of the bench for the bench', () => {
    const hearing = buildWholeCourt('inSession');
    expect(companions(hearing.state, hearing.personOf('presidingJudge'), 'deliberation').map((one) => one.person.role)).toEqual(['judge']);
  });
});

describe('what one can do about private rooms', () => {
  it('in the waiting room: open one, and the other is asked in at once', () => {
    const hearing = buildWholeCourt('waiting');
    expect(talkState(hearing.state, hearing.personOf('lawyer')).kind).toBe('consultation');
    open(hearing, 'lawyer', 'plaintiff');
    expect(talkState(hearing.state, hearing.personOf('lawyer')).kind).toBeUndefined();
    expect(talkState(hearing.state, hearing.personOf('plaintiff')).invitations.map((one) => one.id)).toEqual([roomId]);
  });
  it('while the court sits: wait for the leave, which the presiding judge alone is asked for', () => {
    const hearing = buildWholeCourt('inSession');
    open(hearing, 'lawyer', 'plaintiff');
    expect(talkState(hearing.state, hearing.personOf('lawyer')).waitsForLeave?.id).toBe(roomId);
    expect(talkState(hearing.state, hearing.personOf('presidingJudge')).requests.map((one) => one.id)).toEqual([roomId]);
    expect(talkState(hearing.state, hearing.personOf('clerk')).requests).toEqual([]);
    hearing.command({ type: 'room.allow', payload: { roomId } }, hearing.idOf('presidingJudge'));
    for (const role of ['lawyer', 'plaintiff'] as const) expect(talkState(hearing.state, hearing.personOf(role)).invitations).toHaveLength(1);
  });
  it('a witness and an observer have nothing of it', () => {
    const hearing = buildWholeCourt('inSession');
    for (const role of ['witness', 'observer'] as const)
      expect(talkState(hearing.state, hearing.personOf(role))).toEqual({ kind: undefined, waitsForLeave: undefined, invitations: [], requests: [] });
  });
});
