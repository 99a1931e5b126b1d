import { describe, expect, it } from 'vitest';
import { ApiError } from '../../session/ApiError.ts';
import { actOnFiling, type FilingAct } from './actOnFiling.ts';
import { addFiles, mostChosen, titleOf } from './chosenFiles.ts';
import { fileInOrder } from './fileInOrder.ts';
import { type Filing, isOneDocument, isSeveral, jobsOf, nothingChosen } from './filing.ts';

const about = { purpose: 'that it was paid', source: 'the bank' };
function file(name: string, { path = '', size = 3, at = 1000 }: { path?: string; size?: number; at?: number } = {}): File {
  const type = /\.(?:jpg|png)$/.test(name) ? `image/${name.slice(-3)}` : 'application/pdf';
  return Object.defineProperty(new File(['x'.repeat(size)], name, { lastModified: at, type }), 'webkitRelativePath', { value: path && `${path}/${name}` });
}
const after = (acts: readonly FilingAct[], before = nothingChosen(false)): Filing => acts.reduce(actOnFiling, before);
const add = (...chosen: File[]): FilingAct => ({ type: 'add', chosen });
const namesOf = (filing: Pick<Filing, 'files'>): string[] => filing.files.map((one) => one.file.name);
const idOf = (filing: Filing, name: string): string => filing.files.find((one) => one.file.name === name)?.id ?? 'none';

describe('files chosen to be filed', () => {
  it('leaves out what systems put into folders, what was chosen already, and what is too much', () => {
    const folder = ['.DS_Store', 'Thumbs.db', '~$b.pdf', 'page 10.pdf', 'page 2.pdf'].map((name) => file(name, { path: 'case' }));
    const inHidden = file('a.pdf', { path: 'case/.git' });
    const first = addFiles([], [...folder, inHidden]);
    expect([namesOf(first), first.leftOut]).toEqual([['page 2.pdf', 'page 10.pdf'], { hidden: 4, twice: 0, over: 0 }]);
    const again = addFiles(first.files, [file('page 2.pdf'), file('page 2.pdf', { size: 4 }), file('page 2.pdf', { at: 2000 }), file('.env')]);
    expect([again.files.length, again.leftOut]).toEqual([5, { hidden: 0, twice: 1, over: 0 }]);
    const alike = addFiles([], [file('scan.pdf', { path: 'case/one' }), file('scan.pdf', { path: 'case/two' })]);
    expect(alike.files).toHaveLength(2);
    const many = addFiles(
      [],
      Array.from({ length: mostChosen + 3 }, (_, index) => file(`${String(index)}.pdf`)),
    );
    expect([many.files.length, many.leftOut.over]).toEqual([mostChosen, 3]);
  });

  it('takes a title from the name without its ending', () => {
    const titles = [
      'Loan_contract v1.2.pdf',
      'archive.tar',
      '.pdf',
      '合同.docx',
      'Mr. Smith to the bank',
      `${'long'.repeat(80)}.pdf`,
      `a${'📄'.repeat(200)}.pdf`,
    ].map((name) => titleOf({ file: file(name), title: null }));
    expect(titles).toEqual(['Loan contract v1.2', 'archive', '.pdf', '合同', 'Mr. Smith to the bank', 'long'.repeat(50), `a${'📄'.repeat(99)}`]);
  });

  it('is ordered by name, numbers by their size, or by hand, and never beyond its ends', () => {
    const chosen = after([add(file('b.pdf'), file('a 10.pdf'), file('a 9.pdf'))]);
    const ordered = after([{ type: 'order', language: 'en' }], chosen);
    expect(namesOf(ordered)).toEqual(['a 9.pdf', 'a 10.pdf', 'b.pdf']);
    const down = after([{ type: 'move', id: idOf(ordered, 'a 9.pdf'), by: 1 }], ordered);
    expect(namesOf(down)).toEqual(['a 10.pdf', 'a 9.pdf', 'b.pdf']);
    for (const [name, by] of [
      ['a 10.pdf', -1],
      ['b.pdf', 1],
    ] as const)
      expect(namesOf(after([{ type: 'move', id: idOf(down, name), by }], down))).toEqual(namesOf(down));
  });
});

describe('the title of one file and of several', () => {
  it('is asked of one, and goes with it into a list and out again', () => {
    const one = after([add(file('a.pdf')), { type: 'words', words: about }]);
    expect(jobsOf(one)).toBeUndefined();
    const named = after([{ type: 'words', words: { title: ' The receipt ' } }], one);
    expect(jobsOf(named)?.map((job) => job.about.title)).toEqual(['The receipt']);
    const two = after([add(file('b.pdf'))], named);
    expect(jobsOf(two)?.map((job) => job.about.title)).toEqual(['The receipt', 'b']);
    expect(jobsOf(after([{ type: 'retitle', id: idOf(two, 'b.pdf'), title: ' ' }], two))).toBeUndefined();
    expect(after([{ type: 'remove', id: idOf(two, 'a.pdf') }], two).words.title).toBe('b');
    expect(after([{ type: 'remove', id: idOf(two, 'b.pdf') }], two).words.title).toBe('The receipt');
  });

  it('is one for photos that are pages of one document, which a camera at hand suggests and a person decides', () => {
    const photos = [file('1.jpg'), file('2.jpg')];
    const atDesk = after([add(...photos)]);
    expect([isOneDocument(atDesk), isSeveral(atDesk)]).toEqual([false, true]);
    expect(isOneDocument(after([add(...photos)], nothingChosen(true)))).toBe(true);
    const taken = after([
      { type: 'take', chosen: photos.slice(0, 1) },
      { type: 'take', chosen: photos.slice(1) },
      { type: 'words', words: { ...about, title: 'Receipts' } },
    ]);
    expect(jobsOf(taken)?.map((job) => [job.about.title, job.files.length])).toEqual([['Receipts', 2]]);
    expect(jobsOf(after([{ type: 'wantOne', wantsOne: false }], taken))?.map((job) => job.files.length)).toEqual([1, 1]);
    expect(isOneDocument(after([{ type: 'wantOne', wantsOne: true }, add(file('c.pdf'))], taken))).toBe(false);
  });
});

