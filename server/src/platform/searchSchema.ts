import type { Volume } from '@assize/contracts/casefile/volumes/wire';

/** The tables by which cases and their pages are found. All are readings of a case's state, but the blocks. */
export interface SearchTables {
  /** Names of parties and agents as `nameKeysOf` gives them. */
  case_name: { case_id: string; name: string; pinyin: string; initials: string; keys: number[]; is_kept: boolean; is_masked: boolean };
  /** What is in the catalogues, in its newest version. */
  case_document: { case_id: string; document_id: string; version: number; volume: Volume; title: string; filed_by: string | null };
  /** What is open to an agency by a grant; no document: the whole main volume. */
  case_grant: { case_id: string; agency_id: string; document_id: string | null; until_at: Date };
  /** Keys of so many pages (`pagesInBlock`), of pages 1 to 8 in block 0, and so on; of what is in `case_document`, and placed as it is. */
  case_text_block: {
    filed_at: Date;
    case_id: string;
    document_id: string;
    version: number;
    block: number;
    volume: Volume;
    filed_by: string | null;
    keys: number[];
  };
}
