import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { fileDocument } from '@assize/contracts/testing/fileDocument';
import { io } from 'socket.io-client';
import { startCourt } from '../start/startCourt.ts';
import { foundTools, node24 } from '../start/tools.ts';
import { CourtClient } from '../testing/CourtClient.ts';
import { scheduleHearing } from '../testing/scheduleHearing.ts';
import type { BenchResult } from './BenchResult.ts';
import { describeMachine } from './support/describeMachine.ts';
import { PageReader } from './support/PageReader.ts';
import { Scope } from './support/Scope.ts';
import { firstLine, startChild } from './support/startChild.ts';
import { median, percentile, round } from './support/statistics.ts';

/** Parties have the next page by right and fetch it ahead; the gallery gets a page when it is shown. */
const parties = 44;
const gallery = 6;
const turns = 20;
/** A page is looked at for so long before it is turned. */
const readingMs = 2500;
const run = promisify(execFile);

/** From turning a page to its picture at each of 50 receivers, against a bare broadcast and a static file of the same size. */
export async function bench(): Promise<BenchResult> {
  const machine = describeMachine();
  return Scope.run(600_000, async (scope) => {
    const folder = await mkdtemp(join(tmpdir(), 'assize-bench-'));
    scope.defer(() => rm(folder, { recursive: true, force: true }));
    const court = await startCourt({ dataDir: join(folder, 'data'), env: { REDIS_URL: '', DATABASE_URL: '', S3_BUCKET: '' } });
    scope.defer(() => court.stop());
    const people = Object.fromEntries([
      ['judge', { role: 'presidingJudge' }],
      ...Array.from({ length: parties }, (_, index) => [`party${String(index)}`, { role: 'thirdParty' }]),
      ...Array.from({ length: gallery }, (_, index) => [`observer${String(index)}`, { role: 'observer' }]),
    ]) as Record<string, { role: 'presidingJudge' | 'thirdParty' | 'observer' }>;
    const about = { title: 'Bench', caseKind: 'civil', plan: 'civilOrdinary', scheduledAt: new Date(Date.now() + 7_200_000).toISOString() } as const;
    const hearing = await scheduleHearing(court.demo.links.admin, about, people);
    const { hearingId } = hearing;
    const judge = await signIn(scope, hearing.links['judge'] ?? '');
    await judge.command('hearing.openCheckIn', {});
    await judge.arrive();

    const exhibitId = randomUUID();
    await writeFile(
      join(folder, 'text.txt'),
      Array.from({ length: 1400 }, (_, line) => `第${String(line + 1)}条 The parties agree on clause ${String(line + 1)} of this contract.`).join('\n'),
    );
    await run('/usr/bin/soffice', [
      '--headless',
      `-env:UserInstallation=file://${folder}/office`,
      '--infilter=Text (encoded):UTF8',
      '--convert-to',
      'pdf',
      '--outdir',
      folder,
      join(folder, 'text.txt'),
    ]);
    const bytes = new Uint8Array(await readFile(join(folder, 'text.pdf')));
    const document = await fileDocument(court.baseUrl, judge.session.accessToken, { hearingId, bytes, name: 'contract.pdf' });
    await judge.command('exhibit.file', { exhibitId, document, title: 'Contract', purpose: 'x', source: 'y', form: 'copy', pointIds: [] });
    await judge.command('exchange.open', {});
    await judge.command('exhibit.setVisibility', { exhibitId, visibility: 'public', namedIds: [], reason: 'bench' });
    const pageOf = async (client: CourtClient, page: number): Promise<Uint8Array> => {
      const path = `/api/hearings/${hearingId}/exhibits/${exhibitId}/pages/${String(page)}/screen`;
      const answer = await fetch(court.baseUrl + path, { headers: { authorization: `Bearer ${client.session.accessToken}` } });
      if (!answer.ok) throw new Error(`page ${String(page)}: ${String(answer.status)}`);
      return new Uint8Array(await answer.arrayBuffer());
    };
    await untilReady(judge, hearingId, exhibitId);
    let pageBytes = 0;
    for (let page = 1; page <= turns; page++) {
      const jpeg = await pageOf(judge, page);
      if (page === 1) await writeFile(join(folder, 'page.jpg'), jpeg);
      pageBytes = jpeg.length;
    }

    const receivers: { client: CourtClient; isAhead: boolean }[] = [];
    for (const [name, link] of Object.entries(hearing.links)) {
      if (name === 'judge') continue;
      const client = await signIn(scope, link);
      await client.arrive();
      receivers.push({ client, isAhead: name.startsWith('party') });
    }
    await judge.command('participant.admitAll', {});
    for (const { client } of receivers) await judge.command('participant.admit', { participantId: client.participantId });
    await judge.command('hearing.open', {});
    await judge.command('presenter.name', { participantId: judge.participantId });
    process.stderr.write(`${String(receivers.length)} receivers are in court\n`);

    const ours = receivers.map(({ client, isAhead }) => {
      const reader = new PageReader({ isAhead, pages: turns, fetchPage: (page) => pageOf(client, page) });
      client.onShown((page) => void reader.turnTo(page).catch((error: unknown) => process.stderr.write(`${String(error)}\n`)));
      return reader;
    });
    const bareChild = startChild(scope, {
      command: node24,
      args: [`${import.meta.dirname}/support/barePages.ts`, join(folder, 'page.jpg')],
      env: foundTools(),
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const bareUrl = `http://127.0.0.1:${await firstLine(bareChild)}`;
    const bare = await Promise.all(
      receivers.map(async () => {
        const socket = io(bareUrl, { transports: ['websocket'], forceNew: true });
        scope.defer(() => void socket.close());
        const reader = new PageReader({
          isAhead: false,
          pages: turns,
          fetchPage: async () => new Uint8Array(await (await fetch(`${bareUrl}/page.jpg`)).arrayBuffer()),
        });
        socket.on('turned', (page: number) => void reader.turnTo(page));
        await new Promise<void>((resolve) => socket.once('connect', () => resolve()));
        return { reader, socket };
      }),
    );

    const took = { ours: [] as number[], gallery: [] as number[], bare: [] as number[] };
    const measure = async (readers: readonly PageReader[], page: number, turn: () => unknown): Promise<number[]> => {
      const turnedAtMs = performance.now();
      await turn();
      await Promise.all(readers.map((one) => one.untilSeen(page)));
      return readers.map((one) => (one.seenAtMs.get(page) ?? Number.NaN) - turnedAtMs);
    };
    for (let page = 1; page <= turns; page++) {
      await new Promise((resolve) => setTimeout(resolve, readingMs));
      const pane = { exhibitId, page, rotation: 0, region: null } as const;
      const mine = await measure(ours, page, () => judge.command('presentation.show', { panes: [pane], isForWitness: false }));
      const theirs = await measure(
        bare.map((one) => one.reader),
        page,
        () => bare[0]?.socket.emit('turn', page),
      );
      if (page === 1) continue; // nothing could be fetched ahead of the first
      took.ours.push(...mine);
      took.gallery.push(...mine.filter((_, index) => !receivers[index]?.isAhead));
      took.bare.push(...theirs);
    }
    const [p99, baseP99] = [percentile(took.ours, 0.99), percentile(took.bare, 0.99)];
    return {
      name: 'evidence',
      ours: round(p99, 1),
      baseline: round(baseP99, 1),
      ratio: round(p99 / baseP99, 3),
      unit: 'ms from turning a page to its picture, p99 over 50 receivers and 19 turns',
      conditions: {
        required: 1.5,
        oursDoes: 'command, rule, log on disk (PGlite), outbox, an event to each; each page judged by the state and with its viewer’s name in it',
        baselineIs: 'infra/bench/support/barePages.ts: one socket.io broadcast, one static file of the same bytes',
        ...{ parties, gallery, turns: turns - 1, readingMs, pageBytes },
        medianMs: { ours: round(median(took.ours), 1), baseline: round(median(took.bare), 1) },
        galleryMs: { median: round(median(took.gallery), 1), p99: round(percentile(took.gallery, 0.99), 1), why: 'may not fetch ahead' },
        ...{ machine, loadAverageAfter: describeMachine().loadAverage },
      },
    };
  });
}

async function signIn(scope: Scope, link: string): Promise<CourtClient> {
  const client = await CourtClient.signIn(link);
  scope.defer(() => client.close());
  await client.enter();
  return client;
}

async function untilReady(client: CourtClient, hearingId: string, exhibitId: string): Promise<void> {
  for (;;) {
    const { pages } = await client.api('GET /api/hearings/:hearingId/exhibits/:exhibitId/pages', { hearingId, exhibitId });
    if (pages.status === 'ready') {
      if (pages.pages.length < turns) throw new Error(`only ${String(pages.pages.length)} pages`);
      return;
    }
    if (pages.status === 'failed') throw new Error(pages.fault);
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
}
