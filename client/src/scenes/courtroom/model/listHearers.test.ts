import { describe, expect, it } from 'vitest';
import { inSession } from '../testing.ts';
import { listHearers } from './listHearers.ts';

const rolesOf = (seats: readonly { role: string }[]): string[] => seats.map((seat) => seat.role).toSorted();

describe('who hears and sees me', () => {
  it('is everybody in the courtroom, observers too, and not a witness who waits to be called', () => {
    const { hearing, me } = inSession('plaintiff');
    const found = listHearers(hearing.state, me().id, { microphone: 'on', camera: 'on' });
    expect(found.reach).toBe('both');
    expect(rolesOf(found.inRoom)).toEqual(['clerk', 'defendant', 'lawyer', 'observer', 'presidingJudge']);
    expect(rolesOf(found.outside)).toEqual(['witness']);
  });
  it('counts the witness once called, and drops whoever lost the connection', () => {
    const { hearing, me } = inSession('plaintiff');
    hearing.command({ type: 'participant.admit', payload: { participantId: hearing.idOf('witness') } }, hearing.idOf('presidingJudge'));
    hearing.append([{ type: 'participant.disconnected', payload: { participantId: hearing.idOf('defendant'), cause: 'connectionLost' } }]);
    const found = listHearers(hearing.state, me().id, { microphone: 'on', camera: 'on' });
    expect(rolesOf(found.inRoom)).toContain('witness');
    expect(rolesOf(found.outside)).toEqual(['defendant']);
  });
  it('leaves the gallery out while it is not public', () => {
    const { hearing, me } = inSession('plaintiff');
    const payload = { level: 'parties', ground: 'privacy', reason: 'x' } as const;
    hearing.command({ type: 'publicity.set', payload }, hearing.idOf('presidingJudge'));
    const found = listHearers(hearing.state, me().id, { microphone: 'on', camera: 'on' });
    expect(rolesOf(found.inRoom)).toEqual(['clerk', 'defendant', 'lawyer', 'presidingJudge']);
    expect(rolesOf(found.outside)).toContain('observer');
  });
  it('is nobody in recess, whatever the buttons say', () => {
    const { hearing, me } = inSession('plaintiff');
    hearing.command({ type: 'hearing.recess', payload: { reason: 'rest' } }, hearing.idOf('presidingJudge'));
    expect(listHearers(hearing.state, me().id, { microphone: 'on', camera: 'on' }).reach).toBe('none');
  });
  it('follows the own microphone and camera', () => {
    const { hearing, me } = inSession('plaintiff');
    const reach = (microphone: 'on' | 'off' | 'mutedByCourt', camera: 'on' | 'off') => listHearers(hearing.state, me().id, { microphone, camera }).reach;
    expect(reach('mutedByCourt', 'on')).toBe('seen');
    expect(reach('on', 'off')).toBe('heard');
    expect(reach('off', 'off')).toBe('none');
  });
  it('tells whose microphone the court has muted', () => {
    const { hearing, me } = inSession('plaintiff');
    hearing.command({ type: 'participant.mute', payload: { participantId: hearing.idOf('defendant') } }, hearing.idOf('clerk'));
    const muted = listHearers(hearing.state, me().id, { microphone: 'on', camera: 'on' }).inRoom.filter((seat) => seat.isMuted);
    expect(rolesOf(muted)).toEqual(['defendant']);
  });
});
