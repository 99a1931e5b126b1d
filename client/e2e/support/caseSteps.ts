import { randomUUID } from 'node:crypto';
import type { CourtClient } from '../../../infra/testing/CourtClient.ts';
import { Person, type PersonOptions } from '../../../infra/testing/Person.ts';

/** Somebody who follows their personal link, and is where it leads. */
export async function come(name: 'judge' | 'plaintiff', link: string, options: PersonOptions = {}): Promise<Person> {
  const person = await Person.open(name, options);
  await person.page.goto(link);
  await person.page.waitForFunction(() => location.pathname !== '/join');
  return person;
}

/** Until what comes next is of this kind; the page asks by itself now and then, and at once when it is loaded. */
export async function untilNext(person: Person, kind: string): Promise<void> {
  await person.page.waitForSelector(`[data-testid="next-step"][data-kind="${kind}"]`, { timeout: 45_000 });
}

/** From an agency to the procurators who prosecute, who take all of it and go on with it. */
export async function handOver(caseId: string, from: CourtClient, to: CourtClient): Promise<void> {
  const handoverId = randomUUID();
  const toAgencyId = to.session.memberships[0]?.agency.id ?? '';
  const act = (by: CourtClient, type: string, payload: object): Promise<unknown> =>
    by.api('POST /api/case-files/:caseId', { caseId }, { key: randomUUID(), type, payload });
  await act(from, 'handover.send', { handoverId, toAgencyId, purpose: 'prosecution', note: '' });
  const { handovers } = await to.api('GET /api/case-files/:caseId', { caseId });
  const answers = (handovers?.[0]?.documents ?? []).map(({ documentId }) => ({ documentId, answer: 'accepted', page: null, note: '' }));
  await act(to, 'handover.answer', { handoverId, outcome: 'accepted', answers, reason: null, caseNumber: null });
}
