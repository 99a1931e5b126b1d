import { systemActor } from '@assize/contracts/hearing/events';
import type { Role } from '@assize/contracts/hearing/roles';
import { inviteParticipant } from '../casefile/inviteParticipant.ts';
import { scheduleHearing } from '../casefile/scheduleHearing.ts';
import { CourtSocket } from './CourtSocket.ts';
import type { TestServer } from './startTestServer.ts';

/** A panel and a clerk, two parties with a lawyer each, a witness and an observer. */
const people = {
  judge: 'presidingJudge',
  associate: 'judge',
  clerk: 'clerk',
  plaintiff: 'plaintiff',
  lawyer: 'lawyer',
  defendant: 'defendant',
  counsel: 'lawyer',
  witness: 'witness',
  observer: 'observer',
} as const satisfies Record<string, Role>;
export type Person = keyof typeof people;
const actsFor: Partial<Record<Person, Person>> = { lawyer: 'plaintiff', counsel: 'defendant' };

export interface GatheredCourt {
  hearingId: string;
  sockets: Record<Person, CourtSocket>;
  ids: Record<Person, string>;
  close: () => void;
}

/** Nine people on connections of their own, arrived; the parties wait, the court is in the courtroom. */
export async function gatherCourt(court: TestServer): Promise<GatheredCourt> {
  const { db, log } = court.server;
  const hearing = { title: 'Demo hearing', courtroom: '1', scheduledAt: new Date(Date.now() + 3_600_000).toISOString() };
  const hearingId = await scheduleHearing(db, log, Buffer.alloc(32, 3), court.demo.caseId, hearing);
  const ids: Partial<Record<Person, string>> = {};
  const sockets: Partial<Record<Person, CourtSocket>> = {};
  for (const [person, role] of Object.entries(people) as [Person, Role][]) {
    const principal = actsFor[person];
    const invitation = { name: `Demo ${person}`, role, actsFor: principal ? (ids[principal] ?? null) : null };
    const { participantId, secret } = await inviteParticipant(db, log, hearingId, invitation);
    ids[person] = participantId;
    sockets[person] = await CourtSocket.follow(`${court.baseUrl}/join#${secret}`, hearingId);
  }
  await log.append({ hearingId, actor: systemActor, decide: () => [{ type: 'hearing.checkInOpened', payload: {} }] });
  const all = sockets as Record<Person, CourtSocket>;
  for (const one of Object.values(all)) await one.arrive();
  return { hearingId, sockets: all, ids: ids as Record<Person, string>, close: () => Object.values(all).forEach((one) => one.close()) };
}
