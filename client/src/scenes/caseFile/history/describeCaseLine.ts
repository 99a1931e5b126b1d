import type { CaseEvent } from '@assize/contracts/casefile/events';
import type { TFunction } from 'i18next';
import { formatDay } from '../../../i18n/formatInstant.ts';
import { describeAround } from './describeAround.ts';

/** What later lines of a log only name by id. */
export interface CaseNames {
  parties: Record<string, string>;
  agents: Record<string, string>;
  documents: Record<string, string>;
  handovers: Record<string, string>;
}

/** Reads the names of what a log speaks of, as they were last. */
export function readCaseNames(events: readonly CaseEvent[]): CaseNames {
  const names: CaseNames = { parties: {}, agents: {}, documents: {}, handovers: {} };
  for (const { type, payload } of events) {
    if (type === 'party.added' || type === 'party.changed') names.parties[payload.partyId] = payload.name;
    else if (type === 'agent.named') names.agents[payload.agentId] = payload.name;
    else if (type === 'document.filed' || type === 'document.described') names.documents[payload.documentId] = payload.title;
    else if (type === 'handover.sent') names.handovers[payload.handoverId] = payload.to.name;
  }
  return names;
}

/** One line of the log of a case in words. A type that is not known is shown as it is. */
export function describeCaseLine(t: TFunction, language: string, event: CaseEvent, names: CaseNames): string {
  const say = (values: Record<string, string | number> = {}): string => t(`files:event.${event.type}`, { ...values, defaultValue: event.type });
  switch (event.type) {
    case 'case.opened':
      return say({ number: event.payload.caseNumber, agency: event.payload.agencyName });
    case 'case.received':
      return say({ number: event.payload.caseNumber, agency: event.payload.agencyName });
    case 'case.described':
      return say({
        fields: Object.keys(event.payload)
          .map((field) => t(`files:field.${field}`))
          .join(t('files:comma')),
      });
    case 'case.assigned':
      return say({ count: event.payload.accountIds.length });
    case 'party.added':
    case 'party.changed':
      return say({ name: event.payload.name, role: t(`files:partyRole.${event.payload.role}`) });
    case 'party.removed':
      return say({ name: names.parties[event.payload.partyId] ?? '', reason: event.payload.reason });
    case 'agent.named':
      return say({ name: event.payload.name, party: names.parties[event.payload.partyId] ?? '' });
    case 'agent.ended':
      return say({ name: names.agents[event.payload.agentId] ?? '', reason: event.payload.reason });
    case 'stage.entered':
      return say({ stage: t(`files:stage.${event.payload.stage}`) });
    case 'deadline.extended':
      return say({ day: formatDay(event.payload.deadlineOn, language), reason: event.payload.reason });
    case 'document.filed':
    case 'document.described':
      return say({ title: event.payload.title });
    case 'document.versioned':
      return say({ title: names.documents[event.payload.documentId] ?? '', version: event.payload.version, reason: event.payload.reason });
    case 'document.withdrawn':
      return say({ title: names.documents[event.payload.documentId] ?? '', reason: event.payload.reason });
    case 'document.paged':
      return say({ title: names.documents[event.payload.documentId] ?? '', count: event.payload.pages });
    case 'catalogue.arranged':
      return say({ volume: t(`files:volume.${event.payload.volume}`) });
    case 'handover.sent':
      return say({ agency: event.payload.to.name, purpose: t(`files:purpose.${event.payload.purpose}`), count: event.payload.manifest.documents.length });
    case 'handover.withdrawn':
      return say({ agency: names.handovers[event.payload.handoverId] ?? '', reason: event.payload.reason });
    case 'handover.answered':
      return say({ outcome: outcomeOf(t, event.payload.receipt) });
    case 'lead.moved':
      return say({ from: event.payload.from.name, to: event.payload.to.name });
    default:
      return describeAround(t, language, event, say);
  }
}

function outcomeOf(t: TFunction, { outcome, reason }: { outcome: 'accepted' | 'returned'; reason: string | null }): string {
  const status = t(`files:handover.status.${outcome}`);
  return reason === null ? status : t('files:history.withReason', { text: status, reason });
}
