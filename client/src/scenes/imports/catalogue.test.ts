import { describe, expect, it } from 'vitest';
import { ApiError } from '../../session/ApiError.ts';
import { copyAbove, changeRow, type Entry, isSaved, moveRow, openCatalogue, shownRows } from './catalogue.ts';
import { CatalogueKeeper, type SaveCorrections } from './CatalogueKeeper.ts';
import { openProposal } from './openProposal.ts';
import { buildEntry } from './testData.ts';

const entries = (count: number): Entry[] => Array.from({ length: count }, (_, index) => buildEntry(index));
const order = (rows: readonly Entry[]): string => rows.map((row) => row.entry).join('');

describe('a proposed catalogue', () => {
  it('is put in another order, and stays as it is where there is no such place', () => {
    const before = openCatalogue(entries(4));
    expect(order(moveRow(before, 3, 0).rows)).toBe('3012');
    expect(moveRow(before, 3, 4)).toBe(before);
    expect(moveRow(before, 0, -1)).toBe(before);
  });
  it('takes over what stands in the row above, and nothing in the first', () => {
    const before = changeRow(openCatalogue(entries(3)), 1, { folder: '讯问笔录' });
    expect(copyAbove(before, 2, 'folder').rows[2]?.folder).toBe('讯问笔录');
    expect(copyAbove(before, 0, 'folder')).toBe(before);
  });
  it('shows what was asked for, each row with its place among all', () => {
    const { rows } = changeRow(openCatalogue(entries(4)), 2, { leaveOut: true, title: '封面' });
    expect(shownRows(rows, 'kept', '').map((one) => one.place)).toEqual([0, 1, 3]);
    expect(shownRows(rows, 'all', ' 封面 ').map((one) => one.place)).toEqual([2]);
    expect(shownRows(rows, 'refused', '')).toEqual([]);
  });
});

describe('corrections', () => {
  const keep = (count: number, fail: () => boolean = () => false) => {
    const asked: { rows: { entry: number; title: string }[]; order?: number[] }[] = [];
    const keeper: CatalogueKeeper = new CatalogueKeeper(entries(count), (body) => {
      asked.push(body);
      return fail() ? Promise.reject(new ApiError('offline')) : Promise.resolve();
    });
    return { keeper, asked };
  };

  it('are saved a hundred rows at a time, and the order once behind them', async () => {
    const { keeper, asked } = keep(250);
    for (let entry = 0; entry < 250; entry += 1) keeper.change(entry, { folder: '证据' });
    keeper.move(249, 0);
    await keeper.saveAll();
    expect(asked.map(({ rows, order: named }) => [rows.length, named?.length])).toEqual([
      [100, undefined],
      [100, undefined],
      [50, undefined],
      [0, 250],
    ]);
    expect(isSaved(keeper.store.getState().catalogue)).toBe(true);
  });
  it('of long texts come in smaller parts', async () => {
    const { keeper, asked } = keep(100);
    for (let entry = 0; entry < 100; entry += 1) keeper.change(entry, { title: '笔'.repeat(200), folder: '录'.repeat(200) });
    await keeper.saveAll();
    expect(asked.length).toBeGreaterThan(1);
    expect(Math.max(...asked.map((body) => new TextEncoder().encode(JSON.stringify(body)).length))).toBeLessThan(64_000);
  });
  it('that are made while others are on their way are saved behind them', async () => {
    const asked: string[] = [];
    const keeper: CatalogueKeeper = new CatalogueKeeper(entries(1), ({ rows }) => {
      asked.push(rows[0]?.title ?? '');
      if (asked.length === 1) keeper.change(0, { title: 'second' });
      return Promise.resolve();
    });
    keeper.change(0, { title: 'first' });
    await keeper.saveAll();
    expect(asked).toEqual(['first', 'second']);
  });
  it('that could not be saved are kept, and are saved with the next', async () => {
    let isOffline = true;
    const { keeper, asked } = keep(2, () => isOffline);
    keeper.change(1, { title: '更正' });
    await expect(keeper.saveAll()).rejects.toThrow();
    expect(keeper.store.getState()).toMatchObject({ refusal: 'offline', isSaving: false });
    isOffline = false;
    await keeper.saveAll();
    expect(asked[1]?.rows).toMatchObject([{ entry: 1, title: '更正' }]);
    expect(keeper.store.getState().refusal).toBeNull();
  });
  it('without a title wait for one', async () => {
    const { keeper, asked } = keep(1);
    keeper.change(0, { title: ' ' });
    await keeper.saveAll();
    expect(asked).toEqual([]);
    expect(isSaved(keeper.store.getState().catalogue)).toBe(false);
    keeper.close();
  });
});

describe('a proposal that is opened again', () => {
  /** A court with one import of two rows, which can be out of reach. */
  const buildCourt = () => {
    const court = { rows: entries(2), isReached: true };
    const save: SaveCorrections = ({ rows }) => {
      if (!court.isReached) return Promise.reject(new ApiError('offline'));
      court.rows = court.rows.map((row) => ({ ...row, ...rows.find((one) => one.entry === row.entry) }));
      return Promise.resolve();
    };
    const importId = crypto.randomUUID();
    return { court, open: () => openProposal(importId, () => Promise.resolve(court.rows), save) };
  };

  it('has what was typed a moment before it was left, and writes nothing older over it', async () => {
    const { court, open } = buildCourt();
    const first = await open();
    first.change(0, { title: '更正' });
    first.close();
    const again = await open();
    again.change(0, { folder: '证据' });
    await again.saveAll();
    expect(court.rows[0]).toMatchObject({ title: '更正', folder: '证据' });
  });
  it('goes on with what could not be saved', async () => {
    const { court, open } = buildCourt();
    const first = await open();
    first.change(0, { title: '更正' });
    court.isReached = false;
    first.close();
    const again = await open();
    expect(again.store.getState().catalogue.rows[0]?.title).toBe('更正');
    court.isReached = true;
    again.change(0, { folder: '证据' });
    await again.saveAll();
    expect(court.rows[0]).toMatchObject({ title: '更正', folder: '证据' });
  });
  it('begins with what others made of it meanwhile', async () => {
    const { court, open } = buildCourt();
    (await open()).close();
    court.rows = [buildEntry(0, { title: '他人更正' }), buildEntry(1)];
    expect((await open()).store.getState().catalogue.rows[0]?.title).toBe('他人更正');
  });
});
