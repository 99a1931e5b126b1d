import { randomUUID } from 'node:crypto';
import { verifyChain } from '@assize/contracts/hearing/chain';
import type { CaseEvent } from '@assize/contracts/casefile/events';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { readCaseLines } from '../hearing/chainLines.ts';
import { act, actsOf, answer, findHandover, joinInstallations, openCaseWith, send, type Side } from '../testing/joinInstallations.ts';

let police: Side;
let procurators: Side;
let close: () => Promise<void>;

beforeAll(async () => {
  ({ police, procurators, close } = await joinInstallations());
}, 240_000);
afterAll(() => close());

/** What is asked of whom on the way of one case, each time by its place among its like. */
const steps = [
  { asked: 'PUT handovers', no: 1, of: 'procurators' },
  { asked: 'PUT documents', no: 1, of: 'procurators' },
  { asked: 'PUT documents', no: 2, of: 'procurators' },
  { asked: 'PUT documents', no: 3, of: 'procurators' },
  { asked: 'POST receipts', no: 1, of: 'police' },
] as const;
const moments = ['before', 'after'] as const;
const killed = ['sender', 'receiver'] as const;
const cases = steps.flatMap((step) => moments.flatMap((moment) => killed.map((who) => ({ ...step, moment, who }))));

const until = (check: () => Promise<void>): Promise<void> => vi.waitFor(check, { timeout: 90_000, interval: 200 });

test.each(cases)(
  '$who killed $moment $asked ($no): one has the case, and both the same receipt',
  async ({ asked, no, of, moment, who }) => {
    const { caseId } = await openCaseWith(police, 3);
    const handoverId = randomUUID();
    const victim = who === 'sender' ? police : procurators;
    let seen = 0;
    let restarted: Promise<void> | undefined;
    const lookAt = async (): Promise<void> => {
      if (!police.at.isRunning || !procurators.at.isRunning) return;
      const able = [await actsOf(police, caseId), await actsOf(procurators, caseId)].filter((acts) => acts.length > 0);
      expect(able.length).toBeLessThanOrEqual(1);
    };
    const found: unknown[] = [];
    const heed =
      (side: 'police' | 'procurators') =>
      async (what: string, when: 'before' | 'after'): Promise<'pass' | 'cut'> => {
        await lookAt().catch((error: unknown) => found.push(error));
        if (side !== of || what !== asked || when !== moment || restarted || ++seen !== no) return 'pass';
        restarted = victim.at.stop().then(() => victim.at.start());
        return 'cut';
      };
    police.proxy.heed = heed('police');
    procurators.proxy.heed = heed('procurators');

    expect((await send(police, procurators, caseId, handoverId)).status).toBe(200);
    const arrived = async (): Promise<void> => {
      // It may stand there as sent before the kill that follows: who answered then would be cut off.
      if (asked !== 'POST receipts') expect(restarted).toBeDefined();
      await restarted;
      expect((await findHandover(procurators, caseId, handoverId))?.status).toBe('sent');
    };
    await until(arrived);
    expect((await answer(procurators, caseId, handoverId)).status).toBe(200);
    await until(async () => {
      await restarted;
      await lookAt();
      expect((await findHandover(police, caseId, handoverId))?.status).toBe('accepted');
    });

    expect(restarted).toBeDefined();
    expect(found).toEqual([]);
    expect([await actsOf(police, caseId), await actsOf(procurators, caseId)]).toEqual([[], ['fileDocuments', 'handOver']]);
    const receipts = [await findHandover(police, caseId, handoverId), await findHandover(procurators, caseId, handoverId)].map((one) => one?.receipt);
    expect(receipts[0]).toEqual(receipts[1]);
    for (const { at } of [police, procurators]) {
      const log = await readCaseLines<CaseEvent>(at.db, caseId);
      expect(verifyChain(log)).toMatchObject({ ok: true });
      expect(log.filter((one) => one.type === 'handover.answered' || one.type === 'lead.moved')).toHaveLength(2);
    }
  },
  240_000,
);

test.each(moments)(
  'sender killed %s it is heard that what it takes back is let go: it has the case again',
  async (moment) => {
    const { caseId } = await openCaseWith(police, 1);
    const handoverId = randomUUID();
    await send(police, procurators, caseId, handoverId);
    await until(async () => expect((await findHandover(procurators, caseId, handoverId))?.status).toBe('sent'));
    let restarted: Promise<void> | undefined;
    procurators.proxy.heed = (what, when) => {
      if (what !== 'POST withdrawal' || when !== moment || restarted) return Promise.resolve('pass');
      restarted = police.at.stop().then(() => police.at.start());
      return Promise.resolve('cut');
    };
    const withdraw = () => act(police, caseId, 'handover.withdraw', { handoverId, reason: 'sent too early' });
    expect((await withdraw().catch(() => ({ status: 0 }))).status).not.toBe(200);
    await restarted;
    // What was not heard of there is still to be taken; what was let go there is found by the sender itself.
    if (moment === 'before') expect((await withdraw()).status).toBe(200);
    await until(async () => expect((await findHandover(police, caseId, handoverId))?.status).toBe('withdrawn'));
    expect((await findHandover(procurators, caseId, handoverId))?.status).toBe('withdrawn');
    expect([await actsOf(police, caseId), await actsOf(procurators, caseId)]).toEqual([['fileDocuments', 'handOver'], []]);
  },
  240_000,
);
