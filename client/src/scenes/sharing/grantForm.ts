import type { Agency } from '@assize/contracts/agency/agencies';
import type { CaseCommand } from '@assize/contracts/casefile/commands';
import type { ViewedDocument } from '@assize/contracts/casefile/fileViews';
import type { CaseSharing } from '@assize/contracts/casefile/sharing/views';

export type ViewedGrant = CaseSharing['mine'][number];
export type ViewedRequest = Pick<
  NonNullable<CaseSharing['requests']>[number],
  'requestId' | 'agency' | 'purpose' | 'wantsMainVolume' | 'titles' | 'days' | 'at'
>;

/** What is opened beside facts and people: nothing, documents by name, or all of the main volume and what comes to it. */
export const grantScopes = ['facts', 'named', 'main'] as const;
export interface GrantValues {
  scope: (typeof grantScopes)[number];
  documentIds: string[];
  days: number | string;
}

/** What was asked for, to begin with: documents whose title has one of those that were named. */
export function grantValues(request: Pick<ViewedRequest, 'wantsMainVolume' | 'titles' | 'days'> | null, main: readonly ViewedDocument[]): GrantValues {
  if (!request) return { scope: 'named', documentIds: [], days: 30 };
  const { wantsMainVolume, titles, days } = request;
  const documentIds = main.filter(({ title }) => titles.some((one) => title.includes(one))).map((one) => one.documentId);
  if (wantsMainVolume) return { scope: 'main', documentIds, days };
  return { scope: titles.length === 0 ? 'facts' : 'named', documentIds, days };
}

/** Null as long as something is missing. */
export function grantCommand(
  ids: { grantId: string; requestId: string | null; agencyId: string },
  { scope, documentIds, days }: GrantValues,
): CaseCommand | null {
  if (typeof days !== 'number' || ids.agencyId === '' || (scope === 'named' && documentIds.length === 0)) return null;
  const named = { facts: [], named: documentIds, main: null }[scope];
  return { type: 'share.grant', payload: { ...ids, documentIds: named, days } };
}

/** With whom a case can be shared: organs other than whose hands it is in. */
export function granteeChoices(agencies: readonly Agency[], leadId: string): Agency[] {
  return agencies.filter((one) => one.kind !== 'lawFirm' && one.id !== leadId).toSorted((a, b) => a.district.localeCompare(b.district));
}

/** A grant whose time is not over and that was not ended. */
export function isInForce({ untilAt, ended }: Pick<ViewedGrant, 'untilAt' | 'ended'>, nowMs: number): boolean {
  return ended === null && Date.parse(untilAt) > nowMs;
}
