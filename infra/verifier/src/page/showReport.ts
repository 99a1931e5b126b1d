import { readShortCode } from '@assize/contracts/recording/integrity';
import type { Level, Report } from '../Finding.ts';
import { type Language, pageWord, sayIn } from '../words/sayIn.ts';

type Children = (Node | string)[];
export function element<K extends keyof HTMLElementTagNameMap>(name: K, attributes: Record<string, string>, ...children: Children): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

const marks = { fault: '✗', proved: '✓', open: '–' } as const;

/** What was found: the verdict, the code to compare, then what does not fit, what is proved and what is not. */
export function showReport(language: Language, report: Report, kind: 'package' | 'log'): HTMLElement {
  const verdict = report.verdict === 'notPackage' ? 'notPackage' : kind === 'package' ? report.verdict : report.verdict === 'holds' ? 'logHolds' : 'logBroken';
  const shown = element('section', { class: 'report', 'data-verdict': report.verdict, 'aria-labelledby': 'verdict' });
  const mark = element('span', { 'aria-hidden': 'true' }, `${report.verdict === 'holds' ? marks.proved : marks.fault} `);
  shown.append(element('h2', { id: 'verdict', class: report.verdict === 'holds' ? 'good' : 'danger', tabindex: '-1' }, mark, pageWord(language, verdict)));
  if (report.shortCode !== undefined) shown.append(showCode(language, report.shortCode));
  for (const level of ['fault', 'proved', 'open'] as const) shown.append(...showLevel(language, report, level));
  return shown;
}

function showLevel(language: Language, { findings }: Report, level: Level): HTMLElement[] {
  const found = findings.filter((one) => one.level === level);
  if (found.length === 0) return [];
  const lines = found.map((one) =>
    element('li', { 'data-code': one.code }, element('span', { class: 'mark', 'aria-hidden': 'true' }, marks[level]), sayIn(language, one)),
  );
  return [element('h3', {}, pageWord(language, level)), element('ul', { class: level }, ...lines)];
}

function showCode(language: Language, code: string): HTMLElement {
  const input = element('input', { id: 'typed', autocomplete: 'off', autocapitalize: 'characters', spellcheck: 'false', maxlength: '40' });
  const answer = element('p', { role: 'status', class: 'answer' });
  input.addEventListener('input', () => {
    const typed = readShortCode(input.value);
    const word = typed === undefined ? 'codeNone' : typed === code ? 'codeSame' : 'codeOther';
    answer.textContent = input.value.trim() === '' ? '' : pageWord(language, word);
    answer.className = `answer ${word === 'codeSame' ? 'good' : 'danger'}`;
  });
  return element(
    'div',
    { class: 'codes' },
    element('p', {}, pageWord(language, 'code'), element('strong', { class: 'code', 'data-testid': 'short-code' }, code)),
    element('label', { for: 'typed' }, pageWord(language, 'compare')),
    input,
    answer,
  );
}
