import { AppError } from '@assize/contracts/AppError';
import type { Agency } from '@assize/contracts/agency/agencies';
import type { CaseFacts, CaseViewer } from '@assize/contracts/casefile/access';
import { actOfCommand, type CaseEnvelope } from '@assize/contracts/casefile/commands';
import { decideCase } from '@assize/contracts/casefile/decide';
import { dayAt } from '@assize/contracts/casefile/reading/hours';
import type { CaseContext } from '@assize/contracts/casefile/rule';
import type { CaseState } from '@assize/contracts/casefile/state';
import { getSigningKey } from '../agency/agencyKeys.ts';
import { presentAgency } from '../agency/memberships.ts';
import { assertNotBegun } from '../exchange/keepErrands.ts';
import { signStatement } from '../hearing/sealLog.ts';
import type { Db } from '../platform/db.ts';
import type { Caller } from '../platform/verifyAccess.ts';
import { actorFor, assertMay, factsOf, findCaseViewer, readCase } from './caseAccess.ts';
import type { AskedAnswer, CaseLog } from './CaseLog.ts';
import { tellOfReading } from './reading/tellOfReading.ts';

export interface CaseCommandContext {
  db: Db;
  cases: CaseLog;
  masterKey: Buffer;
  timeZone: string;
}

/** Does one command on a case for its caller: judged by the table of access and the command's rule on the state under the lock. */
export async function runCaseCommand(context: CaseCommandContext, caller: Caller, caseId: string, { key, ...command }: CaseEnvelope): Promise<{ seq: number }> {
  const { db, cases } = context;
  const viewer = await findCaseViewer(db, caller);
  const { state, facts } = await readCase(db, viewer, caseId);
  const agencies = await listAgencies(db);
  const act = actOfCommand[command.type];
  const actor = actorFor(viewer, act, facts);
  const released = command.type === 'handover.withdraw' ? await askPartner(context, viewer, { state, facts }, command.payload) : undefined;
  const sign = signing.has(command.type) ? await signerOf(context, actor.agencyId) : undefined;
  const { seq } = await cases.append({
    ...{ caseId, actor },
    receipt: { key, command },
    alsoTell: tellOfReading,
    before: async (transaction) => {
      if (released === 'notBegun' && command.type === 'handover.withdraw') await assertNotBegun(transaction, command.payload.handoverId);
    },
    decide: (current, headHash) => {
      assertMay(viewer, act, factsOf(current, new Date()));
      const asked = makeCaseContext({ ...context, sign }, agencies, { agencyId: actor.agencyId, accountId: viewer.accountId }, headHash);
      return decideCase(current, command, { ...asked, isReleased: () => released !== undefined });
    },
  });
  return { seq };
}

/** What a rule is given beside the state of the case, at this moment. */
export function makeCaseContext(
  { timeZone, sign = signNothing }: Pick<CaseCommandContext, 'timeZone'> & { sign?: CaseContext['sign'] | undefined },
  agencies: ReadonlyMap<string, Agency>,
  doer: Pick<CaseContext, 'agencyId' | 'accountId'>,
  headHash: string,
): CaseContext {
  const now = new Date();
  return {
    ...{ ...doer, now: now.toISOString(), today: dayAt(now.toISOString(), timeZone), timeZone, headHash },
    findAgency: (id) => agencies.get(id),
    sign,
  };
}

/** Commands whose doer's agency signs something. */
const signing: ReadonlySet<CaseEnvelope['type']> = new Set(['handover.send', 'handover.answer']);

async function signerOf({ db, masterKey }: CaseCommandContext, agencyId: string | null): Promise<CaseContext['sign']> {
  if (agencyId === null) return signNothing;
  const key = await getSigningKey(db, masterKey, agencyId);
  return (statement) => signStatement(key, statement);
}

function signNothing(): never {
  throw new TypeError('nobody is there to sign this');
}

/** What is at another installation is taken back only when that lets it go: its answer may be on its way. */
async function askPartner(
  { cases }: CaseCommandContext,
  viewer: CaseViewer,
  { state, facts }: { state: CaseState; facts: CaseFacts },
  { handoverId, reason }: { handoverId: string; reason: string },
): Promise<AskedAnswer | undefined> {
  const handover = state.handovers.find((one) => one.handoverId === handoverId && one.status === 'sent' && one.exchange?.side === 'sender');
  if (!handover?.exchange) return undefined;
  assertMay(viewer, 'handOver', facts);
  const said = await cases.askRelease({ caseId: state.caseId, handoverId, partnerId: handover.exchange.partnerId, reason });
  if (said === 'answered') throw new AppError('wrongCaseState', { cause: 'answered' });
  return said;
}

/** Agencies to which a case may go: of this installation, and of partners where it can sign in. */
export async function listAgencies(db: Db): Promise<Map<string, Agency>> {
  const reachable = db
    .selectFrom('exchange_partner')
    .select('id')
    .where('base_url', 'is not', null)
    .where('credentials', 'is not', null)
    .where('closed_at', 'is', null);
  const rows = await db
    .selectFrom('agency')
    .selectAll()
    .where((eb) => eb.or([eb('partner_id', 'is', null), eb('partner_id', 'in', reachable)]))
    .execute();
  return new Map(rows.map((row) => [row.id, presentAgency(row)]));
}
