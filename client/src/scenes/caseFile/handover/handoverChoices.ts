import type { Agency } from '@assize/contracts/agency/agencies';
import type { CaseFileView } from '@assize/contracts/casefile/fileViews';
import { findWay } from '@assize/contracts/casefile/lead/ways';
import { type HandoverPurpose, handoverPurposes } from '@assize/contracts/casefile/lead/wire';
import { mostSupplements } from '@assize/contracts/casefile/stages/legalDeadlines';

export interface HandoverChoice {
  purpose: HandoverPurpose;
  agencies: Agency[];
}

/** For which purposes the case may go to which agencies from where it is; those of its own district first. */
export function handoverChoices({ lead, kind }: Pick<CaseFileView, 'lead' | 'kind'>, agencies: readonly Agency[]): HandoverChoice[] {
  const from = agencies.find((one) => one.id === lead.agencyId);
  if (!from) return [];
  const isNear = (one: Agency): number => (one.district === from.district ? 0 : 1);
  return handoverPurposes
    .map((purpose) => ({
      purpose,
      agencies: agencies.filter((one) => one.id !== from.id && findWay(purpose, from.kind, one.kind, kind)).toSorted((a, b) => isNear(a) - isNear(b)),
    }))
    .filter((one) => one.agencies.length > 0);
}

/** What the rules would refuse anyway, said before it is asked. */
export function handoverFault(
  { main, handovers }: Pick<CaseFileView, 'main' | 'handovers'>,
  purpose: HandoverPurpose,
): 'empty' | 'supplementedTwice' | undefined {
  if (main?.length === 0) return 'empty';
  const supplements = handovers?.filter((one) => one.purpose === 'supplement' && one.status === 'accepted').length ?? 0;
  return purpose === 'supplement' && supplements >= mostSupplements ? 'supplementedTwice' : undefined;
}
