import { buildWholeCourt } from '@assize/contracts/testing/anyActs';
import type { Role } from '@assize/contracts/hearing/roles';
import type { ReactElement } from 'react';
import { describe, expect, it } from 'vitest';
import { languages } from '../../../i18n/languages.ts';
import { renderInLanguage } from '../../../i18n/renderInLanguage.tsx';
import { PrivateRoomView } from './PrivateRoomView.tsx';
import { PrivateTalkPanel } from './PrivateTalkPanel.tsx';
import { LeaveRequests, RoomInvitations } from './RoomInvitations.tsx';

const roomId = '00000000-0000-4000-b000-000000000001';
type Hearing = ReturnType<typeof buildWholeCourt>;
const propsOf = (hearing: Hearing, role: Role) => ({ state: hearing.state, me: hearing.personOf(role), isBusy: false, send: () => Promise.resolve(true) });
function consult(upTo: 'waiting' | 'inSession'): Hearing {
  const hearing = buildWholeCourt(upTo);
  hearing.command({ type: 'room.open', payload: { roomId, kind: 'consultation', inviteIds: [hearing.idOf('plaintiff')] } }, hearing.idOf('lawyer'));
  return hearing;
}

describe.each(languages)('private rooms in %s', (language) => {
  const draw = (view: ReactElement): string => renderInLanguage(language, view);

  it('say before they are opened what is asked and that nothing is recorded', () => {
    const waiting = draw(<PrivateTalkPanel {...propsOf(buildWholeCourt('waiting'), 'plaintiff')} />);
    expect(waiting).toContain('data-testid="talk-to-lawyer"');
    expect(waiting).toMatch(/not recorded|不录音录像/);
    expect(draw(<PrivateTalkPanel {...propsOf(buildWholeCourt('inSession'), 'plaintiff')} />)).toMatch(/leave|准许/);
    expect(draw(<PrivateTalkPanel {...propsOf(buildWholeCourt('inSession'), 'witness')} />)).not.toContain('data-testid');
  });
  it('ask the other in, and the judge for leave', () => {
    expect(draw(<RoomInvitations {...propsOf(consult('waiting'), 'plaintiff')} />)).toContain('Demo lawyer');
    const sitting = consult('inSession');
    expect(draw(<RoomInvitations {...propsOf(sitting, 'plaintiff')} />)).not.toContain('data-testid');
    expect(draw(<PrivateTalkPanel {...propsOf(sitting, 'lawyer')} />)).toContain('waits-for-leave');
    expect(draw(<LeaveRequests {...propsOf(sitting, 'presidingJudge')} />)).toContain('Demo plaintiff');
    expect(draw(<LeaveRequests {...propsOf(sitting, 'clerk')} />)).not.toContain('data-testid');
  });
  it('show from within who is there and who hears, never a key of the dictionary', () => {
    const hearing = consult('waiting');
    hearing.command({ type: 'room.enter', payload: { roomId } }, hearing.idOf('plaintiff'));
    const html = draw(<PrivateRoomView {...propsOf(hearing, 'plaintiff')} onToggle={() => undefined} />);
    for (const seat of ['seat-plaintiff', 'seat-lawyer']) expect(html).toContain(`data-testid="${seat}"`);
    expect(html).not.toContain('seat-defendant');
    expect(html).not.toMatch(/rooms:|courtroom:|\{\{/);
    expect(html).toMatch(/Not recorded|不录音录像/);
  });
});
