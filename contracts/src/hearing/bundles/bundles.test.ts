import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutState, viewOf } from '../visibility.ts';
import { buildHearing } from '../../testing/buildHearing.ts';
import { evidenceDocument } from '../../testing/evidenceDocument.ts';
import { refusalOf } from '../../testing/refusalOf.ts';
import { findPage, firstBehind, formatPageNumber, pageNumberOf, pageOrder } from './numbers.ts';

const exhibitIdOf = (index: number): string => `00000000-0000-4000-b007-00000000000${String(index)}`;
const bundleId = '00000000-0000-4000-b010-000000000000';
const about = { title: 'x', purpose: 'x', source: 'y', form: 'copy' as const, pointIds: [] };

describe('the numbers of pages in a bundle', () => {
  const begin = (last: number[], next: number[] | undefined, pages = 2): string => formatPageNumber(firstBehind(last, next, pages));
  it('go on at the end, and inserts get numbers of their own', () => {
    expect([begin([57], undefined), begin([57], [58]), begin([57], [57, 1]), begin([57, 2], [58]), begin([0], [1])]).toEqual([
      '58',
      '57.1',
      '57.0.1',
      '57.3',
      '0.1',
    ]);
  });
  it('lead to the page, as they are written', () => {
    const bundle = {
      id: bundleId,
      title: '',
      entries: [
        { exhibitId: 'a', pages: 57, first: [1] },
        { exhibitId: 'b', pages: 2, first: [57, 1] },
      ],
    };
    expect([findPage(bundle, '57'), findPage(bundle, ' 57.2 '), findPage(bundle, '57.3'), findPage(bundle, '5x'), findPage(bundle, '')]).toEqual([
      { exhibitId: 'a', page: 57 },
      { exhibitId: 'b', page: 2 },
      undefined,
      undefined,
      undefined,
    ]);
  });
  it('never change and stay in the order of reading, whatever is put in where', () => {
    const anyInserts = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 1, max: 40 })), { minLength: 1, maxLength: 25 });
    fc.assert(
      fc.property(anyInserts, (inserts) => {
        const entries: { first: number[]; pages: number }[] = [];
        for (const [where, pages] of inserts) {
          const before = entries.map((one) => formatPageNumber(one.first));
          const at = where % (entries.length + 1);
          const last = entries[at - 1];
          const first = firstBehind(last ? pageNumberOf(last, last.pages) : [0], entries[at]?.first, pages);
          entries.splice(at, 0, { first, pages });
          expect(entries.filter((one) => one.first !== first).map((one) => formatPageNumber(one.first))).toEqual(before);
        }
        const numbers = entries.flatMap((one) => Array.from({ length: one.pages }, (_, page) => pageNumberOf(one, page + 1)));
        for (const [index, number] of numbers.slice(1).entries()) expect(pageOrder(numbers[index] ?? [], number)).toBeLessThan(0);
      }),
    );
  });
});

describe('a bundle', () => {
  const hearing = buildHearing({ upTo: 'inSession' });
  const [clerk, lawyer, defendant] = [hearing.idOf('clerk'), hearing.idOf('lawyer'), hearing.idOf('defendant')];
  const enter = (index: number, afterId: string | null, pages = 3) =>
    hearing.command({ type: 'bundle.enter', payload: { bundleId, exhibitId: exhibitIdOf(index), pages, afterId } }, clerk);
  const shown = (viewerId: string) =>
    Object.values(cutState(hearing.state, viewOf(hearing.state, viewerId), viewerId).bundles).map((one) =>
      one.entries.map(({ exhibitId, first }) => `${exhibitId.slice(-1)}: ${formatPageNumber(first)}`),
    );

  it('is kept by the court, and each reads in it what they may know', () => {
    hearing.command({ type: 'exhibit.file', payload: { exhibitId: exhibitIdOf(0), document: evidenceDocument(0), ...about } }, clerk);
    hearing.command({ type: 'exchange.open', payload: {} }, clerk);
    hearing.command({ type: 'exchange.close', payload: {} }, hearing.idOf('presidingJudge'));
    for (const index of [1, 2])
      hearing.command({ type: 'exhibit.file', payload: { exhibitId: exhibitIdOf(index), document: evidenceDocument(index), ...about } }, lawyer);
    expect(refusalOf(() => hearing.command({ type: 'bundle.open', payload: { bundleId, title: 'Core bundle' } }, lawyer))?.code).toBe('notAllowed');
    hearing.command({ type: 'bundle.open', payload: { bundleId, title: 'Core bundle' } }, clerk);
    enter(0, null);
    enter(1, exhibitIdOf(0));
    enter(2, exhibitIdOf(0));
    expect(shown(clerk)).toEqual([['0: 1', '2: 3.1', '1: 4']]);
    expect(shown(lawyer)).toEqual([['0: 1', '2: 3.1', '1: 4']]);
    // What was filed after the exchange was closed is the other side's to know when the court shows it to them.
    expect(shown(defendant)).toEqual([['0: 1']]);
    expect(shown(hearing.idOf('witness'))).toEqual([]);
  });
  it('takes an exhibit once, none that was withdrawn, and none behind what is not in it', () => {
    const { seq } = hearing.state;
    enter(1, null);
    expect(hearing.state.seq).toBe(seq);
    expect(refusalOf(() => enter(5, null))?.code).toBe('notFound');
    expect(
      refusalOf(() =>
        hearing.command({ type: 'bundle.enter', payload: { bundleId: exhibitIdOf(9), exhibitId: exhibitIdOf(0), pages: 1, afterId: null } }, clerk),
      )?.code,
    ).toBe('notFound');
    hearing.command({ type: 'exhibit.file', payload: { exhibitId: exhibitIdOf(3), document: evidenceDocument(3), ...about } }, lawyer);
    expect(refusalOf(() => enter(3, exhibitIdOf(7)))?.code).toBe('notFound');
    hearing.command({ type: 'exhibit.withdraw', payload: { exhibitId: exhibitIdOf(3), reason: 'x' } }, lawyer);
    expect(refusalOf(() => enter(3, null))?.code).toBe('wrongExhibitState');
  });
});
