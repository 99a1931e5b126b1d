import { generateKeyPairSync, randomUUID } from 'node:crypto';
import type { AgencyKind } from '@assize/contracts/agency/agencies';
import { decideCase } from '@assize/contracts/casefile/decide';
import type { CaseCommand } from '@assize/contracts/casefile/commands';
import type { CaseActor } from '@assize/contracts/casefile/events';
import { enterStage } from '@assize/contracts/casefile/stages/rules';
import { sql } from 'kysely';
import { findCaseViewer } from '../../../../server/src/casefile/caseAccess.ts';
import { CaseLog } from '../../../../server/src/casefile/CaseLog.ts';
import { signStatement } from '../../../../server/src/hearing/sealLog.ts';
import { listAgencies, makeCaseContext } from '../../../../server/src/casefile/runCaseCommand.ts';
import { countHandovers } from '../../../../server/src/figures/countHandovers.ts';
import type { Db } from '../../../../server/src/platform/db.ts';
import { Chance } from './Chance.ts';
import { agencyIdOf, agencyNameOf, districts, staffIdOf } from './madeCases.ts';

export interface Year {
  /** Cases that the police shared, and how many of them went on to the courts. */
  shared: number;
  toCourt: number;
}

const timeZone = 'Asia/Shanghai';
const atOnce = 4;

/**
 * A year of handovers by the real rules, log and signatures: each case is opened with one document, sent to the
 * procurators, accepted, and most are sent on to the court and accepted there. Then the figures of every agency are
 * counted and compared with the events.
 */
export async function loadYear(db: Db, { shared, toCourt }: Year) {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const courtKey = { id: 'bench', privateKey, publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString() };
  const sign = (statement: object) => signStatement(courtKey, statement);
  const agencies = await listAgencies(db);
  const cases = new CaseLog(db);
  const by = new Chance(3);
  const waiting = Array.from({ length: shared }, (_, index) => ({ index, district: by.below(districts), goesOn: index < toCourt }));
  let acts = 0;
  const travel = async ({ index, district, goesOn }: (typeof waiting)[number]): Promise<void> => {
    const caseId = randomUUID();
    const actorOf = (kind: AgencyKind): CaseActor => ({
      ...{ accountId: staffIdOf(kind, district, 1), agencyId: agencyIdOf(kind, district), agencyKind: kind, name: 'Demo desk' },
    });
    const facts = { caseNumber: `Demo year ${String(index)}`, title: '演示移送案', cause: '诈骗', kind: 'criminal', matters: [], secrecy: 'ordinary' } as const;
    const opened = { ...facts, agencyId: agencyIdOf('police', district), agencyName: agencyNameOf('police', district), matters: [] };
    await cases.open(
      { id: caseId, isDemo: true },
      [{ type: 'case.opened', payload: opened }, enterStage('criminal', 'policeInvestigation', '2026-01-05')],
      actorOf('police'),
    );
    const documentId = randomUUID();
    const file = { fileName: 'a.pdf', mime: 'application/pdf', bytes: 1000, sha256: 'a'.repeat(64) };
    const filed = { documentId, volume: 'main' as const, folder: '', title: '起诉意见书', madeOn: null, file };
    await cases.append({
      caseId,
      actor: actorOf('police'),
      decide: () => [
        { type: 'document.filed', payload: filed },
        { type: 'document.paged', payload: { documentId, version: 1, pages: 3 } },
      ],
    });
    const act = async (kind: AgencyKind, command: CaseCommand): Promise<void> => {
      const actor = actorOf(kind);
      const doer = { agencyId: actor.agencyId, accountId: actor.accountId ?? '' };
      await cases.append({
        caseId,
        actor,
        decide: (state, headHash) => decideCase(state, command, makeCaseContext({ sign, timeZone }, agencies, doer, headHash)),
      });
      acts += 1;
    };
    const handOver = async (from: AgencyKind, to: AgencyKind, purpose: 'prosecution' | 'indictment'): Promise<void> => {
      const handoverId = randomUUID();
      await act(from, { type: 'handover.send', payload: { handoverId, toAgencyId: agencyIdOf(to, district), purpose, note: '' } });
      const answers = [{ documentId, answer: 'accepted' as const, page: null, note: '' }];
      await act(to, { type: 'handover.answer', payload: { handoverId, outcome: 'accepted', answers, reason: null, caseNumber: null } });
    };
    await handOver('police', 'procuratorate', 'prosecution');
    if (goesOn) await handOver('procuratorate', 'court', 'indictment');
  };
  const beganMs = performance.now();
  const next = waiting.values();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (const one of next) await travel(one);
    }),
  );
  const seconds = (performance.now() - beganMs) / 1000;
  return {
    shared,
    toCourt,
    acts,
    seconds: Math.round(seconds),
    handoversPerS: Math.round(((shared + toCourt) / seconds) * 10) / 10,
    ...(await compareFigures(db)),
  };
}

/** What the heads of all agencies read in their figures, and what the log has. Throws where they differ. */
async function compareFigures(db: Db) {
  const counted = { sent: 0, received: 0 };
  const tookMs: number[] = [];
  for (let district = 0; district < districts; district++)
    for (const kind of ['police', 'procuratorate', 'court'] as const) {
      const viewer = await findCaseViewer(db, { accountId: staffIdOf(kind, district, 0) });
      const beganMs = performance.now();
      const rows = await countHandovers({ db, viewer, timeZone }, { agencyId: agencyIdOf(kind, district), fromOn: '2000-01-01', toOn: '2099-12-31' });
      tookMs.push(performance.now() - beganMs);
      for (const row of rows) counted[row.direction === 'out' ? 'sent' : 'received'] += row.sent;
    }
  const { rows } = await sql<{ count: string }>`select count(*) as count from case_event where type = 'handover.sent'`.execute(db);
  const events = Number(rows[0]?.count);
  if (counted.sent !== events || counted.received !== events) throw new Error(`figures say ${JSON.stringify(counted)}, the log ${String(events)}`);
  return { figures: { ...counted, events }, worstFigureMs: Math.round(Math.max(...tookMs)) };
}
