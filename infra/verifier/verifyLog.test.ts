import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { hashEvent } from '@assize/contracts/hearing/chain';
import type { ExportedLog } from '@assize/contracts/hearing/log';
import { buildHearing, hearingId } from '@assize/contracts/testing/buildHearing';
import canonicalize from 'canonicalize';
import { describe, expect, test } from 'vitest';
import { checkLog } from './src/checks/checkLog.ts';
import { reportOf } from './src/Finding.ts';
import { sayIn } from './src/words/sayIn.ts';

const court = generateKeyPairSync('ed25519');
function verifyLog(value: unknown): { holds: boolean; lines: string[] } {
  const { findings } = checkLog(value);
  return { holds: reportOf(findings).verdict === 'holds', lines: findings.map((one) => sayIn('en', one)) };
}
function sealedLog(key: KeyObject = court.privateKey): ExportedLog {
  const { events } = buildHearing({ upTo: 'inSession' });
  const head = events.at(-1);
  const unsigned = { hearingId, headSeq: events.length, headHash: head?.hash ?? '', sealedAt: '2026-11-24T03:00:00.000Z', keyId: 'court-1' };
  const signature = sign(null, Buffer.from(canonicalize(unsigned) ?? ''), key).toString('base64');
  const publicKey = court.publicKey.export({ type: 'spki', format: 'pem' }).toString();
  return { format: 'assize.hearing-log.1', hearingId, events: structuredClone(events), seal: { ...unsigned, signature }, publicKey };
}
const saidOf = (value: unknown): string => {
  const verdict = verifyLog(value);
  expect(verdict.holds).toBe(false);
  return verdict.lines.join('\n');
};

describe('verifying an exported log', () => {
  test('a sealed log that nobody touched is whole', () => {
    const verdict = verifyLog(JSON.parse(JSON.stringify(sealedLog())));
    expect(verdict.holds).toBe(true);
    expect(verdict.lines.join('\n')).toContain('The seal holds');
  });

  test('a log without a seal holds as a chain, and says that it is not sealed', () => {
    const verdict = verifyLog({ ...sealedLog(), seal: null, publicKey: null });
    expect(verdict).toMatchObject({ holds: true });
    expect(verdict.lines.join('\n')).toContain('not sealed');
  });

  test.each([1, 5, 12])('names event %i when its content was changed', (seq) => {
    const log = sealedLog();
    const event = log.events[seq - 1];
    if (event) event.at = '2020-01-01T00:00:00.000Z';
    expect(saidOf(log)).toMatch(new RegExp(`^Event ${String(seq)} .*changed`));
  });

  test('names the event that does not point back when a changed one was hashed again', () => {
    const log = sealedLog();
    const event = log.events[3];
    if (event && event.type !== 'withheld') {
      event.at = '2020-01-01T00:00:00.000Z';
      event.hash = hashEvent(event);
    }
    expect(saidOf(log)).toMatch(/^Event 5 .*point back/);
  });

  test('finds an event that was taken out, and events cut off at the end', () => {
    const holed = sealedLog();
    holed.events.splice(6, 1);
    expect(saidOf(holed)).toMatch(/^Event 7 .*taken out/);
    const cut = sealedLog();
    const whole = cut.events.length;
    cut.events.pop();
    expect(saidOf(cut)).toContain(`Event ${String(whole)} is the first that does not fit: ${String(whole)} events were sealed`);
  });

  test('names an event of an impossible shape', () => {
    const log = sealedLog();
    Object.assign(log.events[4] ?? {}, { type: 'hearing.invented' });
    expect(saidOf(log)).toContain('Event 5 is the first that does not fit');
  });

  test("refuses a seal by another key, a seal that was changed, and a log with its hearing's id exchanged", () => {
    expect(saidOf(sealedLog(generateKeyPairSync('ed25519').privateKey))).toContain('signature');
    const later = sealedLog();
    if (later.seal) later.seal.sealedAt = '2027-01-01T00:00:00.000Z';
    expect(saidOf(later)).toContain('signature');
    expect(saidOf({ ...sealedLog(), hearingId: '00000000-0000-4000-8000-00000000ffff' })).toContain('another hearing');
  });

  test('says so when the file is something else', () => {
    expect(saidOf([])).toContain('no exported hearing log');
    expect(saidOf({ format: 'assize.hearing-log.1' })).toContain('not its shape');
  });
});
