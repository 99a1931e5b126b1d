import type { MaterialKind } from '@assize/contracts/docket/causes';
import type { DocketForm } from '@assize/contracts/docket/form';
import type { DocketState, DocketStatus } from '@assize/contracts/docket/state';
import type { DocketActor, DocketEventType } from '@assize/contracts/docket/wire';
import type { ColumnType, Generated } from 'kysely';
import type { AtOrNull, Json } from './columns.ts';

/** Applications to a court's docket, as migrations 0021 and 0031 make their tables. */
export interface DocketTables {
  docket_court: { court_id: string; code: string };
  docket_counter: { court_id: string; year: number; word: string; next: Generated<number> };
  docket_application: {
    /** Of the case, too, when it is accepted. */
    id: string;
    court_id: string;
    account_id: string;
    is_demo: boolean;
    created_at: ColumnType<Date, never, never>;
    status: DocketStatus;
    /** The account was made with it, and is of nobody who had one before. */
    made_account: Generated<boolean>;
    /** When the applicant last changed what they fill in. */
    changed_at: ColumnType<Date, Date | undefined, Date>;
    /** When they were told that the draft lapses; null: not since it was changed. */
    warned_at: AtOrNull;
    sent_at: AtOrNull;
    /** A day, `2026-11-24`. */
    due_on: string | null;
    /** How often the form was saved. */
    revision: Generated<number>;
    form: Json<DocketForm>;
    head_seq: number;
    head_hash: string;
    state: Json<DocketState>;
  };
  docket_event: {
    application_id: string;
    seq: number;
    type: DocketEventType;
    payload: Json<Record<string, unknown>>;
    actor: Json<DocketActor>;
    at: string;
    previous_hash: string;
    hash: string;
  };
  docket_material: {
    /** Of the upload that it was, and of the document that it becomes. */
    id: string;
    application_id: string;
    kind: MaterialKind;
    title: string;
    file_name: string;
    mime: string;
    bytes: ColumnType<string | number, number, never>;
    sha256: string;
    stored_at: ColumnType<Date, never, never>;
    removed_at: AtOrNull;
  };
}
