import type { PlanName } from '@assize/contracts/hearing/procedure/plans';
import type { CaseKind } from '@assize/contracts/hearing/procedure/stages';
import type { Role } from '@assize/contracts/hearing/roles';
import { CourtClient } from './CourtClient.ts';

export interface Cast<Name extends string> {
  hearingId: string;
  caseId: string;
  links: Record<Name, string>;
  ids: Record<Name, string>;
}

/** A case with a hearing and its people, made as an administrator does it; each acts for whom `actsFor` names. */
export async function scheduleHearing<Name extends string>(
  adminLink: string,
  about: { title: string; caseKind: CaseKind; plan: PlanName; scheduledAt: string },
  people: Record<Name, { role: Role; actsFor?: NoInfer<Name> }>,
): Promise<Cast<Name>> {
  const admin = await CourtClient.signIn(adminLink);
  const file = { caseNumber: `（2026）演示${crypto.randomUUID().slice(0, 8)}号`, title: about.title, court: '演示人民法院' };
  const { id: caseId } = await admin.api('POST /api/cases', {}, file);
  const { id: hearingId } = await admin.api('POST /api/cases/:caseId/hearings', { caseId }, { ...about, courtroom: '在线法庭二' });
  const [links, ids]: [Partial<Record<Name, string>>, Partial<Record<Name, string>>] = [{}, {}];
  for (const [name, { role, actsFor }] of Object.entries(people) as [Name, { role: Role; actsFor?: Name }][]) {
    const invitation = { name: `Demo ${name}`, role, actsFor: actsFor ? (ids[actsFor] ?? null) : null };
    const issued = await admin.api('POST /api/hearings/:hearingId/participants', { hearingId }, invitation);
    links[name] = issued.url;
    ids[name] = issued.participantId;
  }
  return { hearingId, caseId, links: links as Record<Name, string>, ids: ids as Record<Name, string> };
}
