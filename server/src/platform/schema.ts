import type { ConnectionSample } from '@assize/contracts/control/protocol';
import type { CustodyActor, CustodyEventType } from '@assize/contracts/custody/events';
import type { Actor, EventType } from '@assize/contracts/hearing/events';
import type { Stroke } from '@assize/contracts/hearing/presentation/wire';
import type { HearingState } from '@assize/contracts/hearing/state';
import type { RecordingProgress, RecordingResult } from '@assize/contracts/jobs/recording';
import type { KeptHealth } from '@assize/contracts/recording/recorderHistory';
import type { RehearsedTrack } from '@assize/contracts/recording/rehearsal';
import type { CopyState } from '@assize/contracts/recording/copies';
import type { Manifest, RecordingStatus, TrackProduct } from '@assize/contracts/recording/products';
import type { Removal } from '@assize/contracts/recording/redaction';
import type { ColumnType, Generated, RawBuilder } from 'kysely';
import type { VolumeTables } from './volumeSchema.ts';
import type { NoticeTables } from './noticeSchema.ts';
import type { ReadingTables } from './readingSchema.ts';
import type { SearchTables } from './searchSchema.ts';
import type { UploadTables } from './uploadSchema.ts';
import type { CalendarTables } from './calendarSchema.ts';
import type { CaseTables } from './caseSchema.ts';
import type { DocketTables } from './docketSchema.ts';
import type { At, AtOrNull, Json } from './columns.ts';

