import type { Role } from '@assize/contracts/hearing/roles';
import type { TFunction } from 'i18next';

/** What is known of an act for showing it in a list: its event type, whom it concerns, why. */
export interface ActShown {
  type: string;
  role: Role | null;
  name: string | null;
  reason: string | null;
}

/** One act in words, e.g. `Plaintiff Wang Fang: admitted`. A type that is not known is shown as it is. */
export function describeAct(t: TFunction, { type, role, name, reason }: ActShown): string {
  const who = [role ? t(`common:role.${role}`) : '', name ?? ''].filter(Boolean).join(' ');
  const act = t(`casefile:act.${type}`, { who, defaultValue: type });
  return reason ? t('casefile:actReason', { act, reason }) : act;
}
