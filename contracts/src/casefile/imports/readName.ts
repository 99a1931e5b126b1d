import type { Volume } from '../volumes/wire.ts';
import { dateForms, orderForms, pageForms, volumeMarks } from './nameRules.ts';

export interface ReadName {
  volume: Volume | null;
  /** What is left as a title; empty when the name was nothing but marks. */
  title: string;
  madeOn: string | null;
  /** Its place among its neighbours, and the page at which it begins; null where the name does not say. */
  number: number | null;
  page: number | null;
}

/** What a name of a folder, or of a file without its ending, says of itself. */
export function readName(name: string): ReadName {
  const marked = firstOf(volumeMarks, ({ pattern }) => pattern.exec(name));
  let rest = marked ? group(marked.found, 'rest') : name;
  const dated = findDate(rest);
  if (dated) rest = dated.rest;
  const paged = firstOf(pageForms, (form) => form.exec(rest));
  if (paged) rest = group(paged.found, 'rest');
  const ordered = firstOf(orderForms, (form) => form.exec(rest));
  if (ordered) rest = group(ordered.found, 'rest');
  return {
    volume: marked?.rule.volume ?? null,
    title: trimSigns(rest),
    madeOn: dated?.madeOn ?? null,
    number: ordered ? toNumber(group(ordered.found, 'number')) : null,
    page: paged ? Number(group(paged.found, 'number')) : null,
  };
}

function findDate(name: string): { madeOn: string; rest: string } | undefined {
  for (const form of dateForms) {
    const found = form.exec(name);
    if (!found) continue;
    const [year, month, day] = ['year', 'month', 'day'].map((part) => group(found, part));
    const madeOn = [year, month?.padStart(2, '0'), day?.padStart(2, '0')].join('-');
    // The thirtieth of February is no day but a number.
    if (!isDay(madeOn)) continue;
    return { madeOn, rest: `${name.slice(0, found.index)} ${name.slice(found.index + found[0].length)}`.trim() };
  }
  return undefined;
}

function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00.000Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

const digits = '一二三四五六七八九';
/** 1 to 99, in either way of writing. */
function toNumber(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  const [tens = '', ones = ''] = text.includes('十') ? text.split('十') : ['', text];
  const count = (sign: string): number => digits.indexOf(sign) + 1;
  if (!text.includes('十')) return count(ones);
  return (tens === '' ? 1 : count(tens)) * 10 + (ones === '' ? 0 : count(ones));
}

/** Without what is left over at both ends when something was taken out, and without brackets that hold nothing. */
function trimSigns(text: string): string {
  return text
    .replaceAll(/[(（【[]\s*[)）】\]]/gu, ' ')
    .replaceAll(/\s{2,}/gu, ' ')
    .replaceAll(/^[\s_\-—.、．,，]+|[\s_\-—.、．,，]+$/gu, '');
}

function firstOf<R>(rules: readonly R[], find: (rule: R) => RegExpExecArray | null): { rule: R; found: RegExpExecArray } | undefined {
  for (const rule of rules) {
    const found = find(rule);
    if (found) return { rule, found };
  }
  return undefined;
}

function group(found: RegExpExecArray, name: string): string {
  return found.groups?.[name] ?? '';
}
