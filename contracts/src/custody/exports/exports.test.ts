import { describe, expect, it } from 'vitest';
import type { Role } from '../../hearing/roles.ts';
import type { ExportChoice } from '../../recording/package.ts';
import { buildHearing, recordingId } from '../../testing/buildHearing.ts';
import { refusalOf } from '../../testing/refusalOf.ts';
import { type CustodyCommand, custodyEnvelopeSchema } from '../commands.ts';
import { decideCustody } from '../decide.ts';
import { custodian, type CustodyDraft } from '../events.ts';
import { reduceCustody } from '../reduce.ts';
import { type CustodyState, emptyCustody } from '../state.ts';

const hearing = buildHearing({ upTo: 'inSession' });
const now = '2026-11-24T03:00:00.000Z';
const exportId = '00000000-0000-4000-b000-000000000001';
const choice: ExportChoice = { form: 'whole', span: null, tracks: [], withLog: true, withExhibits: true, withJournal: false, isMarked: false };
const order: CustodyCommand = { type: 'export.order', payload: { exportId, recordingId, choice, recipient: 'Wang', purpose: 'appeal' } };
const linkOf = (letter: string, expiresAt: string): CustodyCommand => ({
  type: 'export.link',
  payload: { exportId, secretSha256: letter.repeat(64), expiresAt, mostDownloads: 3 },
});
const revoke: CustodyCommand = { type: 'export.revoke', payload: { exportId, reason: 'wrong person' } };

const decide = (state: CustodyState, command: CustodyCommand, role: Role = 'clerk') =>
  decideCustody(state, command, { hearing: hearing.state, doer: { accountId: exportId, participant: hearing.personOf(role), isAdmin: false }, now });
const add = (state: CustodyState, ...drafts: CustodyDraft[]): CustodyState =>
  drafts.reduce((before, draft) => reduceCustody(before, { ...draft, seq: before.seq + 1, at: now, actor: custodian }), state);
const after = (...commands: CustodyCommand[]): CustodyState =>
  commands.reduce((state, command) => add(state, ...decide(state, command)), emptyCustody(hearing.state.id));
const codeOf = (act: () => unknown): unknown => refusalOf(act)?.code;

describe('handing over copies', () => {
  it.each([
    ['clerk', undefined],
    ['presidingJudge', undefined],
    ['plaintiff', 'notAllowed'],
    ['lawyer', 'notAllowed'],
    ['witness', 'notAllowed'],
    ['observer', 'notAllowed'],
  ] as const)('is for who keeps the record: the %s', (role, refusal) => {
    for (const command of [order, linkOf('a', '2026-11-25T03:00:00.000Z'), revoke])
      expect(codeOf(() => decide(command === order ? emptyCustody(hearing.state.id) : after(order), command, role))).toBe(refusal);
  });
  it('is of the recording of this hearing, and the same order twice is one', () => {
    expect(codeOf(() => decide(after(), { ...order, payload: { ...order.payload, recordingId: exportId } } as CustodyCommand))).toBe('notFound');
    expect(decide(after(order), order)).toEqual([]);
    expect(codeOf(() => decide(after(order), { ...order, payload: { ...order.payload, recipient: 'Li' } } as CustodyCommand))).toBe('conflict');
  });
  it('goes by one link at a time, which lives a year at most and has a secret of its own', () => {
    const first = linkOf('a', '2026-11-25T03:00:00.000Z');
    const state = after(order, first, linkOf('b', '2026-11-26T03:00:00.000Z'));
    expect(state.exports[exportId]?.link?.secretSha256).toBe('b'.repeat(64));
    expect(codeOf(() => decide(state, first))).toBe('conflict');
    for (const expiresAt of [now, '2020-01-01T00:00:00.000Z', '2028-01-01T00:00:00.000Z'])
      expect(codeOf(() => decide(state, linkOf('c', expiresAt)))).toBe('badRequest');
    expect(codeOf(() => decide(after(), first))).toBe('notFound');
  });
  it('ends by revoking: no link any more, and none again', () => {
    const state = after(order, linkOf('a', '2026-11-25T03:00:00.000Z'), revoke);
    expect(state.exports[exportId]).toMatchObject({ link: null, revoked: { reason: 'wrong person', at: now } });
    expect(decide(state, revoke)).toEqual([]);
    expect(codeOf(() => decide(state, linkOf('b', '2026-11-25T03:00:00.000Z')))).toBe('conflict');
  });
  it('keeps what was made, how it failed, and which downloads ended', () => {
    const failed = add(after(order), { type: 'export.failed', payload: { exportId, cause: 'diskFull' } });
    expect(failed.exports[exportId]?.failure).toBe('diskFull');
    const made = { bytes: 5, sha256: 'a'.repeat(64), tagManifestSha256: 'b'.repeat(64) };
    const state = add(
      failed,
      { type: 'export.made', payload: { exportId, ...made } },
      { type: 'export.downloaded', payload: { exportId, downloadId: recordingId, by: 'link', bytes: 5 } },
    );
    expect(state.exports[exportId]).toMatchObject({ failure: null, made, downloadIds: [recordingId] });
  });
  it.each([{ recipient: ' ' }, { purpose: '' }, { recipient: 'x'.repeat(201) }, { choice: { ...choice, form: 'x' } }])('is not ordered with %j', (change) => {
    expect(custodyEnvelopeSchema.safeParse({ key: 'order-key', ...order, payload: { ...order.payload, ...change } }).success).toBe(false);
  });
});
