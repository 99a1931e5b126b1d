import type { ColumnType } from 'kysely';

/** Uploads that are no document yet, as migrations 0005, 0016 and 0021 make their table. */
export interface UploadTables {
  /** What is being uploaded; `bytes` is what it was begun for. */
  upload: {
    id: string;
    account_id: string;
    hearing_id: string | null;
    participant_id: string | null;
    /** For a case file, and then for no hearing. */
    case_id: string | null;
    /** For an application to the docket, and then for nothing else. */
    application_id: string | null;
    bytes: ColumnType<string | number, number, never>;
    begun_at: ColumnType<Date, never, never>;
  };
}
