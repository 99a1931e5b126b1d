import type { ColumnType, Generated } from 'kysely';
import type { At } from './columns.ts';

/** The tables by which cases are read: who asked to, comments, notes, and the words of pages. */
export interface ReadingTables {
  case_reading: { reading_id: string; case_id: string; account_id: string; asked_at: ColumnType<Date, never, never> };
  /** Words of comments, which the log holds by hash alone. */
  case_comment: {
    comment_id: string;
    case_id: string;
    account_id: string;
    body: string;
    answer: ColumnType<string | null, never, string>;
    at: ColumnType<Date, never, never>;
    answered_at: ColumnType<Date | null, never, Date>;
  };
  /** Read by whoever wrote it and by nobody else. */
  case_note: { case_id: string; document_id: string; page: number; account_id: string; body: string; is_bookmark: boolean; changed_at: At };
  /** Text as it is searched (`searchTextOf`). */
  case_page_text: { case_id: string; document_id: string; version: number; page: number; text: string };
  case_text_due: {
    case_id: string;
    document_id: string;
    version: number;
    pages: number;
    tries: Generated<number>;
    due_at: At;
    filed_at: ColumnType<Date, string, never>;
    is_done: Generated<boolean>;
  };
}
