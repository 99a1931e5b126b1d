import { pagesInBlock } from '@assize/contracts/casefile/search/wire';
import { searchTextOf } from '@assize/contracts/casefile/reading/searchText';
import { foldText } from '@assize/contracts/casefile/search/foldText';
import { sql } from 'kysely';
import type { Db } from '../../platform/db.ts';
import { Reconciler } from '../../platform/Reconciler.ts';
import { keepBlocks } from '../search/keepBlocks.ts';
import type { CasePageTexts } from './CasePageTexts.ts';

interface TenderOptions {
  db: Db;
  texts: CasePageTexts;
  onFault: (error: unknown) => void;
  now?: () => Date;
}

interface DueVersion {
  case_id: string;
  document_id: string;
  version: number;
  filed_at: Date;
}

const casesAtATime = 50;
const versionsAtATime = 10;
/** From one look at a version whose pages have no words yet to the next; doubled each time. */
const firstWaitMs = 15_000;
const mostTries = 12;

/** Takes the words of pages into `case_page_text`, version after version, as they become known. What is done twice is the same. */
export class PageTextTender {
  readonly #options: TenderOptions;
  readonly #reconciler: Reconciler;

  private constructor(options: TenderOptions) {
    this.#options = options;
    const look = (): Promise<boolean> => this.#look();
    this.#reconciler = Reconciler.start({ look, everyMs: 10_000, busyMs: 100, onFault: options.onFault });
  }

  static start(options: TenderOptions): PageTextTender {
    return new PageTextTender(options);
  }

  /** Something was filed or drawn. */
  kick(): void {
    this.#reconciler.kick();
  }

  /** Resolves when nothing more is to be done at once. */
  settled(): Promise<void> {
    return this.#reconciler.settled();
  }

  async #look(): Promise<boolean> {
    const enlisted = await this.#enlist();
    const taken = await this.#takeDue();
    return enlisted === casesAtATime || taken === versionsAtATime;
  }

  get #now(): Date {
    return this.#options.now?.() ?? new Date();
  }

  /** Notes the versions of whose pages something became known, in cases whose log went on. How many cases. */
  async #enlist(): Promise<number> {
    const { db } = this.#options;
    const rows = await db
      .selectFrom('court_case')
      .select(['id', 'head_seq', 'state'])
      .whereRef('head_seq', '>', 'text_seq')
      .where('state', 'is not', null)
      .limit(casesAtATime)
      .execute();
    for (const { id, head_seq: seq, state } of rows) {
      const versions = Object.values(state?.documents ?? {}).flatMap(({ documentId, versions: all }) =>
        all.flatMap(({ version, pages, filedAt }) =>
          pages === null ? [] : [{ case_id: id, document_id: documentId, version, pages, due_at: this.#now, filed_at: filedAt }],
        ),
      );
      for (let at = 0; at < versions.length; at += 1000)
        await db
          .insertInto('case_text_due')
          .values(versions.slice(at, at + 1000))
          .onConflict((conflict) => conflict.doNothing())
          .execute();
      // An act of the same moment makes it greater again, and the case is looked at once more.
      await db.updateTable('court_case').set({ text_seq: seq }).where('id', '=', id).execute();
    }
    return rows.length;
  }

  async #takeDue(): Promise<number> {
    const { db } = this.#options;
    const rows = await db
      .selectFrom('case_text_due')
      .select(['case_id', 'document_id', 'version', 'pages', 'tries', 'filed_at'])
      .where('is_done', '=', false)
      .where('due_at', '<=', this.#now)
      .orderBy('due_at')
      .limit(versionsAtATime)
      .execute();
    for (const row of rows) {
      const withWords = await this.#take(row).catch((error: unknown) => {
        this.#options.onFault(error);
        return 0;
      });
      const tries = row.tries + 1;
      // A page that is empty has no words for ever: after so many looks it is left alone.
      const isDone = withWords >= row.pages || tries >= mostTries;
      const due = { tries, is_done: isDone, due_at: new Date(this.#now.getTime() + firstWaitMs * 2 ** row.tries) };
      await db
        .updateTable('case_text_due')
        .set(due)
        .where((eb) => eb.and({ case_id: row.case_id, document_id: row.document_id, version: row.version }))
        .execute();
    }
    return rows.length;
  }

  /** How many pages have words. */
  async #take({ case_id, document_id, version, filed_at }: DueVersion): Promise<number> {
    const { db, texts } = this.#options;
    const blocks = new Map<number, string[]>();
    let withWords = 0;
    for await (const { page, text: read } of texts.list(case_id, document_id, version)) {
      const text = searchTextOf(read);
      if (text === '') continue;
      withWords += 1;
      const block = Math.floor((page - 1) / pagesInBlock);
      blocks.set(block, [...(blocks.get(block) ?? []), foldText(text)]);
      await db
        .insertInto('case_page_text')
        .values({ case_id, document_id, version, page, text })
        .onConflict((conflict) =>
          conflict
            .columns(['case_id', 'document_id', 'version', 'page'])
            .doUpdateSet({ text })
            .where(sql`case_page_text.text`, 'is distinct from', text),
        )
        .execute();
    }
    await keepBlocks(db, { case_id, document_id, version, filed_at }, blocks);
    return withWords;
  }

  close(): Promise<void> {
    return this.#reconciler.close();
  }
}
