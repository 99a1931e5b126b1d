import type { Channel, DispatchStatus } from '@assize/contracts/notices/wire';
import type { Selectable } from 'kysely';
import type { Database } from '../platform/schema.ts';

interface Way {
  channel: Channel;
  status: DispatchStatus;
}

/** By which channels somebody is told; that they could not be, or did not wish it, is a line as well. */
export function waysFor({ by, isNeeded }: { by: readonly Channel[]; isNeeded: boolean }, contact: Selectable<Database['contact']> | undefined): Way[] {
  const confirmed = by.filter((channel) => (channel === 'email' ? contact?.email_confirmed_at : contact?.phone_confirmed_at));
  const wished = confirmed.filter((channel) => isNeeded || (channel === 'email' ? contact?.wishes_email : contact?.wishes_sms));
  if (wished.length > 0) return wished.map((channel) => ({ channel, status: 'waiting' }));
  return [...confirmed.slice(0, 1), ...by].slice(0, 1).map((channel) => ({ channel, status: confirmed.length > 0 ? 'notWished' : 'noAddress' }));
}
