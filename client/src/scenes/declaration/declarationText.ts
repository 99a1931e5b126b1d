import type { TFunction } from 'i18next';
import { hashLines } from '../../components/hashLines.ts';

/** The paragraphs of the declaration in the language on the screen. */
export function declarationParagraphs(t: TFunction): string[] {
  return [t('declaration:text.1'), t('declaration:text.2'), t('declaration:text.3')];
}

/** SHA-256 (hex) of the exact text shown: its paragraphs joined by a line feed, then the promise, UTF-8. */
export function hashDeclaration(t: TFunction): Promise<string> {
  return hashLines([...declarationParagraphs(t), t('declaration:tick')]);
}
