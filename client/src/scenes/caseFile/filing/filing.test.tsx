import { describe, expect, it } from 'vitest';
import { textOf } from '../../../i18n/describeStates.tsx';
import { languages } from '../../../i18n/languages.ts';
import { renderInLanguage } from '../../../i18n/renderInLanguage.tsx';
import { ApiError } from '../../../session/ApiError.ts';
import { actOnCaseFiling, canFile, type CaseFiling, type CaseFilingAct, nothingToFile } from './caseFiling.ts';
import { fileIntoCase } from './fileIntoCase.ts';
import { FilingView } from './FilingView.tsx';
import { NewVersionForm } from './NewVersionForm.tsx';

const filesNamed = (...names: string[]): File[] => names.map((name) => Object.assign(new File([name], name, { lastModified: 1 }), { webkitRelativePath: '' }));
const acted = (...acts: CaseFilingAct[]): CaseFiling => acts.reduce(actOnCaseFiling, nothingToFile);
const chosen = acted({ type: 'add', chosen: filesNamed('a.pdf', 'b.pdf', 'c.pdf') });
const idOf = (filing: CaseFiling, name: string): string => filing.files.find((one) => one.file.name === name)?.id ?? '';

/** Files all of it, with what is thrown for some by name; the filing afterwards, and what was sent under which id. */
async function run(start: CaseFiling, faults: Record<string, Error> = {}) {
  let filing = start;
  const sent: [string, string][] = [];
  await fileIntoCase(filing.files, {
    enter: (one, onProgress) => {
      sent.push([one.file.name, one.id]);
      onProgress(0.5);
      const fault = faults[one.file.name];
      return fault ? Promise.reject(fault) : Promise.resolve();
    },
    report: (act) => {
      filing = actOnCaseFiling(filing, act);
    },
  });
  return { filing, sent };
}

describe('filing documents into a case', () => {
  it('files all in their order and leaves an empty list', async () => {
    const { filing, sent } = await run(chosen);
    expect(sent.map(([name]) => name)).toEqual(['a.pdf', 'b.pdf', 'c.pdf']);
    expect(filing).toMatchObject({ files: [], run: null, done: { filed: 3, left: 0 } });
  });
  it('loses nothing by one that fails, and tries it again as the same document', async () => {
    const titled = actOnCaseFiling(chosen, { type: 'retitle', id: idOf(chosen, 'b.pdf'), title: '讯问笔录' });
    const { filing, sent } = await run(titled, { 'b.pdf': new ApiError('documentRefused', { cause: 'broken' }) });
    expect(sent).toHaveLength(3);
    expect(filing.files).toMatchObject([{ title: '讯问笔录', fault: { text: 'evidence:fault.broken' } }]);
    expect(filing.done).toEqual({ filed: 2, left: 1 });
    const again = await run(filing);
    expect(again.sent).toEqual([['b.pdf', idOf(titled, 'b.pdf')]]);
    expect(again.filing.files).toEqual([]);
  });
  it.each(['offline', 'wrongCaseState', 'notAllowed'] as const)('tries no further after what would fail for all: %s', async (code) => {
    const { filing, sent } = await run(chosen, { 'b.pdf': new ApiError(code) });
    expect(sent.map(([name]) => name)).toEqual(['a.pdf', 'b.pdf']);
    expect(filing.files.map((one) => one.file.name)).toEqual(['b.pdf', 'c.pdf']);
    expect(filing.files.map((one) => one.fault !== undefined)).toEqual([true, false]);
  });
  it('sends nothing without a title, nor twice at once', () => {
    expect(canFile(chosen)).toBe(true);
    expect(canFile(nothingToFile)).toBe(false);
    expect(canFile(actOnCaseFiling(chosen, { type: 'retitle', id: idOf(chosen, 'a.pdf'), title: ' ' }))).toBe(false);
    expect(canFile(actOnCaseFiling(chosen, { type: 'begin' }))).toBe(false);
  });
  it('keeps where it will stand for the next files', async () => {
    const placed = actOnCaseFiling(chosen, { type: 'place', place: { volume: 'side', folder: '讨论记录' } });
    expect((await run(placed)).filing.place).toEqual({ volume: 'side', folder: '讨论记录', madeOn: '' });
  });
});

describe.each(languages)('the form of filing in %s', (language) => {
  const none = (): void => undefined;
  const draw = (filing: CaseFiling): string =>
    renderInLanguage(language, <FilingView filing={filing} act={none} onFile={none} onOrder={none} onDropUploads={none} />);
  it('shows each file with its title, and how far it is', () => {
    const html = draw(chosen);
    expect(html.match(/data-testid="chosen-file"/g)).toHaveLength(3);
    const steps: CaseFilingAct[] = [
      { type: 'begin' },
      { type: 'filed', id: idOf(chosen, 'a.pdf') },
      { type: 'step', id: idOf(chosen, 'b.pdf') },
      { type: 'sent', share: 0.5 },
    ];
    const running = draw(steps.reduce(actOnCaseFiling, chosen));
    expect(textOf(running)).toMatch(/Filing 2 of 3|第 2 份，共 3 份/);
    expect(running).toContain('aria-valuenow="50"');
  });
  it('says what is left and why, and offers room where that is what is missing', async () => {
    const { filing } = await run(chosen, { 'b.pdf': new ApiError('documentRefused', { cause: 'tooManyUploads' }) });
    const html = draw(filing);
    expect(textOf(html)).toMatch(/1 is left|还有 1 份未入卷/);
    expect(html).toContain('data-testid="uploads-drop"');
    expect(draw(chosen)).not.toContain('uploads-drop');
  });
  it('leaves no key in its texts', () => {
    const version = renderInLanguage(language, <NewVersionForm caseId="x" documentId="y" onDone={none} />);
    for (const html of [draw(nothingToFile), draw(chosen), version]) expect(textOf(html)).not.toMatch(/files:|evidence:|{{|undefined/);
  });
});
