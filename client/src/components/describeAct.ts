import type { ExhibitNumber } from '@assize/contracts/hearing/evidence/wire';
import type { Stage } from '@assize/contracts/hearing/procedure/stages';
import type { Role } from '@assize/contracts/hearing/roles';
import type { TFunction } from 'i18next';

/** What is known of an act for showing it in a list: its event type, whom it concerns, why. */
export interface ActShown {
  type: string;
  role: Role | null;
  name: string | null;
  reason: string | null;
  /** The stage that was entered. */
  stage?: Stage | null;
  /** The page that was put before the court. */
  exhibit?: { number: ExhibitNumber; page: number } | null;
}

/** One act in words, e.g. `Plaintiff Wang Fang: admitted`. A type that is not known is shown as it is. */
export function describeAct(t: TFunction, { type, role, name, reason, stage, exhibit }: ActShown): string {
  if (exhibit)
    return t('presentation:chapter', { number: t(`evidence:number.${exhibit.number.side}`, { ordinal: exhibit.number.ordinal }), page: exhibit.page });
  const who = [role ? t(`common:role.${role}`) : '', name ?? ''].filter(Boolean).join(' ');
  const named = t(`casefile:act.${type}`, { who, defaultValue: type });
  const act = stage ? t('casefile:actStage', { act: named, stage: t(`order:stage.${stage}`) }) : named;
  // Why something was lost is known by its code; the court's own reasons are words.
  const why = type === 'recording.gap' && reason ? t(`player:cause.${reason}`, { defaultValue: t('player:cause.unknown') }) : reason;
  return why ? t('casefile:actReason', { act, reason: why }) : act;
}
