import { documentRulesFor } from '@assize/contracts/casefile/sharing/readable';
import type { CaseViewer } from '@assize/contracts/casefile/access';
import { type RawBuilder, sql } from 'kysely';
import { casesFor } from '../caseFilter.ts';

/** Conditions on `case_text_block block`. */
export interface ReadableBlocks {
  /** Cases in which the viewer may read anything at all, as a subquery. */
  reach: RawBuilder<unknown>;
  /** What is readable by the case alone: `documentsFor`, but for what is of the viewer in person. */
  isOpen: RawBuilder<boolean>;
  /** What is for `documentsFor` to judge: of the main volume in a case of which something may be appointed to or served on them. */
  mayBeOwn: RawBuilder<boolean>;
}

/** Which pages the viewer may read, as SQL. A test asks it and `documentsFor` of everybody and every document. */
export function readableBlocks(viewer: CaseViewer, now: Date): ReadableBlocks {
  const { main, side, granted, own } = documentRulesFor(viewer);
  const agencies = viewer.memberships.map(({ agency }) => agency.id);
  // A grant is of one agency, and opens nothing to another of which the viewer is as well.
  const grants = Map.groupBy(granted, ({ by }) => ('agencyId' in by ? by.agencyId : ''));
  const open = [...grants].map(
    ([agencyId, rules]) => sql`select case_id, document_id from case_grant
      where agency_id = ${agencyId}::uuid and until_at > ${now} and case_id in ${casesFor(rules, now)}`,
  );
  const opened = open.length === 0 ? sql`(select case_id, document_id from case_grant where false)` : sql`(${sql.join(open, sql` union all `)})`;
  return {
    reach: casesFor([...main, ...side, ...granted, ...own], now),
    isOpen: sql<boolean>`case when block.volume = 'side'
      then block.filed_by = any(${agencies}::uuid[]) and block.case_id in ${casesFor(side, now)}
      else block.case_id in ${casesFor(main, now)}
        or block.case_id in (select case_id from ${opened} whole where document_id is null)
        or (block.case_id, block.document_id) in (select case_id, document_id from ${opened} named where document_id is not null) end`,
    mayBeOwn: sql<boolean>`block.volume = 'main' and block.case_id in ${casesFor(own, now)}`,
  };
}
