import type { ExhibitNumber } from './wire.ts';

/** The record is a Chinese court's. */
const sideLabels: Record<ExhibitNumber['side'], string> = {
  plaintiff: '原告证据',
  defendant: '被告证据',
  third: '第三人证据',
  bench: '法院证据',
  staff: '法院证据',
  stand: '证据',
  gallery: '证据',
};

/** How the record names an exhibit: `原告证据3`. */
export function exhibitName({ side, ordinal }: ExhibitNumber): string {
  return `${sideLabels[side]}${String(ordinal)}`;
}
