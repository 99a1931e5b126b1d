import { expect, test } from 'vitest';
import { buildHearing } from '../../testing/buildHearing.ts';
import { refusalOf } from '../../testing/refusalOf.ts';
import { decide } from '../decide.ts';
import { cutState, viewOf } from '../visibility.ts';
import { noticeLeftMs } from './state.ts';

const rehearsalId = '018f0000-0000-7000-8000-0000000000aa';
const other = '018f0000-0000-7000-8000-0000000000ab';
const make = (id = rehearsalId) => ({ type: 'rehearsal.make', payload: { rehearsalId: id } }) as const;

function gathered() {
  const hearing = buildHearing({ upTo: 'waiting' });
  hearing.command({ type: 'participant.admitAll', payload: {} }, hearing.idOf('presidingJudge'));
  return hearing;
}

test('clerk and presiding judge may make one at check-in, parties may not, and nobody while the court sits', () => {
  const hearing = gathered();
  for (const role of ['clerk', 'presidingJudge'] as const) expect(decide(hearing.state, make(), hearing.idOf(role))).toHaveLength(1);
  for (const role of ['plaintiff', 'defendant', 'lawyer'] as const)
    expect(refusalOf(() => decide(hearing.state, make(), hearing.idOf(role)))?.code).toBe('notAllowed');
  const sitting = buildHearing({ upTo: 'inSession' });
  expect(refusalOf(() => decide(sitting.state, make(), sitting.idOf('clerk')))?.code).toBe('wrongHearingState');
});

test('a second one is refused while one runs, and may be made once it ended, however that was', () => {
  const hearing = gathered();
  hearing.command(make(), hearing.idOf('clerk'));
  expect(refusalOf(() => decide(hearing.state, make(other), hearing.idOf('presidingJudge')))?.code).toBe('rehearsalRuns');
  // The same button pressed twice is one act.
  expect(decide(hearing.state, make(), hearing.idOf('clerk'))).toEqual([]);
  hearing.append([{ type: 'rehearsal.failed', payload: { rehearsalId, cause: 'sfuLost' } }]);
  expect(decide(hearing.state, make(other), hearing.idOf('clerk'))).toHaveLength(1);
});

test('everybody in the courtroom knows that it is made, and only the court what came of it', () => {
  const hearing = gathered();
  hearing.command(make(), hearing.idOf('clerk'));
  const plaintiff = hearing.idOf('plaintiff');
  hearing.append([{ type: 'rehearsal.made', payload: { rehearsalId, tracks: [{ participantId: plaintiff, source: 'microphone', verdict: 'silent' }] } }]);
  const seenBy = (id: string) => cutState(hearing.state, viewOf(hearing.state, id), id).rehearsal;
  expect(seenBy(hearing.idOf('clerk'))?.tracks).toHaveLength(1);
  expect(seenBy(plaintiff)).toMatchObject({ status: 'running', tracks: [] });
});

test('the notice stands for as long as it is recorded and not longer', () => {
  const hearing = gathered();
  hearing.command(make(), hearing.idOf('clerk'));
  const begunMs = Date.parse(hearing.state.rehearsal?.begunAt ?? '');
  expect(noticeLeftMs(hearing.state.rehearsal, begunMs + 9000)).toBeGreaterThan(0);
  expect(noticeLeftMs(hearing.state.rehearsal, begunMs + 20_000)).toBe(0);
  expect(noticeLeftMs(null, begunMs)).toBe(0);
});
