import type { AgencyKind, AgencyLevel, StaffRole } from '@assize/contracts/agency/agencies';
import type { CaseRelation } from '@assize/contracts/casefile/access';
import type { CaseActor, CaseEventType } from '@assize/contracts/casefile/events';
import type { CaseFileKind, CaseStage, Secrecy } from '@assize/contracts/casefile/kinds';
import type { CaseState } from '@assize/contracts/casefile/state';
import type { TraitKind } from '@assize/contracts/casefile/traits/wire';
import type { AskedCases } from '@assize/contracts/casefile/sharing/lookups';
import type { ShareRequest } from '@assize/contracts/casefile/sharing/wire';
import type { ExchangePackage, SignedRelease } from '@assize/contracts/exchange/wire';
import type { ColumnType, Generated } from 'kysely';
import type { At, AtOrNull, Json } from './columns.ts';

/** The tables of agencies and of the cases that travel between them. */
export interface CaseTables {
  agency: {
    id: string;
    kind: AgencyKind;
    level: AgencyLevel;
    name: string;
    district: string;
    is_demo: boolean;
    created_at: ColumnType<Date, never, never>;
    /** Of another installation; null: of this one. */
    partner_id: ColumnType<string | null, string | undefined, never>;
  };
  /** Keys with which agencies sign, those of partners' agencies too. `sealed`: the private half under the master key, while an agency of ours signs with it. */
  agency_key: {
    id: string;
    agency_id: string;
    public_key: string;
    valid_from: string;
    valid_until: string | null;
    sealed: ColumnType<string | null, string | undefined, string | null>;
  };
  exchange_partner: {
    id: string;
    name: string;
    base_url: string | null;
    public_key: string;
    secret_sha256: string;
    credentials: ColumnType<string | null, string | undefined, string>;
    closed_at: AtOrNull;
    created_at: ColumnType<Date, never, never>;
  };
  exchange_errand: {
    handover_id: string;
    errand: 'send' | 'tell';
    case_id: string;
    partner_id: string;
    /** Since when its receiver may have something of it: noted before anything is sent. */
    begun_at: AtOrNull;
    delivered_at: AtOrNull;
    failures: Generated<number>;
    failure: string | null;
    retry_at: ColumnType<Date, Date | undefined, Date>;
  };
  /** What comes from a partner. Whether it was answered is in its case's state. `package` is null of what was withdrawn before it came. */
  exchange_incoming: {
    partner_id: string;
    handover_id: string;
    case_id: string | null;
    status: 'arriving' | 'whole' | 'withdrawn';
    package: ColumnType<ExchangePackage | null, string | undefined, never>;
    release: ColumnType<SignedRelease | null, string | undefined, string>;
    created_at: ColumnType<Date, never, never>;
  };
  exchange_document: { partner_id: string; handover_id: string; document_id: string; kept_at: ColumnType<Date, never, never> };
  agency_staff: { agency_id: string; account_id: string; role: StaffRole; since: ColumnType<Date, never, never>; until_at: AtOrNull };
  court_case: {
    id: string;
    case_number: string;
    title: string;
    court: string;
    is_demo: boolean;
    created_at: At;
    kind: ColumnType<CaseFileKind | null, CaseFileKind | undefined, CaseFileKind>;
    cause: ColumnType<string | null, string | undefined, string>;
    secrecy: Generated<Secrecy>;
    stage: ColumnType<CaseStage | null, CaseStage | undefined, CaseStage | null>;
    lead_agency_id: ColumnType<string | null, string | undefined, string>;
    /** A day, `2026-11-24`. */
    deadline_on: ColumnType<string | null, string | undefined, string | null>;
    /** By what it is found: `findingOf`. */
    found_text: Generated<string>;
    found_keys: ColumnType<number[], never, number[]>;
    head_seq: Generated<number>;
    head_hash: Generated<string>;
    /** Up to which line of the log its pages were looked at for words. */
    text_seq: Generated<number>;
    /** Null of a court's case that has no log yet. */
    state: ColumnType<CaseState | null, string | undefined, string>;
  };
  case_event: {
    case_id: string;
    seq: number;
    type: CaseEventType;
    payload: Json<Record<string, unknown>>;
    actor: Json<CaseActor>;
    at: string;
    previous_hash: string;
    hash: string;
  };
  case_receipt: {
    case_id: string;
    account_id: string;
    key: string;
    command_hash: string;
    answer: Json<{ seq: number }>;
    created_at: ColumnType<Date, never, never>;
  };
  /** What `relationsOf` says of a case's state, kept with it in one transaction. */
  case_relation: {
    case_id: string;
    agency_id: string | null;
    account_id: string | null;
    relation: CaseRelation;
    until_at: AtOrNull;
    /** Of the case, so that who may do what with many is asked here alone. */
    secrecy: Secrecy;
    kind: CaseFileKind;
  };
  case_look: {
    id: Generated<string>;
    case_id: string;
    account_id: string;
    agency_id: string | null;
    what: string;
    document_id: string | null;
    at: ColumnType<Date, never, never>;
  };
  /** What `traitsOf` says of a case's state; so with the three below. */
  case_trait: { case_id: string; kind: TraitKind; normal_form: string };
  /** Days, `2026-11-24`. */
  case_circumstance: { case_id: string; manner: string; place: string; from_on: string | null; to_on: string | null };
  case_share_request: { request_id: string; case_id: string; agency_id: string; status: ShareRequest['status']; asked_at: At };
  case_group_member: { group_id: string; case_id: string };
  /** Who looked for what in cases of others. Only ever appended. */
  lookup: {
    id: string;
    account_id: string;
    agency_id: string;
    purpose: string;
    asked: Json<AskedCases>;
    matched: number;
    at: ColumnType<Date, never, never>;
  };
  /** What a match that was told to an agency stands for. */
  lookup_match: { agency_id: string; match_id: string; case_id: string };
}
