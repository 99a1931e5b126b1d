import { type CaseViewer, mayOnCase, rulesFor } from '@assize/contracts/casefile/access';
import { openUntil, ownerWhenAsked } from '@assize/contracts/casefile/sharing/askers';
import { kindsToLookUp } from '@assize/contracts/casefile/sharing/lookups';
import { type RequestWithCase, shareRequestsShown, type shareRequestsSchema } from '@assize/contracts/casefile/sharing/views';
import type { z } from 'zod';
import type { Db } from '../../platform/db.ts';
import { factsOf } from '../caseAccess.ts';
import { caseFilter } from '../caseFilter.ts';

/** What agencies of the viewer's asked for, and what waits for the viewer's answer. */
export async function listShareRequests(db: Db, viewer: CaseViewer, now = new Date()): Promise<z.infer<typeof shareRequestsSchema>> {
  const askers = viewer.memberships.filter((one) => kindsToLookUp(one).length > 0).map((one) => one.agency.id);
  const requests = db
    .selectFrom('case_share_request')
    .innerJoin('court_case', 'court_case.id', 'case_share_request.case_id')
    .select(['case_share_request.request_id', 'court_case.state'])
    .orderBy('case_share_request.asked_at', 'desc')
    .limit(shareRequestsShown);
  const asked = askers.length === 0 ? [] : await requests.where('case_share_request.agency_id', 'in', askers).execute();
  const toAnswer = await requests
    .where('case_share_request.status', '=', 'open')
    .where((eb) =>
      eb(
        'court_case.id',
        'in',
        eb
          .selectFrom('court_case')
          .select('court_case.id')
          .where(caseFilter(rulesFor(viewer, 'answerShare'), now)),
      ),
    )
    .execute();
  const present = ({ request_id: requestId, state }: (typeof toAnswer)[number]): RequestWithCase[] => {
    const request = state?.shareRequests.find((one) => one.requestId === requestId);
    if (!state || !request) return [];
    const { caseNumber, title } = state.facts;
    const isSeen = mayOnCase(viewer, 'seeCase', factsOf(state, now));
    return [
      {
        ...request,
        owner: ownerWhenAsked(state, request),
        openUntil: openUntil(state, request, now),
        case: isSeen ? { caseId: state.caseId, caseNumber, title } : null,
      },
    ];
  };
  return { asked: asked.flatMap(present), toAnswer: toAnswer.flatMap(present) };
}
