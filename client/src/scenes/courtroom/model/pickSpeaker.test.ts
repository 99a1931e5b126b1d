import { buildHearing } from '@assize/contracts/testing/buildHearing';
import { describe, expect, it } from 'vitest';
import { arrangeSeats } from './arrangeSeats.ts';
import { emptyFloor, type Floor, holdMs, pickSpeaker } from './pickSpeaker.ts';

const hearing = buildHearing({ upTo: 'inSession' });
const [judge, plaintiff, defendant] = (['presidingJudge', 'plaintiff', 'defendant'] as const).map((role) => hearing.idOf(role));
const seats = Object.values(arrangeSeats(hearing.state, defendant)).flat();
const start: Floor = pickSpeaker(emptyFloor, seats, undefined, 0);

describe('who is large in the middle', () => {
  it('is the presiding judge before anybody has spoken', () => {
    expect(start.speakerId).toBe(judge);
  });
  it('does not change for a cough', () => {
    let floor = pickSpeaker(start, seats, plaintiff, 1000);
    floor = pickSpeaker(floor, seats, undefined, 1400);
    floor = pickSpeaker(floor, seats, plaintiff, 1000 + holdMs + 10);
    expect(floor.speakerId).toBe(judge);
  });
  it('is another once they have been the loudest for a while, and stays through silence', () => {
    let floor = pickSpeaker(start, seats, plaintiff, 1000);
    floor = pickSpeaker(floor, seats, plaintiff, 1000 + holdMs);
    expect(floor.speakerId).toBe(plaintiff);
    expect(pickSpeaker(floor, seats, undefined, 60_000).speakerId).toBe(plaintiff);
  });
  it('is never oneself', () => {
    let floor = pickSpeaker(start, seats, defendant, 1000);
    floor = pickSpeaker(floor, seats, defendant, 9000);
    expect(floor.speakerId).toBe(judge);
  });
  it('passes to another at once when the speaker is gone', () => {
    const without = seats.filter((seat) => seat.participantId !== judge);
    expect(pickSpeaker(start, without, plaintiff, 10).speakerId).toBe(plaintiff);
  });
});
