import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readLocale } from './readLocale.ts';

const namespaces = Object.keys(readLocale('zh-CN'));

function keysOf(tree: unknown, prefix: string): string[] {
  if (typeof tree === 'string') return [prefix];
  return Object.entries(tree as Record<string, unknown>).flatMap(([key, value]) =>
    keysOf(value, prefix === '' ? key : `${prefix}${prefix.endsWith(':') ? '' : '.'}${key}`),
  );
}

function allKeys(language: 'zh-CN' | 'en'): Set<string> {
  const locale = readLocale(language);
  return new Set(Object.keys(locale).flatMap((namespace) => keysOf(locale[namespace], `${namespace}:`)));
}

/** English has singular and plural forms, Chinese only one: both count as the plain key. */
const plain = (key: string): string => key.replace(/_(zero|one|two|few|many|other)$/, '');

/** Keys written in the source: whole ones, and the fixed start of those that are put together. */
function usedKeys(): { whole: Set<string>; starts: Set<string> } {
  const whole = new Set<string>();
  const starts = new Set<string>();
  const src = join(import.meta.dirname, '..');
  for (const file of globSync('**/*.{ts,tsx}', { cwd: src })) {
    if (/\.test\.tsx?$/.test(file)) continue;
    // Comments name keys too, and use none.
    const text = readFileSync(join(src, file), 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
    const ownNamespace = /useTranslation\('([a-zA-Z]+)'\)/.exec(text)?.[1];
    for (const [, namespace = '', key = ''] of text.matchAll(/['"`]([a-zA-Z]+):([a-zA-Z$][^'"`\s]*)['"`]/g)) {
      if (namespaces.includes(namespace)) note(`${namespace}:${key}`);
    }
    if (!ownNamespace) continue;
    for (const [, key = ''] of text.matchAll(/\bt\(\s*['"`]([a-zA-Z$][^'"`\s:]*)['"`]/g)) note(`${ownNamespace}:${key}`);
  }
  function note(key: string): void {
    const at = key.indexOf('${');
    if (at < 0) whole.add(key);
    else starts.add(key.slice(0, at));
  }
  return { whole, starts };
}

describe('the texts', () => {
  it('have the same keys in both languages', () => {
    const chinese = new Set([...allKeys('zh-CN')].map(plain));
    const english = new Set([...allKeys('en')].map(plain));
    expect([...chinese].filter((key) => !english.has(key))).toEqual([]);
    expect([...english].filter((key) => !chinese.has(key))).toEqual([]);
  });

  it('name the same values in both languages', () => {
    const placeholders = (text: string): string[] => [...new Set([...text.matchAll(/{{(\w+)/g)].map((match) => match[1] ?? ''))].toSorted();
    const flat = (language: 'zh-CN' | 'en'): Map<string, string> => {
      const texts = new Map<string, string>();
      const walk = (tree: unknown, path: string): void => {
        if (typeof tree === 'string') texts.set(plain(path), tree);
        else for (const [key, value] of Object.entries(tree as Record<string, unknown>)) walk(value, `${path}/${key}`);
      };
      walk(readLocale(language), '');
      return texts;
    };
    const english = flat('en');
    const differing = [...flat('zh-CN')].filter(([key, text]) => placeholders(text).join() !== placeholders(english.get(key) ?? '').join());
    expect(differing.map(([key]) => key)).toEqual([]);
  });

  it('include every key that the source names', () => {
    const known = new Set([...allKeys('zh-CN')].map(plain));
    expect([...usedKeys().whole].filter((key) => !known.has(key))).toEqual([]);
  });

  it('are all in use', () => {
    const { whole, starts } = usedKeys();
    const unused = [...allKeys('zh-CN')].map(plain).filter((key) => !whole.has(key) && ![...starts].some((start) => key.startsWith(start)));
    expect(unused).toEqual([]);
  });
});
