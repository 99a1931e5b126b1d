import { buildHearing } from '@assize/contracts/testing/buildHearing';
import { describe, expect, it } from 'vitest';
import { buildHealth, buildMedia, inSession } from '../testing.ts';
import { arrangeSeats, stripOf } from './arrangeSeats.ts';
import { captureRows, recorderLight } from './captureLights.ts';
import { courtEnd } from './courtEnd.ts';
import { ownControl } from './ownControls.ts';
import { personActs } from './personActs.ts';
import { recordingLabel } from './recordingLabel.ts';

const judgeOf = (hearing: ReturnType<typeof buildHearing>): string => hearing.idOf('presidingJudge');

describe('the seats', () => {
  it('stay where they are when people come, drop and go', () => {
    const hearing = buildHearing({ upTo: 'scheduled' });
    const places = () => Object.entries(arrangeSeats(hearing.state, undefined)).map(([side, seats]) => [side, seats.map((seat) => seat.participantId)]);
    const before = places();
    const later = buildHearing({ upTo: 'inSession' });
    later.append([{ type: 'participant.disconnected', payload: { participantId: later.idOf('plaintiff'), cause: 'connectionLost' } }]);
    later.command({ type: 'participant.leave', payload: {} }, later.idOf('defendant'));
    hearing.state = later.state;
    expect(places()).toEqual(before);
  });
  it('have the presiding judge in the middle of the bench', () => {
    const hearing = buildHearing({ roles: ['presidingJudge', 'judge', 'assessor', 'clerk'] });
    expect(arrangeSeats(hearing.state, undefined).bench.map((seat) => seat.role)).toEqual(['judge', 'presidingJudge', 'assessor']);
  });
  it('say where each person is', () => {
    const hearing = buildHearing({ upTo: 'inSession' });
    hearing.append([{ type: 'participant.disconnected', payload: { participantId: hearing.idOf('plaintiff'), cause: 'connectionLost' } }]);
    const presence = Object.fromEntries(
      Object.values(arrangeSeats(hearing.state, undefined))
        .flat()
        .map((seat) => [seat.role, seat.presence]),
    );
    expect(presence).toMatchObject({ presidingJudge: 'here', plaintiff: 'lost', witness: 'witnessRoom' });
  });
  it('come in one row with the bench first on a phone, without the gallery', () => {
    const { state } = buildHearing();
    const roles = stripOf(arrangeSeats(state, undefined)).map((seat) => seat.role);
    expect(roles[0]).toBe('presidingJudge');
    expect(roles).not.toContain('observer');
  });
});

describe('the own microphone', () => {
  it('says what holds it', () => {
    const { hearing, me } = inSession('plaintiff');
    const control = (media = buildMedia()) => ownControl('microphone', hearing.state, me(), media);
    expect(control()).toBe('on');
    expect(control(buildMedia({ microphone: { isWanted: false, isSending: false, track: undefined, failure: undefined } }))).toBe('off');
    expect(control(buildMedia({ microphone: { isWanted: true, isSending: false, track: undefined, failure: 'denied' } }))).toBe('failed');
    hearing.command({ type: 'participant.muteAll', payload: {} }, judgeOf(hearing));
    expect(control()).toBe('mutedByCourt');
    expect(ownControl('camera', hearing.state, me(), buildMedia())).toBe('on');
    hearing.command({ type: 'hearing.recess', payload: { reason: 'rest' } }, judgeOf(hearing));
    expect(control()).toBe('closed');
  });
  it('is not there for observers', () => {
    const { hearing, me } = inSession('observer');
    expect(ownControl('microphone', hearing.state, me(), buildMedia())).toBe('listenOnly');
  });
});

describe('whether it is recorded', () => {
  it('follows the recorder through the hearing', () => {
    const hearing = buildHearing({ upTo: 'waiting' });
    expect(recordingLabel(hearing.state)).toBe('notRecorded');
    const running = buildHearing({ upTo: 'inSession' });
    expect(recordingLabel(running.state)).toBe('recorded');
    const recording = running.state.recording?.id ?? '';
    running.append([{ type: 'recording.faulted', payload: { recordingId: recording, cause: 'diskSlow' } }]);
    expect(recordingLabel(running.state)).toBe('failing');
    running.command({ type: 'hearing.recess', payload: { reason: 'rest' } }, judgeOf(running));
    expect(recordingLabel(running.state)).toBe('paused');
  });
});

describe('what may be done to a person', () => {
  it('is what has an effect: admit who waits, call and send out the witness, mute who is here', () => {
    const hearing = buildHearing({ upTo: 'waiting' });
    const acts = (role: Parameters<typeof hearing.idOf>[0], by: Parameters<typeof hearing.idOf>[0] = 'presidingJudge') => {
      const one = hearing.state.participants[hearing.idOf(role)];
      return one ? personActs(hearing.state, hearing.idOf(by), one).map((act) => act.split('.')[1]) : [];
    };
    expect(acts('plaintiff')).toEqual(['admit', 'remove']);
    expect(acts('witness')).toEqual(['admit', 'isolate', 'remove']);
    hearing.command({ type: 'participant.admitAll', payload: {} }, judgeOf(hearing));
    expect(acts('plaintiff')).toEqual(['mute', 'remove']);
    expect(acts('plaintiff', 'clerk')).toEqual(['mute']);
    expect(acts('plaintiff', 'defendant')).toEqual([]);
    expect(acts('witness')).toEqual(['admit', 'remove']);
    expect(acts('presidingJudge', 'clerk')).toEqual([]);
    hearing.command({ type: 'participant.muteAll', payload: {} }, judgeOf(hearing));
    expect(acts('plaintiff')).toEqual(['unmute', 'remove']);
  });

  it('stays the same while a line is lost for a moment, so that no other act slips under the finger', () => {
    const hearing = buildHearing({ upTo: 'inSession' });
    hearing.command({ type: 'participant.admit', payload: { participantId: hearing.idOf('witness') } }, judgeOf(hearing));
    for (const role of ['witness', 'plaintiff'] as const) {
      const acts = () => personActs(hearing.state, judgeOf(hearing), hearing.personOf(role));
      const before = acts();
      hearing.append([{ type: 'participant.disconnected', payload: { participantId: hearing.idOf(role), cause: 'connectionLost' } }]);
      expect(acts()).toEqual(before);
      expect(before.length).toBeGreaterThan(1);
    }
  });
});

describe('the capture light', () => {
  it('shows the worst first and turns with the worst', () => {
    const { hearing } = inSession('clerk');
    const health = buildHealth(hearing);
    expect(captureRows(health, hearing.state).map((row) => [row.role, row.tracks[0]?.light, row.tracks[0]?.sealedAgeS])).toEqual([
      ['defendant', 'red', 0.6],
      ['plaintiff', 'green', 0.6],
    ]);
    expect(recorderLight(health)).toBe('amber');
    expect(recorderLight({ ...health, state: 'failing' })).toBe('red');
    expect(recorderLight({ ...health, tracks: [] })).toBe('green');
  });
});

describe('the end of the courtroom', () => {
  it('is told by the hearing before it is told by the connection', () => {
    const { hearing, me } = inSession('plaintiff');
    const ended = { status: 'ended', endedCause: 'revoked' } as const;
    expect(courtEnd({ status: 'ready', endedCause: undefined }, hearing.state, me())).toBeUndefined();
    expect(courtEnd(ended, hearing.state, me())).toBe('revoked');
    hearing.command({ type: 'hearing.close', payload: {} }, judgeOf(hearing));
    expect(courtEnd(ended, hearing.state, me())).toBe('closed');
  });
});
