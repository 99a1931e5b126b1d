import { describe, expect, it } from 'vitest';
import { proposeCatalogue } from './propose.ts';
import { readName } from './readName.ts';

describe('a name says of itself', () => {
  it.each<[string, Partial<ReturnType<typeof readName>>]>([
    ['20260103讯问笔录', { title: '讯问笔录', madeOn: '2026-01-03' }],
    ['讯问笔录 2026-01-03', { title: '讯问笔录', madeOn: '2026-01-03' }],
    ['讯问笔录（2026年1月3日）', { title: '讯问笔录', madeOn: '2026-01-03' }],
    ['003_2026.1.3_起诉意见书_P012', { title: '起诉意见书', madeOn: '2026-01-03', number: 3, page: 12 }],
    ['起诉意见书 第12页', { title: '起诉意见书', page: 12 }],
    ['01讯问笔录', { title: '讯问笔录', number: 1 }],
    ['（一）受案登记表', { title: '受案登记表', number: 1 }],
    ['二十一、鉴定意见', { title: '鉴定意见', number: 21 }],
    ['十、勘验笔录', { title: '勘验笔录', number: 10 }],
    ['副卷-合议笔录', { title: '合议笔录', volume: 'side' }],
    ['正卷', { title: '', volume: 'main' }],
    ['第3卷', { title: '第3卷', number: 3 }],
    ['第十二卷', { title: '第十二卷', number: 12 }],
    // What only looks like a number, a date or a page.
    ['110报警记录', { title: '110报警记录', number: null }],
    ['2名证人的证言', { title: '2名证人的证言', number: null }],
    ['20260230通话', { title: '20260230通话', madeOn: null }],
    ['通话13820260103', { title: '通话13820260103', madeOn: null }],
    ['310101202601030000身份证', { madeOn: null }],
    ['MP3', { title: 'MP3', page: null }],
    ['001', { title: '', number: 1 }],
    ['', { title: '', number: null, madeOn: null, page: null, volume: null }],
  ])('%s', (name, said) => {
    expect(readName(name)).toMatchObject(said);
  });
});

describe('a proposed catalogue', () => {
  const propose = (...names: string[]) => proposeCatalogue(names.map((name, entry) => ({ entry, name })));
  const brief = (...names: string[]) => propose(...names).map(({ entry, volume, folder, title }) => [entry, volume, folder, title].join('|'));

  it('has folders as headings, volumes by their names, and numbers as the order', () => {
    expect(
      brief(
        '演示案卷/副卷/1.合议笔录.pdf',
        '演示案卷/正卷/10 鉴定意见/鉴定意见书.pdf',
        '演示案卷/正卷/02讯问笔录/10.第二次讯问.pdf',
        '演示案卷/正卷/02讯问笔录/9.第一次讯问.pdf',
        '演示案卷/正卷/封面.pdf',
      ),
    ).toEqual(['4|main||封面', '3|main|讯问笔录|第一次讯问', '2|main|讯问笔录|第二次讯问', '1|main|鉴定意见|鉴定意见书', '0|side||合议笔录']);
  });

  it('keeps the number of a volume as a heading', () => {
    expect(brief('第10卷/a.pdf', '第2卷/b.pdf', '第二卷/讯问/c.pdf')).toEqual(['1|main|第2卷|b', '2|main|第二卷 / 讯问|c', '0|main|第10卷|a']);
  });

  it('says the page of what would be called the same', () => {
    expect(brief('笔录_P002.jpg', '笔录_P001.jpg', '意见书_P003.jpg')).toEqual(['1|main||笔录 P1', '0|main||笔录 P2', '2|main||意见书']);
  });

  it('leaves out what computers leave beside documents, and gives every entry a title', () => {
    const rows = propose('__MACOSX/a/._1.pdf', 'a/.DS_Store', 'a/Thumbs.db', 'a/~$笔录.docx', 'a/001.pdf', 'a/.pdf');
    expect(rows.filter((row) => !row.leaveOut).map((row) => row.title)).toEqual(['001']);
    expect(rows.every((row) => row.title !== '')).toBe(true);
  });

  it('bounds what is too long, and takes no more than a moment for names made to be slow', () => {
    const [row] = propose(`${'夹'.repeat(300)}/${'（'.repeat(400)}${'1'.repeat(90)}.pdf`);
    expect([Array.from(row?.folder ?? '').length <= 200, Array.from(row?.title ?? '').length <= 200]).toEqual([true, true]);
    expect(propose('').length).toBe(1);
  });
});
