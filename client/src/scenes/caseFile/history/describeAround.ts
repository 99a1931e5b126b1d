import type { CaseEvent } from '@assize/contracts/casefile/events';
import type { TFunction } from 'i18next';
import { formatDateTime, formatDay } from '../../../i18n/formatInstant.ts';

/** Lines of what goes on around a case: who follows it, who finds it, with whom it is shared, who reads it. */
export function describeAround(t: TFunction, language: string, event: CaseEvent, say: (values?: Record<string, string | number>) => string): string {
  const whenAndWhere = ({ startsAt, courtroom }: { startsAt: string; courtroom: { name: string } }) => ({
    time: formatDateTime(startsAt, language),
    courtroom: courtroom.name,
  });
  switch (event.type) {
    case 'follower.named':
      return say({ name: event.payload.name });
    case 'follower.ended':
    case 'trait.struck':
    case 'share.refused':
    case 'share.ended':
    case 'group.left':
    case 'reading.refused':
    case 'reading.ended':
    case 'offer.refused':
      return say({ reason: event.payload.reason });
    case 'notice.sent':
      return say({ title: event.payload.title, count: event.payload.to.length });
    case 'clue.answered':
      return say({ text: event.payload.text });
    case 'step.taken':
      return say({ step: t(`followed:step.${event.payload.step}`) });
    case 'fee.set':
    case 'offer.made':
    case 'group.joined':
      return say({ title: event.payload.title });
    case 'fee.paid':
      return say({ day: formatDay(event.payload.paidOn, language) });
    case 'trait.noted':
      return say({ value: event.payload.value });
    case 'share.requested':
      return say({ agency: event.payload.agency.name, reason: event.payload.purpose });
    case 'share.granted':
      return say({ agency: event.payload.agency.name, day: formatDateTime(event.payload.untilAt, language) });
    case 'reading.asked':
      return say({ name: event.payload.name, agency: event.payload.firmName, party: event.payload.partyName });
    case 'reading.appointed':
      return say({ from: formatDay(event.payload.from, language), day: formatDay(event.payload.until, language) });
    case 'hearing.booked':
      return say({ title: event.payload.title, ...whenAndWhere(event.payload) });
    case 'hearing.moved':
      return say({ reason: event.payload.reason, ...whenAndWhere(event.payload) });
    case 'hearing.cancelled':
      return say({ reason: event.payload.reason });
    default:
      // Of a part of the case that this page does not know, or that says all by its name.
      return say();
  }
}
