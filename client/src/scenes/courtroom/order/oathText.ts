import type { Part } from '@assize/contracts/hearing/roles';
import type { oathKinds } from '@assize/contracts/hearing/people/wire';
import type { TFunction } from 'i18next';
import { hashLines } from '../../../components/hashLines.ts';

type OathKind = (typeof oathKinds)[number];

/** The lines of an oath in the language on the screen. */
export function oathLines(t: TFunction, part: Part, kind: OathKind): string[] {
  return t(part === 'interpreter' ? `order:oath.interpreter.${kind}` : `order:oath.text.${kind}`).split('\n');
}

/** SHA-256 (hex) of the exact text shown: its lines joined by a line feed, then the words of the button, UTF-8. */
export function hashOath(t: TFunction, part: Part, kind: OathKind): Promise<string> {
  return hashLines([...oathLines(t, part, kind), t('order:oath.confirm')]);
}
