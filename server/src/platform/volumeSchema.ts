import type { EntryFault, ImportStatus } from '@assize/contracts/casefile/imports/wire';
import type { Volume } from '@assize/contracts/casefile/volumes/wire';
import type { ColumnType, Generated } from 'kysely';

type AtOrNull = ColumnType<Date | null, Date | null | undefined, Date | null>;

/** Documents of case files and the archives by which they come in, as migration 0016 makes their tables. */
export interface VolumeTables {
  /** One version of a document of a case file; its bytes lie in the store under the case and `store_id`. */
  case_document_version: {
    store_id: string;
    case_id: string;
    document_id: string;
    version: number;
    mime: string;
    bytes: ColumnType<string | number, number, never>;
    sha256: string;
    name: string;
    stored_at: ColumnType<Date, never, never>;
    looked_at: AtOrNull;
    /** When its pages, or why it has none, were known for good. */
    paged_at: AtOrNull;
    page_fault: ColumnType<string | null, never, string>;
  };
  /** An archive of scanned files; `account_id` is who brought it, then who confirmed it, for whom it is filed. */
  case_import: {
    id: string;
    case_id: string;
    account_id: string;
    name: string;
    status: Generated<ImportStatus>;
    made_at: ColumnType<Date, never, never>;
    /** Until when one server files it alone. */
    leased_until: AtOrNull;
  };
  case_import_entry: {
    import_id: string;
    /** Its number in the archive's directory, and its place in the proposed catalogue. */
    entry: number;
    place: number;
    name: string;
    bytes: ColumnType<string | number, number, never>;
    volume: Volume;
    folder: string;
    title: string;
    made_on: string | null;
    leave_out: boolean;
    document_id: ColumnType<string | null, never, string>;
    fault: ColumnType<EntryFault | null, never, EntryFault>;
  };
}
