import type { TFunction } from 'i18next';

/** The paragraphs of the declaration in the language on the screen. */
export function declarationParagraphs(t: TFunction): string[] {
  return [t('declaration:text.1'), t('declaration:text.2'), t('declaration:text.3')];
}

/** SHA-256 (hex) of the exact text shown: its paragraphs joined by a line feed, then the promise, UTF-8. */
export async function hashDeclaration(t: TFunction): Promise<string> {
  const text = [...declarationParagraphs(t), t('declaration:tick')].join('\n');
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
