import type { Finding } from '../Finding.ts';
import { en, enPage, type PageWord } from './en.ts';
import { zhCN, zhCNPage } from './zhCN.ts';

export const languages = ['zh-CN', 'en'] as const;
export type Language = (typeof languages)[number];

/** A finding in words. */
export function sayIn(language: Language, { code, values }: Pick<Finding, 'code' | 'values'>): string {
  return fill((language === 'en' ? en : zhCN)[code], values);
}
export function pageWord(language: Language, word: PageWord, values: Record<string, string> = {}): string {
  return fill((language === 'en' ? enPage : zhCNPage)[word], values);
}

function fill(text: string, values: Record<string, string>): string {
  return text.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '–');
}
