import { randomUUID } from 'node:crypto';
import { type CaseDraft, caseSystem } from '@assize/contracts/casefile/events';
import { findCaseViewer, readCase } from '../../../../server/src/casefile/caseAccess.ts';
import { CaseLog } from '../../../../server/src/casefile/CaseLog.ts';
import type { Db } from '../../../../server/src/platform/db.ts';
import { median, round } from '../statistics.ts';
import { agencyIdOf, agencyNameOf, staffIdOf } from './madeCases.ts';

const times = 10;

/** What reading the state of a case with so many documents takes, as for each page that is shown, and what one more act takes. */
export async function measureBigCase(db: Db, documents: number) {
  const cases = new CaseLog(db);
  const caseId = randomUUID();
  const facts = { caseNumber: `Demo ${caseId}`, title: '演示大案', cause: '诈骗', kind: 'criminal' as const, matters: [], secrecy: 'ordinary' as const };
  await cases.open(
    { id: caseId, isDemo: true },
    [{ type: 'case.opened', payload: { ...facts, agencyId: agencyIdOf('police', 0), agencyName: agencyNameOf('police', 0) } }],
    caseSystem,
  );
  const file = { fileName: 'scan.pdf', mime: 'application/pdf', bytes: 100_000, sha256: 'a'.repeat(64) };
  const filed = (): CaseDraft => ({
    type: 'document.filed',
    payload: { documentId: randomUUID(), volume: 'main', folder: '讯问笔录', title: '讯问笔录', madeOn: null, file },
  });
  for (let at = 0; at < documents; at += 1000)
    await cases.append({ caseId, actor: caseSystem, decide: () => Array.from({ length: Math.min(1000, documents - at) }, filed) });
  const viewer = await findCaseViewer(db, { accountId: staffIdOf('police', 0, 0) });
  const timed = async (run: () => Promise<unknown>): Promise<number> => {
    const took: number[] = [];
    for (let index = 0; index < times; index++) {
      const beganMs = performance.now();
      await run();
      took.push(performance.now() - beganMs);
    }
    return round(median(took), 1);
  };
  return {
    documents,
    readStateMs: await timed(() => readCase(db, viewer, caseId)),
    actMs: await timed(() => cases.append({ caseId, actor: caseSystem, decide: () => [filed()] })),
  };
}
