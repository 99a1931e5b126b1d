import type { Command } from '@assize/contracts/hearing/commands';
import { type Role, sideOf } from '@assize/contracts/hearing/roles';
import { buildHearing, type TestHearing } from '@assize/contracts/testing/buildHearing';
import type { OrderProps } from './orderProps.ts';

/** For tests: a hearing in session, with what a panel of this role needs; what it sends is done. */
export function orderOf(role: Role, hearing: TestHearing = buildHearing({ upTo: 'inSession' })): OrderProps {
  const meId = hearing.idOf(role);
  const send = (command: Command): Promise<boolean> => {
    hearing.command(command, meId);
    return Promise.resolve(true);
  };
  return { state: hearing.state, meId, isBusy: false, send };
}

/** For tests: lets the presiding judge do acts one after the other. */
export function direct(hearing: TestHearing, ...commands: Command[]): TestHearing {
  for (const command of commands) hearing.command(command, hearing.idOf('presidingJudge'));
  return hearing;
}

/** For tests: a courtroom of so many people, the usual roles first and then plaintiffs and defendants by turns. */
export function crowd(count: number): TestHearing {
  const hearing = buildHearing({ roles: ['presidingJudge', 'judge', 'assessor', 'clerk', 'plaintiff', 'defendant'], upTo: 'waiting' });
  for (let index = 6; index < count; index += 1) {
    const role: Role = index % 2 === 0 ? 'plaintiff' : 'defendant';
    const participantId = `00000000-0000-4000-8001-${String(index).padStart(12, '0')}`;
    hearing.append([
      { type: 'participant.invited', payload: { participantId, role, side: sideOf(role), seat: index, name: `Demo ${String(index)}`, actsFor: null } },
    ]);
    for (const command of [
      { type: 'participant.verify', payload: {} },
      { type: 'participant.declare', payload: { textSha256: 'a'.repeat(64), language: 'en' } },
      { type: 'participant.arrive', payload: {} },
    ] as const)
      hearing.command(command, participantId);
  }
  return direct(hearing, { type: 'participant.admitAll', payload: {} }, { type: 'hearing.open', payload: {} });
}
