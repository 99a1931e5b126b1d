import { AppError } from '@assize/contracts/AppError';
import type { Agency } from '@assize/contracts/agency/agencies';
import type { CaseFacts, CaseViewer } from '@assize/contracts/casefile/access';
import { actOfCommand, type CaseEnvelope } from '@assize/contracts/casefile/commands';
import { decideCase } from '@assize/contracts/casefile/decide';
import type { StatementSignature } from '@assize/contracts/casefile/lead/wire';
import type { CaseState } from '@assize/contracts/casefile/state';
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
  const { db, cases, courtKey, timeZone } = context;
  const viewer = await findCaseViewer(db, caller);
  const { state, facts } = await readCase(db, viewer, caseId);
  const agencies = await listAgencies(db);
  const act = actOfCommand[command.type];
  const actor = actorFor(viewer, act, facts);
  const isReleased = command.type === 'handover.withdraw' && (await askPartner(context, viewer, { state, facts }, command.payload));
  const { seq } = await cases.append({
    ...{ caseId, actor },
    receipt: { key, command },
    decide: (current, headHash) => {
      const now = new Date();
      assertMay(viewer, act, factsOf(current, now));
      return decideCase(current, command, {
        ...{ agencyId: actor.agencyId, accountId: viewer.accountId, now: now.toISOString(), today: dayOf(now, timeZone), headHash },
        findAgency: (agencyId) => agencies.get(agencyId),
        sign: (statement) => signStatement(courtKey, statement),
        isReleased: () => isReleased,
      });
    },
  });
  return { seq };
}

/** What is at another installation is taken back only when that lets it go: its answer may be on its way. */
async function askPartner(
  { cases }: CaseCommandContext,
  viewer: CaseViewer,
  { state, facts }: { state: CaseState; facts: CaseFacts },
  { handoverId, reason }: { handoverId: string; reason: string },
): Promise<boolean> {
  const handover = state.handovers.find((one) => one.handoverId === handoverId && one.status === 'sent' && one.exchange?.side === 'sender');
  if (!handover?.exchange) return false;
  assertMay(viewer, 'handOver', facts);
  const isReleased = await cases.askRelease({ caseId: state.caseId, handoverId, partnerId: handover.exchange.partnerId, reason });
  if (!isReleased) throw new AppError('wrongCaseState', { cause: 'answered' });
  return true;
}

/** Agencies to which a case may go: of this installation, and of partners where it can sign in. */
async function listAgencies(db: Db): Promise<Map<string, Agency>> {
  const reachable = db.selectFrom('exchange_partner').select('id').where('base_url', 'is not', null).where('credentials', 'is not', null);
  const rows = await db
    .selectFrom('agency')
    .selectAll()
    .where((eb) => eb.or([eb('partner_id', 'is', null), eb('partner_id', 'in', reachable)]))
    .execute();
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
