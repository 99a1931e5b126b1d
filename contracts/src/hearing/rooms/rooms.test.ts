import { describe, expect, test } from 'vitest';
import { grantTableOf } from '../../media/grantsOf.ts';
import { buildWholeCourt } from '../../testing/anyActs.ts';
import { refusalOf } from '../../testing/refusalOf.ts';
import type { Role } from '../roles.ts';

const roomId = '00000000-0000-4000-b000-000000000001';
const publicKey = 'A'.repeat(87);
const whisperId = '00000000-0000-4000-b000-000000000002';
type Hearing = ReturnType<typeof buildWholeCourt>;
const open = (hearing: Hearing, by: Role, withRoles: Role[], kind: 'consultation' | 'deliberation' = 'consultation') =>
  refusalOf(() => hearing.command({ type: 'room.open', payload: { roomId, kind, inviteIds: withRoles.map((role) => hearing.idOf(role)) } }, hearing.idOf(by)));
const enter = (hearing: Hearing, role: Role) => refusalOf(() => hearing.command({ type: 'room.enter', payload: { roomId } }, hearing.idOf(role)));

describe('who may meet in private', () => {
  test.each<[string, Role, Role[], string | undefined]>([
    ['a lawyer and the client', 'lawyer', ['plaintiff'], undefined],
    ['both sides', 'lawyer', ['defender'], undefined],
    ['a party and an observer', 'plaintiff', ['observer'], 'role'],
    ['a party and a witness', 'plaintiff', ['witness'], 'role'],
    ['a party and a judge', 'plaintiff', ['judge'], 'role'],
    ['a party and the clerk alone', 'plaintiff', ['clerk'], 'alone'],
    ['one side and the clerk', 'plaintiff', ['lawyer', 'clerk'], 'alone'],
    ['both sides and the clerk', 'plaintiff', ['defendant', 'clerk'], undefined],
  ])('%s', (_, by, withRoles, cause) => {
    const refusal = open(buildWholeCourt('waiting'), by, withRoles);
    expect(refusal?.details?.['cause']).toBe(cause);
  });

  test('court staff leaves with the last of the other side, and is parted by the media when that one drops', () => {
    const hearing = buildWholeCourt('waiting');
    open(hearing, 'plaintiff', ['defendant', 'clerk']);
    for (const role of ['defendant', 'clerk'] as const) expect(enter(hearing, role)).toBeUndefined();
    const clerk = hearing.idOf('clerk');
    expect(grantTableOf(hearing.state).rooms[roomId]?.[clerk]?.receive).toHaveLength(2);
    hearing.append([{ type: 'participant.left', payload: { participantId: hearing.idOf('defendant'), cause: 'graceExpired' } }]);
    expect(grantTableOf(hearing.state).rooms[roomId]).toEqual({});
    const other = buildWholeCourt('waiting');
    open(other, 'plaintiff', ['defendant', 'clerk']);
    for (const role of ['defendant', 'clerk'] as const) enter(other, role);
    other.command({ type: 'room.leave', payload: { roomId } }, other.idOf('defendant'));
    expect(other.state.rooms[roomId]?.memberIds).toEqual([other.idOf('plaintiff')]);
  });
});

describe('a consultation room', () => {
  test('from the waiting room one goes at once and comes back there', () => {
    const hearing = buildWholeCourt('waiting');
    open(hearing, 'lawyer', ['plaintiff']);
    enter(hearing, 'plaintiff');
    expect(hearing.personOf('plaintiff').status).toBe('consulting');
    hearing.command({ type: 'room.leave', payload: { roomId } }, hearing.idOf('plaintiff'));
    expect(hearing.personOf('plaintiff').status).toBe('waiting');
    hearing.command({ type: 'room.leave', payload: { roomId } }, hearing.idOf('lawyer'));
    expect(hearing.state.rooms).toEqual({});
  });

  test('while the court sits one leaves the courtroom with the leave of the judge only, and keeps the place', () => {
    const hearing = buildWholeCourt('inSession');
    expect(open(hearing, 'lawyer', ['plaintiff'])).toBeUndefined();
    expect(enter(hearing, 'lawyer')?.code).toBe('leaveNeeded');
    expect(refusalOf(() => hearing.command({ type: 'room.allow', payload: { roomId } }, hearing.idOf('clerk')))?.code).toBe('notAllowed');
    hearing.command({ type: 'room.allow', payload: { roomId } }, hearing.idOf('presidingJudge'));
    for (const role of ['lawyer', 'plaintiff'] as const) expect(enter(hearing, role)).toBeUndefined();
    expect(grantTableOf(hearing.state).grants[hearing.idOf('lawyer')]).toMatchObject({ send: [], receive: [] });
    hearing.command({ type: 'room.close', payload: { roomId } }, hearing.idOf('presidingJudge'));
    expect([hearing.personOf('lawyer').status, hearing.personOf('plaintiff').status]).toEqual(['admitted', 'admitted']);
  });

  test('locked, it is for who was asked in; one who dropped comes back into it; resuming calls everyone back', () => {
    const hearing = buildWholeCourt('inSession');
    hearing.command({ type: 'hearing.recess', payload: { reason: 'rest' } }, hearing.idOf('presidingJudge'));
    open(hearing, 'defender', ['defendant']);
    hearing.command({ type: 'room.lock', payload: { roomId, isLocked: true } }, hearing.idOf('defender'));
    expect(enter(hearing, 'interpreter')?.code).toBe('roomLocked');
    expect(enter(hearing, 'defendant')).toBeUndefined();
    const defendant = { participantId: hearing.idOf('defendant') };
    hearing.append([{ type: 'participant.disconnected', payload: { ...defendant, cause: 'connectionLost' } }]);
    hearing.append([{ type: 'participant.returned', payload: defendant }]);
    expect(hearing.personOf('defendant').status).toBe('consulting');
    hearing.command({ type: 'hearing.resume', payload: {} }, hearing.idOf('presidingJudge'));
    expect([hearing.state.rooms, hearing.personOf('defendant').status]).toEqual([{}, 'admitted']);
  });
});