describe('filing one after another', () => {
  const gather = (): Filing => after([add(file('a.pdf'), file('b.pdf'), file('c.pdf')), { type: 'words', words: about }]);
  /** Files what is there; `court` answers each upload by its name. */
  async function fileAll(
    filing: Filing,
    court: (name: string) => Error | undefined,
    enters = true,
  ): Promise<{ filing: Filing; seen: Filing[]; entered: string[]; asked: string[] }> {
    const seen: Filing[] = [];
    const entered: string[] = [];
    const asked: string[] = [];
    let now = filing;
    await fileInOrder(jobsOf(filing) ?? [], {
      upload: async ({ files }, onProgress) => {
        const name = files.map((one) => one.file.name).join('+');
        asked.push(name);
        onProgress(0.5);
        const refused = court(name);
        if (refused) throw refused;
        return { documentId: name, sha256: '', bytes: 3, mime: 'application/pdf', name };
      },
      enter: (document, { title }) => Promise.resolve(enters && entered.push(`${document.name}: ${title}`) > 0),
      faultyId: () => undefined,
      report: (act) => seen.push((now = actOnFiling(now, act))),
    });
    return { filing: now, seen, entered, asked };
  }
  const refusal = new ApiError('documentRefused', { cause: 'broken' });

  it('files each in its order, says how far it is, and leaves nothing behind', async () => {
    const { filing, seen, entered } = await fileAll(gather(), () => undefined);
    expect(entered).toEqual(['a.pdf: a', 'b.pdf: b', 'c.pdf: c']);
    expect(
      seen.flatMap(({ run }) =>
        run?.share === 0.5 && run.nowIds.length > 0 ? [`${String(run.index)}/${String(run.count)} ${String(run.filedIds.length)}`] : [],
      ),
    ).toEqual(['0/3 0', '1/3 1', '2/3 2']);
    expect(filing).toEqual({ ...nothingChosen(false), done: { filed: 3, left: 0 } });
  });

  it('goes on after one that is refused, which stays with its reason and what was typed', async () => {
    const three = gather();
    const retitled = after([{ type: 'retitle', id: idOf(three, 'b.pdf'), title: 'The broken one' }], three);
    const { filing, entered } = await fileAll(retitled, (name) => (name === 'b.pdf' ? refusal : undefined));
    expect(entered).toEqual(['a.pdf: a', 'c.pdf: c']);
    expect([namesOf(filing), filing.files[0]?.fault?.text, filing.words, filing.done]).toEqual([
      ['b.pdf'],
      'evidence:fault.broken',
      { ...three.words, title: 'The broken one' },
      { filed: 2, left: 1 },
    ]);
    expect((await fileAll(filing, () => undefined)).entered).toEqual(['b.pdf: The broken one']);
  });

  it('stops where the line broke off: the rest is not tried and stays', async () => {
    const { filing, asked, entered } = await fileAll(gather(), (name) => (name === 'b.pdf' ? new ApiError('offline') : undefined));
    expect([asked, entered, namesOf(filing)]).toEqual([['a.pdf', 'b.pdf'], ['a.pdf: a'], ['b.pdf', 'c.pdf']]);
    expect(filing.files.map((one) => one.fault?.text)).toEqual(['errors:offline.title', undefined]);
  });

  it('uploads nothing twice when only its entry into the register failed', async () => {
    const first = await fileAll(gather(), () => undefined, false);
    expect([first.asked, first.filing.files[0]?.fault?.text]).toEqual([['a.pdf'], 'evidence:fault.notEntered']);
    const second = await fileAll(first.filing, () => undefined);
    expect([second.asked, second.entered]).toEqual([
      ['b.pdf', 'c.pdf'],
      ['a.pdf: a', 'b.pdf: b', 'c.pdf: c'],
    ]);
  });

  it('keeps the photos of a document that was refused, and says why below them', async () => {
    const photos = after([add(file('1.jpg'), file('2.png')), { type: 'words', words: { ...about, title: 'Receipts' } }], nothingChosen(true));
    const { filing } = await fileAll(photos, () => refusal);
    expect([namesOf(filing), filing.fault?.text, filing.words.title]).toEqual([['1.jpg', '2.png'], 'evidence:fault.broken', 'Receipts']);
  });
});