/** The tables, as the migrations make them. Times are UTC instants. */
export interface Database extends CalendarTables, CaseTables, DocketTables, NoticeTables, ReadingTables, SearchTables, UploadTables, VolumeTables {
  account: { id: string; name: string; is_admin: boolean; created_at: At };
  sign_in_link: {
    id: string;
    account_id: string;
    hearing_id: string | null;
    secret_sha256: string;
    created_at: At;
    expires_at: At;
    revoked_at: AtOrNull;
    last_used_at: AtOrNull;
  };
  session: {
    id: string;
    account_id: string;
    link_id: string;
    refresh_sha256: string;
    previous_sha256: string | null;
    rotated_at: At;
    expires_at: At;
    revoked_at: AtOrNull;
  };
  hearing: {
    id: string;
    case_id: string;
    scheduled_at: At;
    status: string;
    head_seq: number;
    head_hash: string;
    state: Json<HearingState>;
    sfu_node_id: string | null;
    wrapped_key: string;
  };
  hearing_event: {
    hearing_id: string;
    seq: number;
    type: EventType;
    payload: Json<Record<string, unknown>>;
    actor: Json<Actor>;
    /** Exact text of the instant, as it was hashed. */
    at: string;
    previous_hash: string;
    hash: string;
  };
  /** Goes on from the hearing's log: numbers and chain count on from its last event. */
  custody_event: {
    hearing_id: string;
    seq: number;
    type: CustodyEventType;
    payload: Json<Record<string, unknown>>;
    actor: Json<CustodyActor>;
    at: string;
    previous_hash: string;
    hash: string;
  };
  command_receipt: { hearing_id: string; participant_id: string; key: string; command_hash: string; answer: Json<{ seq: number }>; created_at: At };
  hearing_seal: { hearing_id: string; head_seq: number; head_hash: string; sealed_at: string; key_id: string; signature: string };
  /** Instants as text, as they are published. */
  court_key: { id: string; public_key: string; valid_from: string; valid_until: string | null };
  participant: { id: string; hearing_id: string; account_id: string };
  outbox: {
    id: Generated<string>;
    topic: string;
    payload: Json<Record<string, unknown>>;
    created_at: ColumnType<Date, never, never>;
    delivered_at: AtOrNull;
    attempts: Generated<number>;
    next_at: ColumnType<Date, Date | string | undefined, Date | string>;
  };
  recording: {
    id: string;
    hearing_id: string;
    status: RecordingStatus;
    fence: number;
    /** The step that runs or comes next; null before closing and after sealing. */
    step: string | null;
    progress: Json<RecordingProgress> | null;
    failure: Json<{ step: string; cause: string; retryAt: string | null }> | null;
    failures: number;
    started_at: At;
    duration_ms: number | null;
    tracks: Json<TrackProduct[]>;
    video: Json<Extract<RecordingResult, { step: 'compose' }>> | null;
    manifest: Json<Manifest> | null;
    manifest_sha256: string | null;
  };
  /** A document as it came in; `bytes` reads as text from PostgreSQL. */
  document: {
    id: string;
    hearing_id: string;
    participant_id: string;
    sha256: string;
    bytes: ColumnType<string | number, number, never>;
    mime: string;
    name: string;
    stored_at: ColumnType<Date, never, never>;
  };
  /** Who opened what when. */
  document_read: { document_id: string; participant_id: string; what: string; at: ColumnType<Date, never, never> };
  /** What people note for themselves; in no log, no record and no export. */
  private_note: {
    hearing_id: string;
    exhibit_id: string;
    participant_id: string;
    page: number;
    is_shared: boolean;
    body: string;
    strokes: Json<Stroke[]>;
    updated_at: At;
  };
  connection_sample: { hearing_id: string; participant_id: string; at: At; node_load: number; sample: Json<ConnectionSample> };
  /** The recorder over the time of the hearing. */
  capture_health: { hearing_id: string; at: At; sample: Json<KeptHealth> };
  /** Of one room of the sfu; a hearing that moved has more than one. */
  speaking_time: { hearing_id: string; room_epoch: string; participant_id: string; spoken_ms: number };
  staff_message: { id: string; hearing_id: string; participant_id: string; body: string; at: ColumnType<Date, never, never> };
  /** Every node that ever carried the hearing. */
  hearing_node: { hearing_id: string; node_id: string; since: ColumnType<Date, never, never> };
  /** Copies for publication; the custody log says on whose order, and which bytes they are. */
  redaction: {
    id: string;
    recording_id: string;
    hearing_id: string;
    remove: Json<Removal[]>;
    fence: number;
    failures: number;
    failure: string | null;
    retry_at: AtOrNull;
    made_at: AtOrNull;
  };
  journal_head: { recording_id: string; file_no: number; block_no: number; hash: string; sealed_at: At };
  journal_file: { recording_id: string; file_no: number; key: string; bytes: number; head_hash: string; blocks: number };
  /** One object of the store that is evidence. `sha256` is unknown of a journal until it was first checked against its chain. */
  stored_object: {
    key: string;
    /** Null of a document of a case file. */
    hearing_id: string | null;
    recording_id: string | null;
    bytes: ColumnType<string | number, number, never>;
    sha256: string | null;
    head_hash: string | null;
    registered_at: ColumnType<Date, never, never>;
    checked_at: AtOrNull;
    first_copy: Generated<CopyState>;
    second_copy: Generated<CopyState>;
    destroyed_at: AtOrNull;
  };
  /** A copy of the record: how far it is made. What was ordered is in the custody log. */
  export: {
    id: string;
    hearing_id: string;
    recording_id: string;
    status: 'waiting' | 'making' | 'made' | 'failed' | 'revoked';
    fence: Generated<number>;
    progress: Json<RecordingProgress> | null;
    failure: Json<{ cause: string; retryAt: string | null }> | null;
    failures: Generated<number>;
    bytes: ColumnType<string | number | null, number | null | undefined, number>;
    sha256: string | null;
    /** The newest order on a part of the recording after which it was judged whether the copy holds what is closed. */
    judged_seq: Generated<number>;
  };
  /** One download of a package, by a link or by a person; `bytes` is what was handed over so far. */
  export_download: {
    id: string;
    export_id: string;
    secret_sha256: string | null;
    account_id: string | null;
    session_id: string | null;
    address: string;
    bytes: ColumnType<string | number, number | undefined, RawBuilder<number>>;
    begun_at: ColumnType<Date, never, never>;
    settled_at: AtOrNull;
  };
  export_read: { download_id: string; from_byte: number; bytes: number; address: string; at: ColumnType<Date, never, never> };
  /** While its files are kept; `tracks` is null until there is something to play. */
  rehearsal: { id: string; hearing_id: string; participant_id: string; begun_at: ColumnType<Date, never, never>; tracks: Json<RehearsedTrack[]> | null };
  access_entry: { id: Generated<string>; account_id: string; recording_id: string; what: string; bytes: number | null; at: ColumnType<Date, never, never> };
}