describe('deliberation', () => {
  test('is for the bench alone: nobody else opens it, is asked in, or finds it', () => {
    expect(open(buildWholeCourt('inSession'), 'judge', ['presidingJudge'], 'deliberation')?.code).toBe('notAllowed');
    expect(open(buildWholeCourt('inSession'), 'presidingJudge', ['clerk'], 'deliberation')?.details?.['cause']).toBe('role');
    const hearing = buildWholeCourt('inSession');
    expect(open(hearing, 'presidingJudge', ['judge'], 'deliberation')).toBeUndefined();
    expect(enter(hearing, 'clerk')?.code).toBe('notFound');
    expect(enter(hearing, 'judge')).toBeUndefined();
    const { grants, rooms } = grantTableOf(hearing.state);
    expect(grants[hearing.idOf('judge')]?.send).toEqual([]);
    expect(rooms[roomId]?.[hearing.idOf('judge')]?.receive).toEqual([hearing.idOf('presidingJudge')]);
    expect(hearing.personOf('judge').status).toBe('admitted');
  });
});

describe('a whisper', () => {
  const whisper = (hearing: Hearing, by: Role, withRoles: Role[]) =>
    refusalOf(() =>
      hearing.command({ type: 'whisper.open', payload: { whisperId, withIds: withRoles.map((role) => hearing.idOf(role)), publicKey } }, hearing.idOf(by)),
    );

  test('is of one client, their lawyers and their interpreter', () => {
    expect(whisper(buildWholeCourt('inSession'), 'defender', ['defendant', 'interpreter'])).toBeUndefined();
    expect(whisper(buildWholeCourt('inSession'), 'lawyer', ['defendant'])?.code).toBe('mayNotMeet');
    expect(whisper(buildWholeCourt('inSession'), 'plaintiff', ['clerk'])?.code).toBe('mayNotMeet');
    expect(whisper(buildWholeCourt('waiting'), 'lawyer', ['plaintiff'])?.code).toBe('wrongParticipantState');
  });

  test('carries sound to its members only, and ends by the judge, a recess, or the last but one leaving', () => {
    for (const end of ['stop', 'recess', 'leave'] as const) {
      const hearing = buildWholeCourt('inSession');
      const [lawyer, plaintiff, judge] = [hearing.idOf('lawyer'), hearing.idOf('plaintiff'), hearing.idOf('presidingJudge')];
      whisper(hearing, 'lawyer', ['plaintiff']);
      hearing.command({ type: 'whisper.join', payload: { whisperId, publicKey } }, plaintiff);
      expect(grantTableOf(hearing.state).rooms[whisperId]).toEqual({
        [lawyer]: { send: ['microphone'], held: [], receive: [plaintiff] },
        [plaintiff]: { send: ['microphone'], held: [], receive: [lawyer] },
      });
      expect(refusalOf(() => hearing.command({ type: 'whisper.join', payload: { whisperId, publicKey } }, hearing.idOf('defendant')))?.code).toBe('notFound');
      if (end === 'stop') hearing.command({ type: 'whisper.stop', payload: { whisperId } }, judge);
      else if (end === 'recess') hearing.command({ type: 'hearing.recess', payload: { reason: 'rest' } }, judge);
      else hearing.command({ type: 'whisper.leave', payload: { whisperId } }, plaintiff);
      expect(hearing.state.whispers, end).toEqual({});
    }
  });
});
