import { beforeEach, describe, expect, test } from 'vitest';
import { buildWholeCourt } from '../../testing/anyActs.ts';
import type { TestHearing } from '../../testing/buildHearing.ts';
import { refusalOf } from '../../testing/refusalOf.ts';
import type { Command } from '../commands.ts';
import type { Role } from '../roles.ts';

let hearing: TestHearing;
const as = (role: Role, command: Command) => refusalOf(() => hearing.command(command, hearing.idOf(role)));
const name = (role: Role | null) => as('presidingJudge', { type: 'presenter.name', payload: { participantId: role && hearing.idOf(role) } });
const share = (role: Role) => as(role, { type: 'screen.share', payload: {} });
const stop = (role: Role) => as(role, { type: 'screen.stop', payload: {} });
const sharing = () => hearing.state.presentation.sharingId;

beforeEach(() => {
  hearing = buildWholeCourt('inSession');
  name('lawyer');
});

describe('sharing one’s screen', () => {
  test('is for who presents, while the court sits, and once is enough', () => {
    expect(share('defender')).toMatchObject({ code: 'notPresenter' });
    expect(share('lawyer')).toBeUndefined();
    expect(sharing()).toBe(hearing.idOf('lawyer'));
    const { seq } = hearing.state;
    expect(share('lawyer')).toBeUndefined();
    expect(hearing.state.seq).toBe(seq);
    as('presidingJudge', { type: 'hearing.recess', payload: { reason: 'noon' } });
    expect(share('lawyer')).toMatchObject({ code: 'wrongHearingState' });
  });

  test('is not for who testifies, though the page that is put to them is in their hand', () => {
    as('presidingJudge', { type: 'participant.admit', payload: { participantId: hearing.idOf('witness') } });
    as('lawyer', { type: 'presenter.handOver', payload: { participantId: hearing.idOf('witness') } });
    expect(hearing.state.presentation.presenterId).toBe(hearing.idOf('witness'));
    expect(share('witness')).toMatchObject({ code: 'notAllowed' });
  });

  test('is not for who sits before another’s device', () => {
    as('clerk', { type: 'participant.seatWith', payload: { participantId: hearing.idOf('lawyer'), hostId: hearing.idOf('plaintiff') } });
    name('lawyer');
    expect(share('lawyer')).toMatchObject({ code: 'notAllowed' });
  });

  test('is ended by who shares and by who presides, and by nobody else', () => {
    share('lawyer');
    expect(stop('defender')).toMatchObject({ code: 'notAllowed' });
    expect(stop('clerk')).toMatchObject({ code: 'notAllowed' });
    expect(stop('lawyer')).toBeUndefined();
    expect(sharing()).toBeNull();
    share('lawyer');
    expect(stop('presidingJudge')).toBeUndefined();
    expect(sharing()).toBeNull();
    // The leave to present stays: they may ask the court for it again.
    expect(share('lawyer')).toBeUndefined();
  });

  const endings: [string, () => unknown][] = [
    ['the judge names somebody else', () => name('defender')],
    ['the judge takes the leave away', () => name(null)],
    ['they hand it over', () => as('lawyer', { type: 'presenter.handOver', payload: { participantId: hearing.idOf('defender') } })],
    ['they leave', () => as('lawyer', { type: 'participant.leave', payload: {} })],
    ['they are removed', () => as('presidingJudge', { type: 'participant.remove', payload: { participantId: hearing.idOf('lawyer'), reason: 'disorder' } })],
    [
      'they are seated before another’s device',
      () => as('clerk', { type: 'participant.seatWith', payload: { participantId: hearing.idOf('lawyer'), hostId: hearing.idOf('plaintiff') } }),
    ],
    ['the court takes a recess', () => as('presidingJudge', { type: 'hearing.recess', payload: { reason: 'noon' } })],
    ['the court is interrupted', () => as('clerk', { type: 'hearing.suspend', payload: { fault: 'power' } })],
    ['the court adjourns', () => as('presidingJudge', { type: 'hearing.adjourn', payload: { reason: 'late', continuesAt: null } })],
    ['the hearing is closed', () => as('presidingJudge', { type: 'hearing.close', payload: {} })],
  ];
  test.each(endings)('ends when %s', (_, end) => {
    share('lawyer');
    expect(sharing()).toBe(hearing.idOf('lawyer'));
    expect(end()).toBeUndefined();
    expect(sharing()).toBeNull();
  });

  test('lives through a lost line, and ends when the line does not come back in time', () => {
    share('lawyer');
    const me = { participantId: hearing.idOf('lawyer') };
    hearing.append([{ type: 'participant.disconnected', payload: { ...me, cause: 'connectionLost' } }]);
    expect(sharing()).toBe(me.participantId);
    hearing.append([{ type: 'participant.left', payload: { ...me, cause: 'graceExpired' } }]);
    expect(sharing()).toBeNull();
  });

  test('ends on the log when they go into a private room, so that it does not begin again by itself', () => {
    share('lawyer');
    const roomId = '00000000-0000-4000-b004-000000000000';
    as('lawyer', { type: 'room.open', payload: { roomId, kind: 'consultation', inviteIds: [hearing.idOf('plaintiff')] } });
    as('presidingJudge', { type: 'room.allow', payload: { roomId } });
    expect(sharing()).toBe(hearing.idOf('lawyer'));
    expect(as('lawyer', { type: 'room.enter', payload: { roomId } })).toBeUndefined();
    expect(sharing()).toBeNull();
    expect(hearing.events.slice(-2).map((one) => one.type)).toEqual(['screen.stopped', 'room.entered']);
  });
});
