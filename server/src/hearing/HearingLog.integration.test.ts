import { verify } from 'node:crypto';
import { AppError } from '@assize/contracts/AppError';
import { verifyChain } from '@assize/contracts/hearing/chain';
import type { Command } from '@assize/contracts/hearing/commands';
import { decide } from '@assize/contracts/hearing/decide';
import { systemActor } from '@assize/contracts/hearing/events';
import { reduce } from '@assize/contracts/hearing/reduce';
import { emptyHearingState } from '@assize/contracts/hearing/state';
import { createLogger } from '@assize/platform/log';
import canonicalize from 'canonicalize';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OutboxRelay } from '../outbox/OutboxRelay.ts';
import type { Db } from '../platform/db.ts';
import { databases, type TestDatabase } from '../testing/databases.ts';
import { courtKey, makeHearing } from '../testing/makeHearing.ts';
import { keepCourtKey } from './courtKeys.ts';
import { HearingLog } from './HearingLog.ts';
import { exportLog, getHearing, listEvents } from './readHearing.ts';

describe.each(databases)('the log on %s', (_, make) => {
  let database: TestDatabase;
  let db: Db;
  let log: HearingLog;
  beforeAll(async () => {
    database = await make();
    db = database.db;
    await keepCourtKey(db, courtKey);
    log = new HearingLog(db, courtKey);
  }, 120_000);
  afterAll(() => database.close(), 60_000);

  const command = (hearingId: string, participantId: string, key: string, asked: Command, on = log) =>
    on.append({
      hearingId,
      actor: { participantId, role: null, connectionId: null },
      receipt: { key, command: asked },
      decide: (state) => decide(state, asked, participantId),
    });
  const arrive = async (hearingId: string, participantId: string): Promise<void> => {
    await command(hearingId, participantId, 'verify-key', { type: 'participant.verify', payload: {} });
    await command(hearingId, participantId, 'declare-key', { type: 'participant.declare', payload: { textSha256: 'a'.repeat(64), language: 'en' } });
    await command(hearingId, participantId, 'arrive-key', { type: 'participant.arrive', payload: {} });
  };

  test('commands of the same instant stand in order, none is lost, and the snapshot equals the log', async () => {
    const { hearingId, judge, plaintiff } = await makeHearing(db, log);
    await arrive(hearingId, judge);
    await arrive(hearingId, plaintiff);
    await command(hearingId, judge, 'admit-key', { type: 'participant.admitAll', payload: {} });
    const asked = Array.from({ length: 30 }, (__, n): [string, Command] => [
      `many-${String(n).padStart(4, '0')}`,
      { type: n % 2 ? 'participant.unmute' : 'participant.mute', payload: { participantId: plaintiff } },
    ]);
    const answers = await Promise.all(asked.map(([key, one]) => command(hearingId, judge, key, one)));
    const events = await listEvents(db, hearingId);
    const row = await getHearing(db, hearingId);
    expect(verifyChain(events)).toEqual({ ok: true, headSeq: row.head_seq, headHash: row.head_hash });
    expect(events.reduce(reduce, emptyHearingState(hearingId))).toEqual(row.state);
    for (const answer of answers) for (const event of answer.events) expect(events[event.seq - 1]).toEqual(event);
  });

  test('the same key twice is once in the log with the same answer; with another command it is refused', async () => {
    const { hearingId, judge } = await makeHearing(db, log);
    const asked: Command = { type: 'participant.verify', payload: {} };
    const [first, second] = await Promise.all([command(hearingId, judge, 'same-key', asked), command(hearingId, judge, 'same-key', asked)]);
    expect(second.seq).toBe(first.seq);
    expect(first.events.length + second.events.length).toBe(1);
    await expect(command(hearingId, judge, 'same-key', { type: 'participant.arrive', payload: {} })).rejects.toMatchObject({ code: 'keyReused' });
  });

  test('a refused act leaves nothing behind', async () => {
    const { hearingId, plaintiff } = await makeHearing(db, log);
    const before = await getHearing(db, hearingId);
    await expect(command(hearingId, plaintiff, 'close-key', { type: 'hearing.close', payload: {} })).rejects.toThrow(AppError);
    expect(await getHearing(db, hearingId)).toEqual(before);
  });

  test('a failure within the transaction takes the events back with it', async () => {
    const { hearingId } = await makeHearing(db, log);
    const before = await listEvents(db, hearingId);
    const failing = log.append({
      hearingId,
      actor: systemActor,
      decide: () => [{ type: 'hearing.cancelled', payload: { reason: 'x' } }],
      alsoDo: () => Promise.reject(new Error('cut')),
    });
    await expect(failing).rejects.toThrow('cut');
    expect(await listEvents(db, hearingId)).toEqual(before);
  });

  test.each(["update hearing_event set type = 'x'", 'delete from hearing_event', 'truncate hearing_event'])(
    'the database itself refuses: %s',
    async (statement) => {
      await expect(sql.raw(statement).execute(db)).rejects.toThrow('only ever appended');
    },
  );

  test('at its end the log is sealed with the court key, and the seal verifies', async () => {
    const { hearingId } = await makeHearing(db, log);
    await log.append({ hearingId, actor: systemActor, decide: () => [{ type: 'hearing.cancelled', payload: { reason: 'settled' } }] });
    const { seal, events, publicKey } = await exportLog(db, hearingId, { reader: undefined });
    const { signature, ...signed } = seal ?? { signature: '' };
    expect(signed).toMatchObject({ headSeq: events.length, headHash: events.at(-1)?.hash });
    expect(verify(null, Buffer.from(canonicalize(signed) ?? ''), publicKey ?? '', Buffer.from(signature, 'base64'))).toBe(true);
  });

  test('what a crash left untold is told after the next start', async () => {
    const { hearingId } = await makeHearing(db, log);
    const again = await database.openAgain(); // nobody was listening until now
    const told: string[] = [];
    const done = Promise.withResolvers<undefined>();
    const note = (topic: string, about: { hearingId: string }): Promise<void> => {
      if (about.hearingId === hearingId) told.push(topic);
      if (told.filter((one) => one === 'court.events').length === 3) done.resolve(undefined);
      return Promise.resolve();
    };
    const relay = OutboxRelay.start(
      again,
      {
        'court.events': (about) => note('court.events', about),
        'sfu.grants': (about) => note('sfu.grants', about),
        'sfu.stopRecording': (about) => note('sfu.stopRecording', about),
        'sfu.goOnRecording': (about) => note('sfu.goOnRecording', about),
        'recording.produce': (about) => note('recording.produce', about),
        'recording.sealed': (about) => note('recording.sealed', about),
        'hearing.continue': () => Promise.resolve(),
        'case.notices': () => Promise.resolve(),
        'docket.notices': () => Promise.resolve(),
        'case.readingEnded': () => Promise.resolve(),
        'rehearsal.make': () => Promise.resolve(),
      },
      createLogger('test'),
    );
    await done.promise;
    await relay.close();
    const waiting = await again
      .selectFrom('outbox')
      .select('id')
      .where('delivered_at', 'is', null)
      .where(sql`payload->>'hearingId'`, '=', hearingId)
      .where('topic', '=', 'court.events')
      .execute();
    expect(waiting).toEqual([]);
    db = again;
  });
});
