/** `phone`: upright and narrow; `flat`: a phone on its side; `desk`: everything else. */
export type ScreenShape = 'desk' | 'phone' | 'flat';

export const phoneQuery = '(max-width: 48rem) and (orientation: portrait), (max-width: 40rem)';
export const flatQuery = '(max-height: 30rem) and (orientation: landscape)';

export function screenShape(isPhone: boolean | undefined, isFlat: boolean | undefined): ScreenShape {
  if (isFlat) return 'flat';
  return isPhone ? 'phone' : 'desk';
}
