import type { ExhibitNumber } from '@assize/contracts/hearing/evidence/wire';
import type { TFunction } from 'i18next';

/** `P-3`, 原告证据3. */
export function numberOf(t: TFunction, { side, ordinal }: ExhibitNumber): string {
  return t(`evidence:number.${side}`, { ordinal });
}
