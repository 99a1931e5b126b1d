import { keysOfWord } from '@assize/contracts/casefile/search/searchKeys';
import { sql } from 'kysely';
import type { Db } from '../../../../server/src/platform/db.ts';
import { median, round } from '../statistics.ts';

const words = ['诈骗', '投资平台', '电信网络诈骗', '13800'];
const times = 5;

/** The keys of blocks against a trigram index (pg_trgm) of the text of each page: what is made, how great it is, and how all that fits is counted. */
export async function compareIndexes(db: Db) {
  await sql`create extension if not exists pg_trgm`.execute(db);
  const beganMs = performance.now();
  await sql`create index page_by_trigram on case_page_text using gin (text gin_trgm_ops)`.execute(db);
  const trigramMadeS = round((performance.now() - beganMs) / 1000, 1);
  await sql`vacuum analyze case_page_text`.execute(db);
  const timed = async (run: () => Promise<unknown>): Promise<number> => {
    const took: number[] = [];
    for (let index = 0; index < times; index++) {
      const startMs = performance.now();
      await run();
      took.push(performance.now() - startMs);
    }
    return round(median(took), 1);
  };
  const counted = [];
  for (const word of words) {
    const keysMs = await timed(() => sql`select count(*) from case_text_block where keys @> ${keysOfWord(word)}::integer[]`.execute(db));
    const trigramsMs = await timed(() => sql`select count(*) from case_page_text where text like ${`%${word}%`}`.execute(db));
    counted.push({ word, keysMs, trigramsMs });
  }
  const { rows } = await sql<{ keys: string; trigrams: string }>`
    select pg_size_pretty(pg_relation_size('case_text_block_by_key')) as keys, pg_size_pretty(pg_relation_size('page_by_trigram')) as trigrams`.execute(db);
  await sql`drop index page_by_trigram`.execute(db);
  return { trigramMadeS, sizes: rows[0], counted };
}
