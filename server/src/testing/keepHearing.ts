import { randomUUID } from 'node:crypto';
import { recordingKeys } from '@assize/contracts/recording/products';
import { hearingId, recordingId, type TestHearing } from '@assize/contracts/testing/buildHearing';
import { FileStore } from '@assize/platform/store/FileStore';
import { signToken } from '@assize/platform/tokens';
import { join } from 'node:path';
import { json } from '../platform/db.ts';
import { makeLink } from '../session/links.ts';
import { openSession } from '../session/sessions.ts';
import { sittingSpans } from '@assize/contracts/recording/sittingSpans';
import { createRecordingClock } from '@assize/contracts/recording/recordingClock';
import { type TestServer, testSecret } from './startTestServer.ts';

/** Somebody of a hearing that was put into a database: how they come in. */
export interface KeptPerson {
  accountId: string;
  sessionId: string;
  token: string;
  /** Their personal link. */
  link: string;
}
interface Product {
  name: string;
  bytes: Buffer | string;
  mimeType: string;
}

/** Puts a hearing that was played in memory, with times of its own, into a server's database. Answers its people by participant. */
export async function keepHearing(court: TestServer, hearing: TestHearing): Promise<Record<string, KeptPerson>> {
  const { db } = court.server;
  const caseId = randomUUID();
  const { state, events } = hearing;
  const created = { created_at: new Date() };
  await db
    .insertInto('court_case')
    .values({ id: caseId, case_number: state.caseNumber, title: 'Demo', court: state.court, is_demo: true, ...created })
    .execute();
  const head = { head_seq: events.length, head_hash: events.at(-1)?.hash ?? '' };
  await db
    .insertInto('hearing')
    .values({
      id: hearingId,
      case_id: caseId,
      scheduled_at: state.scheduledAt,
      status: state.status,
      ...head,
      state: json(state),
      sfu_node_id: null,
      wrapped_key: '',
    })
    .execute();
  for (let at = 0; at < events.length; at += 500)
    await db
      .insertInto('hearing_event')
      .values(
        events.slice(at, at + 500).map(({ seq, type, payload, actor, at: instant, previousHash, hash }) => ({
          ...{ hearing_id: hearingId, seq, type, at: instant, hash },
          ...{ payload: json(payload as Record<string, unknown>), actor: json(actor), previous_hash: previousHash },
        })),
      )
      .execute();
  const people: Record<string, KeptPerson> = {};
  for (const { id, name } of Object.values(state.participants)) {
    const accountId = randomUUID();
    await db
      .insertInto('account')
      .values({ id: accountId, name, is_admin: false, ...created })
      .execute();
    await db.insertInto('participant').values({ id, hearing_id: hearingId, account_id: accountId }).execute();
    const { linkId, secret } = await makeLink(db, accountId, hearingId);
    const { sessionId } = await openSession(db, { linkId, accountId });
    const token = signToken('access', { sub: accountId, sessionId, isAdmin: false }, testSecret);
    people[id] = { accountId, sessionId, token, link: `${court.baseUrl}/join#${secret}` };
  }
  return people;
}

/** Its recording as production would have left it: sealed, with these files. */
export async function keepRecording(court: TestServer, hearing: TestHearing, products: readonly Product[], chapters: readonly object[] = []): Promise<string> {
  const store = new FileStore(join(court.dataDir, 'store'));
  const clock = createRecordingClock({ spans: sittingSpans(hearing.events) });
  const files = new Map<string, object>();
  for (const { name, bytes, mimeType } of products) files.set(name, { name, ...(await store.put(recordingKeys.product(recordingId, name), bytes)), mimeType });
  const named = (start: string): object[] => [...files].flatMap(([name, file]) => (name.startsWith(start) ? [file] : []));
  const manifest = {
    ...{ format: 'assize.recording.1', recordingId, hearingId, startsAt: clock.startsAt, durationMs: clock.durationMs, sources: [] },
    ...{ tracks: named('track'), video: files.get('hearing.mp4'), hls: named('hls/'), thumbnails: [], others: [...named('speech'), ...named('waveform')] },
    ...{ chapters, gaps: [] },
  };
  await court.server.db
    .insertInto('recording')
    .values({
      ...{ id: recordingId, hearing_id: hearingId, status: 'sealed', fence: 1, step: null, progress: null, failure: null, failures: 0 },
      ...{ started_at: clock.startsAt, duration_ms: clock.durationMs, tracks: json([] as never), video: null },
      ...{ manifest: json(manifest as never), manifest_sha256: 'c'.repeat(64) },
    })
    .execute();
  return recordingId;
}
