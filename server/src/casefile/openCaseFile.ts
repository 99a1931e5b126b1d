import { dayAt } from '@assize/contracts/casefile/reading/hours';
import { mayOpenCase } from '@assize/contracts/casefile/openCase';
import { AppError } from '@assize/contracts/AppError';
import type { newCaseFileSchema } from '@assize/contracts/casefile/fileViews';
import { enterStage } from '@assize/contracts/casefile/stages/rules';
import type { CaseState } from '@assize/contracts/casefile/state';
import type { z } from 'zod';
import { findCaseViewer } from './caseAccess.ts';
import { type CaseCommandContext } from './runCaseCommand.ts';
import type { Caller } from '../platform/verifyAccess.ts';

/** Opens a case for an agency of the caller's: it has the lead, and the case the stage in which such a case begins there. */
export async function openCaseFile(context: CaseCommandContext, caller: Caller, body: z.infer<typeof newCaseFileSchema>): Promise<CaseState> {
  const { caseId, agencyId, ...facts } = body;
  const { db, cases, timeZone } = context;
  const viewer = await findCaseViewer(db, caller);
  const membership = viewer.memberships.find((one) => one.agency.id === agencyId && mayOpenCase(one, facts.kind));
  if (!membership) throw new AppError('notAllowed');
  const known = await db.selectFrom('court_case').select(['state', 'lead_agency_id']).where('id', '=', caseId).executeTakeFirst();
  // Sent again after a lost answer: it is the case that was opened then.
  if (known?.state && known.lead_agency_id === agencyId && known.state.facts.caseNumber === facts.caseNumber) return known.state;
  if (known) throw new AppError('conflict', { field: 'caseId' });
  const { id, kind, name } = membership.agency as typeof membership.agency & { name: string };
  const today = dayAt(new Date().toISOString(), timeZone);
  return cases.open(
    { id: caseId },
    [
      { type: 'case.opened', payload: { ...facts, agencyId: id, agencyName: name } },
      enterStage(facts.kind, kind === 'police' ? 'policeInvestigation' : 'filing', today),
    ],
    { accountId: caller.accountId, agencyId: id, agencyKind: kind, name: viewer.name },
  );
}
