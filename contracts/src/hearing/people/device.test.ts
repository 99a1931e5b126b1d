import { describe, expect, test } from 'vitest';
import { grantsOf } from '../../media/grantsOf.ts';
import { buildHearing } from '../../testing/buildHearing.ts';
import { refusalOf } from '../../testing/refusalOf.ts';
import type { Role } from '../roles.ts';
import { isNecessary } from '../sitting/necessary.ts';

const roles: Role[] = ['soleJudge', 'clerk', 'plaintiff', 'lawyer', 'defendant', 'witness'];
const gather = () => buildHearing({ roles, actsFor: { lawyer: 'plaintiff' }, upTo: 'inSession' });
type Hearing = ReturnType<typeof gather>;
const seat = (hearing: Hearing, who: Role, host: Role | null, by: Role = 'clerk') =>
  refusalOf(() =>
    hearing.command({ type: 'participant.seatWith', payload: { participantId: hearing.idOf(who), hostId: host && hearing.idOf(host) } }, hearing.idOf(by)),
  );

describe('two people at one device, as at a circuit point', () => {
  test('the second is in court by the first’s camera, which the floor of either lets be heard', () => {
    const hearing = gather();
    const [judge, plaintiff, lawyer] = [hearing.idOf('soleJudge'), hearing.idOf('plaintiff'), hearing.idOf('lawyer')];
    expect(seat(hearing, 'lawyer', 'plaintiff')).toBeUndefined();
    expect(hearing.personOf('lawyer')).toMatchObject({ status: 'admitted', sharesDeviceOf: plaintiff });
    expect(grantsOf(hearing.state)[lawyer]).toEqual({ send: [], held: [], receive: [] });
    hearing.command({ type: 'floor.setMode', payload: { mode: 'byJudge', order: [] } }, judge);
    expect(grantsOf(hearing.state)[plaintiff]?.held).toEqual(['microphone']);
    hearing.command({ type: 'floor.give', payload: { participantId: lawyer, limitS: null, isAlso: false } }, judge);
    expect(grantsOf(hearing.state)[plaintiff]?.held).toEqual([]);
  });

  test('with the device both are lost, come back and leave; apart again, one is asked to come in by oneself', () => {
    const hearing = gather();
    seat(hearing, 'lawyer', 'plaintiff');
    const host = { participantId: hearing.idOf('plaintiff') };
    hearing.append([{ type: 'participant.disconnected', payload: { ...host, cause: 'connectionLost' } }]);
    expect(hearing.personOf('lawyer').status).toBe('disconnected');
    hearing.append([{ type: 'participant.returned', payload: host }]);
    expect(hearing.personOf('lawyer').status).toBe('admitted');
    seat(hearing, 'lawyer', null);
    expect(hearing.personOf('lawyer')).toMatchObject({ status: 'verified', sharesDeviceOf: null });
  });

  test('nobody is seated with a witness, with somebody of the court, or with whom they are screened from', () => {
    const hearing = gather();
    expect(seat(hearing, 'witness', 'plaintiff')).toMatchObject({ code: 'wrongParticipantState' });
    expect(seat(hearing, 'plaintiff', 'clerk')).toMatchObject({ code: 'mayNotMeet' });
    expect(seat(hearing, 'lawyer', 'plaintiff', 'defendant')).toMatchObject({ code: 'notAllowed' });
    const screeningId = hearing.state.id;
    const screen = (from: Role) =>
      refusalOf(() =>
        hearing.command(
          { type: 'screening.set', payload: { screeningId, participantId: hearing.idOf('plaintiff'), from: [hearing.idOf(from)] } },
          hearing.idOf('clerk'),
        ),
      );
    seat(hearing, 'defendant', 'plaintiff');
    expect(screen('defendant')).toMatchObject({ details: { cause: 'device' } });
    seat(hearing, 'defendant', null);
    expect(screen('defendant')).toBeUndefined();
    hearing.command({ type: 'participant.arrive', payload: {} }, hearing.idOf('defendant'));
    expect(seat(hearing, 'defendant', 'plaintiff')).toMatchObject({ code: 'mayNotMeet', details: { cause: 'screened' } });
  });

  test('whoever sits beside somebody is asked after too before a private talk', () => {
    const hearing = gather();
    const [plaintiff, lawyer, defendant] = [hearing.idOf('plaintiff'), hearing.idOf('lawyer'), hearing.idOf('defendant')];
    seat(hearing, 'defendant', 'plaintiff');
    const publicKey = 'A'.repeat(87);
    const whisper = refusalOf(() =>
      hearing.command({ type: 'whisper.open', payload: { whisperId: hearing.state.id, withIds: [plaintiff], publicKey } }, lawyer),
    );
    expect(whisper).toMatchObject({ code: 'mayNotMeet' });
    seat(hearing, 'defendant', null);
    hearing.command({ type: 'participant.arrive', payload: {} }, defendant);
    hearing.command({ type: 'screening.set', payload: { screeningId: hearing.state.id, participantId: lawyer, from: [defendant] } }, hearing.idOf('clerk'));
    const meet = () =>
      refusalOf(() => hearing.command({ type: 'room.open', payload: { roomId: hearing.state.id, kind: 'consultation', inviteIds: [plaintiff] } }, defendant));
    seat(hearing, 'lawyer', 'plaintiff');
    expect(meet()).toMatchObject({ code: 'mayNotMeet', details: { cause: 'screened' } });
  });

  test('nobody is seated into a whisper that goes on', () => {
    const hearing = gather();
    const [plaintiff, lawyer] = [hearing.idOf('plaintiff'), hearing.idOf('lawyer')];
    hearing.command({ type: 'whisper.open', payload: { whisperId: hearing.state.id, withIds: [lawyer], publicKey: 'A'.repeat(87) } }, plaintiff);
    expect(seat(hearing, 'defendant', 'plaintiff')).toMatchObject({ code: 'conflict', details: { what: 'privateTalk' } });
  });

  test('with a lost device everybody before it is gone, so that the court may not sit on', () => {
    const hearing = gather();
    const plaintiff = hearing.personOf('plaintiff');
    expect(isNecessary(hearing.state, plaintiff)).toBe(false);
    seat(hearing, 'lawyer', 'plaintiff');
    expect(isNecessary(hearing.state, plaintiff)).toBe(true);
  });

  test('what screens one at a device screens the device', () => {
    const hearing = gather();
    seat(hearing, 'lawyer', 'plaintiff');
    const [lawyer, defendant] = [hearing.idOf('lawyer'), hearing.idOf('defendant')];
    hearing.command({ type: 'screening.set', payload: { screeningId: hearing.state.id, participantId: lawyer, from: [defendant] } }, hearing.idOf('clerk'));
    expect(grantsOf(hearing.state)[hearing.idOf('plaintiff')]?.receive).not.toContain(defendant);
    expect(grantsOf(hearing.state)[defendant]?.receive).not.toContain(hearing.idOf('plaintiff'));
  });
});
