import { expect, test } from 'vitest';
import { en, enPage } from './en.ts';
import { zhCN, zhCNPage } from './zhCN.ts';

const valuesIn = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '').toSorted();

test('both languages say the same of everything, with the same values', () => {
  const [english, chinese] = [
    { ...en, ...enPage },
    { ...zhCN, ...zhCNPage },
  ];
  expect(Object.keys(chinese)).toEqual(Object.keys(english));
  for (const [code, text] of Object.entries(english)) expect([code, valuesIn(chinese[code as keyof typeof english])]).toEqual([code, valuesIn(text)]);
});
