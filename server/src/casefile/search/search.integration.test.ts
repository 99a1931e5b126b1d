import { caseFileQuerySchema } from '@assize/contracts/casefile/fileViews';
import { secrecies } from '@assize/contracts/casefile/kinds';
import { type FindPages, type FoundPage, pagesInBlock } from '@assize/contracts/casefile/search/wire';
import type { CaseViewer } from '@assize/contracts/casefile/access';
import { type Kysely, sql } from 'kysely';
import { up as byPieces } from '../../../migrations/0032_search_by_pieces.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { factsOf, findCaseViewer, type NamedViewer } from '../caseAccess.ts';
import { listCaseFiles } from '../listCaseFiles.ts';
import { readableDocuments } from '../reading/readableDocuments.ts';
import { testAgencies } from '@assize/contracts/testing/buildCase';
import { databases, type TestDatabase } from '../../testing/databases.ts';
import { findPages } from './findPages.ts';
import { SearchedFiles } from '../../testing/SearchedFiles.ts';

const asked = { now: new Date(), timeZone: 'Asia/Shanghai' };

describe.each(databases)('search on %s', (_, make) => {
  let database: TestDatabase;
  let files: SearchedFiles;
  let head: NamedViewer;
  let otherHead: NamedViewer;
  const everybody = async (): Promise<CaseViewer[]> => Promise.all(files.accountIds.map((accountId) => findCaseViewer(database.db, { accountId })));
  /** Of who sees many cases things are looked for otherwise than of who sees few; what is told is the same. */
  const eachWay = async <T>(search: (fewCases?: number) => Promise<T>): Promise<T> => {
    const found = await search();
    expect(await search(0)).toEqual(found);
    return found;
  };
  const pagesAfter = (viewer: CaseViewer, text: string, after: FindPages['after']) =>
    eachWay((fewCases) => findPages(database.db, viewer, { text, after }, { ...asked, ...(fewCases === undefined ? {} : { fewCases }) }));
  const pages = (viewer: CaseViewer, text: string) => pagesAfter(viewer, text, null);
  const cases = (viewer: CaseViewer, query: object) =>
    eachWay((fewCases) => listCaseFiles(database.db, viewer, caseFileQuerySchema.parse(query), { fewCases }));
  const allPages = async (viewer: CaseViewer, text: string): Promise<FoundPage[]> => {
    const told: FoundPage[] = [];
    let after: FindPages['after'] = null;
    do {
      const { found, next } = await pagesAfter(viewer, text, after);
      told.push(...found);
      after = next;
    } while (after);
    return told;
  };
  const list = async (viewer: CaseViewer, text: string, more: object = {}) => {
    const page = await cases(viewer, { text, ...more });
    return page.cases.map((one) => one.title);
  };

  beforeAll(async () => {
    database = await make();
    files = await SearchedFiles.make(database.db);
    head = await files.viewer('police', 'head');
    otherHead = await files.viewer('police2', 'head');
  }, 180_000);
  afterAll(() => database.close());

  test('finds pages for everybody in exactly the documents that they may read', async () => {
    for (const secrecy of secrecies) await files.openEachWay(secrecy, `甲乙丙词 ${secrecy}`);
    const rows = await database.db.selectFrom('court_case').select(['id', 'state']).execute();
    let [seen, hidden] = [0, 0];
    for (const viewer of await everybody()) {
      const found = await allPages(viewer, '甲乙丙词');
      const readable = rows.flatMap(({ id, state }) =>
        state
          ? readableDocuments(viewer, state, factsOf(state, asked.now), asked.now, asked.timeZone).map(
              (one) => `${id} ${one.documentId} ${String(one.version)}`,
            )
          : [],
      );
      expect(found.map((one) => `${one.caseId} ${one.documentId} ${String(one.version)}`).toSorted()).toEqual(readable.toSorted());
      seen += readable.length;
      hidden += readable.length === 0 ? 1 : 0;
    }
    expect(seen).toBeGreaterThan(20);
    expect(hidden).toBeGreaterThan(0);
  }, 300_000);

  test('finds Chinese inside sentences, however it is written, and all of several words on one page', async () => {
    const file = await files.open({ title: 'Words' });
    await file.addDocument(['被告人张三以虚构的投资平台骗取被害人钱款。', '开庭传票 电话13800138000 Demo BANK', '起诉']);
    await file.addDocument(['意见书，诉讼']);
    const on = async (text: string) => (await pages(head, text)).found.map((one) => one.page);
    expect(await on('资平台骗')).toEqual([1]);
    expect(await on('張三 投資平臺')).toEqual([1]);
    expect((await pages(head, '騙取')).found[0]?.snippet).toEqual({ before: '被告人张三以虚构的投资平台', match: '骗取', after: '被害人钱款。' });
    expect(await on('8001380')).toEqual([2]);
    expect(await on('bank 传票')).toEqual([2]);
    expect(await on('bank 平台')).toEqual([]);
    // Neither the end of one page and the beginning of the next, nor two keys that stand apart, are words.
    expect(await on('起诉意见')).toEqual([]);
    expect(await on('被害人张三')).toEqual([]);
    expect(await pages(head, '张')).toEqual({ found: [], next: null, isTooShort: true });
    expect((await pages(head, '%_')).isTooShort).toBe(true);
  });

  test('goes on where a page of the answer ended, and tells every page once', async () => {
    const file = await files.open({ title: 'Many' });
    for (let index = 0; index < 3; index++) await file.addDocument(Array.from({ length: 19 }, (__, page) => `戊己庚 ${String(page + 1)}`));
    // So many that they are found among the newest.
    await file.addDocument(Array.from({ length: 400 }, () => '戊己庚'));
    const told = (await allPages(head, '戊己庚')).map((one) => `${one.documentId} ${String(one.page)}`);
    expect(told).toHaveLength(457);
    expect(new Set(told).size).toBe(457);
  });

  test('stops where words stand near one another and on no page together, and says where to go on', async () => {
    const file = await files.open({ title: 'Apart' });
    const apart = Array.from({ length: 165 * pagesInBlock }, (__, page) => ['申酉', '戌亥'][page % pagesInBlock] ?? '');
    const documentId = await file.addDocument([...apart, '申酉 戌亥']);
    const { found, next } = await pages(head, '申酉 戌亥');
    expect([found, next]).toEqual([[], expect.objectContaining({ documentId, page: 160 * pagesInBlock })]);
    expect((await allPages(head, '申酉 戌亥')).map((one) => one.page)).toEqual([165 * pagesInBlock + 1]);
  });

  test('follows a document into its next version, into another volume and out of the catalogue', async () => {
    const file = await files.open({ title: 'Moves' });
    const documentId = await file.addDocument(['辛壬癸一']);
    const found = async (text: string) => (await pages(head, text)).found.length;
    expect(await found('辛壬癸')).toBe(1);
    await file.replace(documentId, ['子巳午二']);
    expect([await found('辛壬癸'), await found('巳午二')]).toEqual([0, 1]);
    const placed = { documentId, volume: 'side' as const, folder: '', title: 'x', madeOn: null };
    file.made.command({ type: 'document.describe', payload: placed });
    file.grant('police2');
    await file.keep();
    expect([await found('巳午二'), (await pages(otherHead, '巳午二')).found.length]).toEqual([1, 0]);
    file.made.command({ type: 'document.describe', payload: { ...placed, volume: 'main' } });
    await file.keep();
    expect((await pages(otherHead, '巳午二')).found.length).toBe(1);
    file.made.command({ type: 'document.withdraw', payload: { documentId, reason: 'x' } });
    await file.keep();
    expect(await found('巳午二')).toBe(0);
  });

  test('answers byte for byte the same whether there is a hidden case that fits or not', async () => {
    const file = await files.open({ title: '演示子丑案' });
    await file.addDocument(['子丑寅卯']);
    await file.addParty('子丑人');
    const answers = async (): Promise<string[]> => {
      const all: string[] = [];
      for (const viewer of (await everybody()).filter((one) => one.memberships.every(({ agency }) => agency.id !== testAgencies.police.id)))
        for (const text of ['子丑', '子丑寅卯', 'zichou', 'zcr']) all.push(JSON.stringify([await pages(viewer, text), await cases(viewer, { text })]));
      return all;
    };
    const before = await answers();
    const hidden = await files.open({ title: '演示子丑密案', secrecy: 'secret' });
    await hidden.addDocument(['子丑寅卯 子丑寅卯']);
    await hidden.addParty('子丑人');
    expect(await answers()).toEqual(before);
    expect((await pages(head, '子丑寅卯')).found).toHaveLength(2);
  }, 300_000);

  test('finds cases by names: as written, by pinyin, initials, variants and, where asked, the same sound', async () => {
    const file = await files.open({ title: 'Named' });
    await file.addParty('張曉明');
    await (await files.open({ title: 'Surname' })).addParty('曾国华');
    for (const text of ['张晓明', '張曉', '晓明', 'zhangxiaoming', 'ZhangXiao', 'zxm', 'Named zxm']) expect(await list(head, text), text).toEqual(['Named']);
    expect(await list(head, 'zengguohua')).toEqual(['Surname']);
    expect(await list(head, '章小明')).toEqual([]);
    expect(await list(head, '章小明', { isBySound: true })).toEqual(['Named']);
    expect(await list(head, 'a%')).toEqual([]);
  });

  test('finds cases by any piece of their numbers, titles and names, a single character too', async () => {
    const file = await files.open({ title: '演示单字案', caseNumber: '（2026）演9字第771号' });
    await file.addParty('郜演示');
    for (const text of ['演9字第77', '(2026)演9', '9字第771号', '单字', '郜', '771 郜 单']) expect(await list(head, text), text).toEqual(['演示单字案']);
    for (const text of ['演9字77', '72 郜', '字单']) expect(await list(head, text), text).toEqual([]);
    expect(await list(otherHead, '郜')).toEqual([]);
  });

  test('finds nobody by a name that the searcher is not told', async () => {
    const minors = await files.open({ title: 'Protected', secrecy: 'minors' });
    await minors.addParty('贾演示');
    minors.grant('police2');
    await minors.keep();
    const drugs = await files.open({ title: 'Drugs', matters: ['antiDrug'] });
    await drugs.addParty('甄演示', 'reporter');
    drugs.grant('police2');
    await drugs.keep();
    expect([await list(head, '贾演示'), await list(head, 'zhenyanshi')]).toEqual([['Protected'], ['Drugs']]);
    expect([await list(otherHead, '贾演示'), await list(otherHead, 'zhenyanshi'), await list(otherHead, 'jys')]).toEqual([[], [], []]);
    expect(await list(otherHead, 'Protected')).toEqual(['Protected']);
  });

  test('finds cases and names that were there before they had pieces', async () => {
    const { db } = database;
    await (await files.open({ title: 'Earlier', caseNumber: '（2025）演8字第12号' })).addParty('郝演示');
    // As the migration found them.
    await sql`update court_case set found_keys = '{}'`.execute(db);
    await sql`update case_name set keys = '{}'`.execute(db);
    await sql`create index case_name_by_name on case_name (name text_pattern_ops)`.execute(db);
    await sql`drop index case_text_block_in_order`.execute(db);
    expect([await list(head, '演8字'), await list(head, '郝')]).toEqual([[], []]);
    await byPieces(db as unknown as Kysely<unknown>);
    expect([await list(head, '演8字'), await list(head, '郝')]).toEqual([['Earlier'], ['Earlier']]);
  });

  test('pages through a list by its order, and counts no further than a thousand', async () => {
    await files.copyCases('Demo list', 1070);
    let after: ReturnType<typeof caseFileQuerySchema.parse>['after'] = null;
    const seen = new Set<string>();
    do {
      const page = await cases(head, { text: 'demo list', after });
      expect(page).toMatchObject({ total: 1000, isMore: true });
      for (const one of page.cases) seen.add(one.id);
      after = page.next;
    } while (after);
    expect(seen.size).toBe(1070);
  }, 60_000);
});
