import type { Agency } from '@assize/contracts/agency/agencies';
import { actOfCommand, type CaseEnvelope } from '@assize/contracts/casefile/commands';
import { decideCase } from '@assize/contracts/casefile/decide';
import type { StatementSignature } from '@assize/contracts/casefile/lead/wire';
import { canonicalForm, hashOf } from '@assize/contracts/hearing/chain';
import { presentAgency } from '../agency/memberships.ts';
import { type CourtKey, signWith } from '../hearing/sealLog.ts';
import type { Db } from '../platform/db.ts';
import type { Caller } from '../platform/verifyAccess.ts';
import { actorFor, assertMay, factsOf, findCaseViewer, readCase } from './caseAccess.ts';
import type { CaseLog } from './CaseLog.ts';
import { tellOfReading } from './reading/tellOfReading.ts';

export interface CaseCommandContext {
  db: Db;
  cases: CaseLog;
  courtKey: CourtKey;
  timeZone: string;
}

/** Does one command on a case for its caller: judged by the table of access and the command's rule on the state under the lock. */
export async function runCaseCommand(context: CaseCommandContext, caller: Caller, caseId: string, { key, ...command }: CaseEnvelope): Promise<{ seq: number }> {
  const { db, cases, courtKey, timeZone } = context;
  const viewer = await findCaseViewer(db, caller);
  const { facts } = await readCase(db, viewer, caseId);
  const agencies = await listAgencies(db);
  const act = actOfCommand[command.type];
  const actor = actorFor(viewer, act, facts);
  const { seq } = await cases.append({
    ...{ caseId, actor },
    receipt: { key, command },
    alsoTell: tellOfReading,
    decide: (state, headHash) => {
      const now = new Date();
      assertMay(viewer, act, factsOf(state, now));
      return decideCase(state, command, {
        ...{ agencyId: actor.agencyId, now: now.toISOString(), today: dayOf(now, timeZone), timeZone, headHash },
        findAgency: (agencyId) => agencies.get(agencyId),
        sign: (statement) => signStatement(courtKey, statement),
      });
    },
  });
  return { seq };
}

async function listAgencies(db: Db): Promise<Map<string, Agency>> {
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
