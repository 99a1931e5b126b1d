import { type Kysely, sql } from 'kysely';

/** Handovers are counted from the events themselves: by sender, by receiver, by their answers. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create index case_event_sent_from on case_event ((payload->'from'->>'agencyId'), at) where type = 'handover.sent'`,
  `create index case_event_sent_to on case_event ((payload->'to'->>'agencyId'), at) where type = 'handover.sent'`,
  `create index case_event_handover_end on case_event ((payload->>'handoverId')) where type in ('handover.answered', 'handover.withdrawn')`,
];
