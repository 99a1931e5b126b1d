import type { Agency } from '@assize/contracts/agency/agencies';
import { actOfCommand, type CaseEnvelope } from '@assize/contracts/casefile/commands';
import { decideCase } from '@assize/contracts/casefile/decide';
import type { CaseContext } from '@assize/contracts/casefile/rule';
import type { StatementSignature } from '@assize/contracts/casefile/lead/wire';
import { canonicalForm, hashOf } from '@assize/contracts/hearing/chain';
import { presentAgency } from '../agency/memberships.ts';
import { type CourtKey, signWith } from '../hearing/sealLog.ts';
import type { Db } from '../platform/db.ts';
import type { Caller } from '../platform/verifyAccess.ts';
import { actorFor, assertMay, factsOf, findCaseViewer, readCase } from './caseAccess.ts';
import type { CaseLog } from './CaseLog.ts';

export interface CaseCommandContext {
  db: Db;
  cases: CaseLog;
  courtKey: CourtKey;
  timeZone: string;
}

/** Does one command on a case for its caller: judged by the table of access and the command's rule on the state under the lock. */
export async function runCaseCommand(context: CaseCommandContext, caller: Caller, caseId: string, { key, ...command }: CaseEnvelope): Promise<{ seq: number }> {
  const { db, cases } = context;
  const viewer = await findCaseViewer(db, caller);
  const { facts } = await readCase(db, viewer, caseId);
  const agencies = await listAgencies(db);
  const act = actOfCommand[command.type];
  const actor = actorFor(viewer, act, facts);
  const { seq } = await cases.append({
    ...{ caseId, actor },
    receipt: { key, command },
    decide: (state, headHash) => {
      assertMay(viewer, act, factsOf(state, new Date()));
      return decideCase(state, command, makeCaseContext(context, agencies, actor.agencyId, headHash));
    },
  });
  return { seq };
}

/** What a rule is given beside the state of the case, at this moment. */
export function makeCaseContext(
  { courtKey, timeZone }: Pick<CaseCommandContext, 'courtKey' | 'timeZone'>,
  agencies: ReadonlyMap<string, Agency>,
  agencyId: string | null,
  headHash: string,
): CaseContext {
  const now = new Date();
  return {
    ...{ agencyId, now: now.toISOString(), today: dayOf(now, timeZone), headHash },
    findAgency: (id) => agencies.get(id),
    sign: (statement) => signStatement(courtKey, statement),
  };
}

export async function listAgencies(db: Db): Promise<Map<string, Agency>> {
  const rows = await db.selectFrom('agency').selectAll().execute();
  return new Map(rows.map((row) => [row.id, presentAgency(row)]));
}

/** Signs a statement's canonical form (RFC 8785) and names its hash. */
export function signStatement(courtKey: CourtKey, statement: object): StatementSignature {
  return { sha256: hashOf(statement), keyId: courtKey.id, signature: signWith(courtKey, canonicalForm(statement)) };
}

/** The day that an instant falls on in a time zone, `2026-11-24`. */
export function dayOf(instant: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(instant);
}
