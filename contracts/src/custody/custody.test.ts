import { describe, expect, test } from 'vitest';
import { genesisHash, hashEvent, verifyChain } from '../hearing/chain.ts';
import { buildHearing, hearingId, type TestHearing } from '../testing/buildHearing.ts';
import { presentCustodyLine } from './audience.ts';
import { custodyEnvelopeSchema } from './commands.ts';
import { decideCustody } from './decide.ts';
import { custodian, type CustodyDraft, type CustodyEvent, custodyLineSchema } from './events.ts';
import { readCustody } from './reduce.ts';

const now = '2026-11-24T03:00:00.000Z';
function linesAfter(hearing: TestHearing, drafts: readonly CustodyDraft[]): CustodyEvent[] {
  const events: CustodyEvent[] = [];
  let { seq, hash } = hearing.events.at(-1) ?? { seq: 0, hash: genesisHash };
  for (const draft of drafts) {
    const line = { ...draft, hearingId, seq: seq + 1, at: now, actor: custodian, previousHash: hash };
    const event = { ...line, hash: hashEvent(line) };
    events.push(event);
    ({ seq, hash } = event);
  }
  return events;
}
const hearing = buildHearing({ upTo: 'inSession' });
const head = hearing.events.at(-1);
const begun: CustodyDraft = { type: 'custody.begun', payload: { headSeq: head?.seq ?? 0, headHash: head?.hash ?? '' } };
const remarked: CustodyDraft = { type: 'custody.remarked', payload: { text: 'A copy went to the appellate court.' } };

describe('the custody log', () => {
  test('is one chain with the log of the hearing, and a line changed in either is found', () => {
    const lines = [...hearing.events, ...linesAfter(hearing, [begun, remarked])];
    expect(verifyChain(lines)).toMatchObject({ ok: true, headSeq: lines.length });
    expect(verifyChain(lines.map((line) => (line.seq === lines.length ? { ...line, at: '2026-11-25T03:00:00.000Z' } : line)))).toMatchObject({
      ok: false,
      seq: lines.length,
      fault: 'hash',
    });
    expect(verifyChain(lines.filter((line) => line.seq !== hearing.events.length))).toMatchObject({ ok: false, fault: 'seq' });
  });

  test('keeps a remark of the court from the parties, with its place in the chain', () => {
    const lines = linesAfter(hearing, [begun, remarked]);
    const shown = lines.map((line) => presentCustodyLine(line, hearing.personOf('plaintiff')));
    expect(JSON.stringify(shown)).not.toContain('appellate');
    expect(verifyChain([...hearing.events, ...shown])).toMatchObject({ ok: true });
    for (const line of [...shown, ...lines]) expect(custodyLineSchema.parse(line)).toEqual(line);
    expect(lines.map((line) => presentCustodyLine(line, hearing.personOf('clerk')))).toEqual(lines);
    expect(readCustody(hearingId, lines).remarks).toMatchObject([{ text: 'A copy went to the appellate court.', participantId: null }]);
    expect(readCustody(hearingId, shown)).toMatchObject({ remarks: [], seq: lines.at(-1)?.seq });
  });

  test.each([
    ['clerk', true],
    ['presidingJudge', true],
    ['plaintiff', false],
    ['witness', false],
    ['observer', false],
  ] as const)('a remark by the %s: %s', (role, isAllowed) => {
    const { key: _, ...command } = custodyEnvelopeSchema.parse({ key: 'remark-key', type: 'custody.remark', payload: { text: ' noted ' } });
    const doer = { accountId: hearingId, participant: hearing.personOf(role), isAdmin: false };
    const act = () => decideCustody(readCustody(hearingId, []), command, { hearing: hearing.state, doer, now });
    if (isAllowed) expect(act()).toEqual([{ type: 'custody.remarked', payload: { text: 'noted' } }]);
    else expect(act).toThrow(expect.objectContaining({ code: 'notAllowed' }));
  });
});
