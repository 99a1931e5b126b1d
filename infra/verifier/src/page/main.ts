import { z } from 'zod';
import { checkLogFile, checkPackage } from '../checkPackage.ts';
import type { Report } from '../Finding.ts';
import type { PackageFile } from '../PackageFile.ts';
import { type Language, pageWord } from '../words/sayIn.ts';
import { fromDrop, fromInput, makePageHash } from './chosenFiles.ts';
import { element, showReport } from './showReport.ts';

z.config({ jitless: true }); // the page's policy allows no code made of text

let language: Language = navigator.language.startsWith('zh') ? 'zh-CN' : 'en';
let last: { report: Report; kind: 'package' | 'log' } | undefined;
const main = document.querySelector('main') ?? document.body;
const status = element('p', { role: 'status', class: 'status' });
const report = element('div', { 'data-testid': 'report' });

function draw(): void {
  document.documentElement.lang = language;
  document.title = pageWord(language, 'title');
  const switcher = element('button', { type: 'button', class: 'quiet', lang: language === 'en' ? 'zh-CN' : 'en' }, pageWord(language, 'language'));
  switcher.addEventListener('click', () => {
    language = language === 'en' ? 'zh-CN' : 'en';
    draw();
  });
  const input = element('input', { type: 'file', id: 'folder', webkitdirectory: '', multiple: '', 'aria-describedby': 'lead' });
  input.addEventListener('change', () => void check(Promise.resolve(fromInput(input.files ?? []))));
  main.replaceChildren(
    element('header', {}, element('h1', {}, pageWord(language, 'title')), switcher),
    element('p', { id: 'lead' }, pageWord(language, 'lead')),
    element(
      'div',
      { class: 'choose' },
      element('label', { for: 'folder' }, pageWord(language, 'choose')),
      input,
      element('span', {}, pageWord(language, 'drop')),
    ),
    status,
    report,
  );
  if (last) report.replaceChildren(showReport(language, last.report, last.kind));
}

async function check(chosen: Promise<PackageFile[]>): Promise<void> {
  last = undefined;
  report.replaceChildren();
  try {
    last = await run(await chosen);
    status.textContent = '';
    report.replaceChildren(showReport(language, last.report, last.kind));
    document.querySelector<HTMLElement>('#verdict')?.focus();
  } catch (error) {
    status.textContent = pageWord(language, 'failed', { reason: error instanceof Error ? error.message : String(error) });
  }
}

async function run(files: PackageFile[]): Promise<NonNullable<typeof last>> {
  const [only, second] = files;
  if (only && !second && only.path.endsWith('.json')) {
    const pieces: BlobPart[] = [];
    for await (const piece of only.read()) pieces.push(piece.slice());
    return { report: checkLogFile(await new Blob(pieces).text()), kind: 'log' };
  }
  const onProgress = (done: number, all: number): void => {
    status.textContent = `${pageWord(language, 'working')}: ${String(Math.floor((100 * done) / Math.max(1, all)))} %`;
  };
  return { report: await checkPackage(files, { makeHash: makePageHash, onProgress }), kind: 'package' };
}

document.addEventListener('dragover', (event) => event.preventDefault());
document.addEventListener('drop', (event) => {
  event.preventDefault();
  // The items are gone once this handler has returned.
  void check(fromDrop(event.dataTransfer?.items ?? []));
});
draw();
