import type { Membership } from '../agency/agencies.ts';
import type { Id } from '../ids.ts';
import type { DocketState } from './state.ts';
import type { DocketCommandType } from './wire.ts';

export type DocketStanding = 'applicant' | 'court';

/** As whom somebody may see an application: it is the applicant's alone until it is sent, then also the docket desk's of that court. Null: it is not there for them. */
export function docketStandingOf(
  viewer: { accountId: Id; memberships: readonly Membership[] },
  { applicantId, court, sentAt }: Pick<DocketState, 'applicantId' | 'court' | 'sentAt'>,
): DocketStanding | null {
  if (viewer.accountId === applicantId) return 'applicant';
  return sentAt !== null && worksAtDesk(viewer.memberships, court.id) ? 'court' : null;
}

/** Whether somebody sits at the docket desk (立案窗口) of a court. */
export function worksAtDesk(memberships: readonly Membership[], courtId: Id): boolean {
  return memberships.some(({ agency, role }) => agency.id === courtId && agency.kind === 'court' && role === 'desk');
}

/** Who does what. */
export const standingFor: Record<DocketCommandType, DocketStanding> = {
  'application.send': 'applicant',
  'application.withdraw': 'applicant',
  'correction.answer': 'applicant',
  'application.take': 'court',
  'application.release': 'court',
  'correction.ask': 'court',
  'application.accept': 'court',
  'application.refuse': 'court',
};
