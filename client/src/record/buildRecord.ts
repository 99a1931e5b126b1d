import type { CustodyActor, CustodyDraft, CustodyEvent } from '@assize/contracts/custody/events';
import type { RecordView } from '@assize/contracts/custody/views';

const hearingId = '018f0000-0000-7000-8000-0000000000a0';
const clerkId = '018f0000-0000-7000-8000-0000000000a1';
const clerk: CustodyActor = { accountId: '018f0000-0000-7000-8000-0000000000a9', participantId: clerkId, role: 'clerk' };

/** For tests of views: the record of an ended demo hearing as its clerk sees it. */
export function buildRecord(change: Partial<RecordView> = {}): RecordView {
  return {
    hearingId,
    caseId: '018f0000-0000-7000-8000-0000000000b0',
    caseNumber: '（2026）示0101民初1号',
    court: '示例人民法院',
    title: '第一次开庭',
    status: 'closed',
    me: { participantId: clerkId, role: 'clerk' },
    isCourt: true,
    people: [{ participantId: clerkId, role: 'clerk', name: '周敏' }],
    recordings: [],
    custody: [],
    publicCopies: [],
    ...change,
  };
}

/** A line of its custody log; the hashes are not those of a chain. */
export function custodyLine(seq: number, draft: CustodyDraft, actor: CustodyActor = clerk): CustodyEvent {
  return { ...draft, hearingId, seq, at: '2026-11-24T04:00:00.000Z', actor, previousHash: 'b'.repeat(64), hash: 'c'.repeat(64) };
}
