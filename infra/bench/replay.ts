import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { documentKeys } from '@assize/contracts/hearing/evidence/pages';
import { hearingId } from '@assize/contracts/testing/buildHearing';
import { evidenceDocument } from '@assize/contracts/testing/evidenceDocument';
import { FileStore } from '@assize/platform/store/FileStore';
import { encoderArguments } from '../../recording-worker/src/compose/sliceArguments.ts';
import { keepHearing, keepRecording } from '../../server/src/testing/keepHearing.ts';
import { startTestServer } from '../../server/src/testing/startTestServer.ts';
import { launchBrowser } from '../testing/Person.ts';
import type { BenchResult } from './BenchResult.ts';
import { type Seek, seekInBare, seekInReplay, watchSeeks } from './support/browser/measureSeek.ts';
import { describeMachine } from './support/describeMachine.ts';
import { longExhibitPages, playLongHearing } from './support/longHearing.ts';
import { Scope } from './support/Scope.ts';
import { serveFile } from './support/serveFile.ts';
import { median, percentile, round } from './support/statistics.ts';

const minutes = 120;
const rounds = 40;
const run = promisify(execFile);

/** From a click on the lanes of a two-hour hearing to the picture, the state and the page of that second, against the same file in a bare video element. */
export async function bench(): Promise<BenchResult> {
  const machine = describeMachine();
  return Scope.run(1_800_000, async (scope) => {
    const folder = await mkdtemp(join(tmpdir(), 'assize-bench-'));
    scope.defer(() => rm(folder, { recursive: true, force: true }));
    const video = await makeVideo(folder);
    const court = await startTestServer({ CLIENT_DIR: join(import.meta.dirname, '../../client/dist') });
    scope.defer(() => court.close());
    const hearing = playLongHearing(minutes);
    const people = await keepHearing(court, hearing);
    const { documentId, sha256, bytes, mime, name } = evidenceDocument(1);
    const filed = { id: documentId, hearing_id: hearingId, participant_id: hearing.idOf('lawyer') };
    await court.server.db
      .insertInto('document')
      .values({ ...filed, sha256, bytes, mime, name })
      .execute();
    const store = new FileStore(join(court.dataDir, 'store'));
    const shape = [1131, 1600];
    await store.put(
      documentKeys.manifest(hearingId, documentId),
      JSON.stringify({ status: 'ready', pages: Array.from({ length: longExhibitPages }, () => shape), media: null }),
    );
    const page = await makePage(folder);
    for (let number = 1; number <= longExhibitPages; number++) await store.put(documentKeys.page(hearingId, documentId, number, 'screen'), page);
    const recordingId = await keepRecording(court, hearing, [{ name: 'hearing.mp4', bytes: video.bytes, mimeType: 'video/mp4' }]);
    process.stderr.write(`${String(hearing.events.length)} acts, ${String(Math.round(video.bytes.length / 1e6))} MB\n`);

    const browser = await launchBrowser('judge');
    scope.defer(() => browser.close());
    const replay = await browser.newPage();
    await replay.setViewport({ width: 1280, height: 900 });
    await replay.goto(people[hearing.idOf('presidingJudge')]?.link ?? '');
    await replay.waitForFunction(() => location.pathname !== '/join');
    await replay.goto(`${court.baseUrl}/recordings/${recordingId}`);
    await replay.waitForSelector('[data-testid="replay-timeline"]');
    await replay.waitForFunction(() => (document.querySelector('video')?.readyState ?? 0) >= 2);
    await watchSeeks(replay);
    const bare = await browser.newPage();
    await bare.goto(await serveFile(scope, video.path));
    await bare.waitForFunction(() => (document.querySelector('video')?.readyState ?? 0) >= 2);

    const seeks: Seek[] = [];
    const bareMs: number[] = [];
    for (let index = -2; index < rounds; index++) {
      await replay.bringToFront();
      const one = await seekInReplay(replay, Math.random() * 0.95);
      await bare.bringToFront();
      const theirs = await seekInBare(bare, one.atS);
      process.stderr.write(`${one.atS.toFixed(1)} s: ${one.allMs.toFixed(0)} ms, picture ${one.pictureMs.toFixed(0)} ms; bare ${theirs.toFixed(0)} ms\n`);
      if (index < 0) continue; // warm-up
      seeks.push(one);
      bareMs.push(theirs);
    }
    const allMs = seeks.map((one) => one.allMs);
    const pictureMs = seeks.map((one) => one.pictureMs);
    const [ours, baseline] = [percentile(allMs, 0.95), percentile(bareMs, 0.95)];
    return {
      name: 'replay',
      ours: round(ours, 0),
      baseline: round(baseline, 0),
      ratio: round(ours / baseline, 3),
      unit: `ms from the click to picture, state and page, p95 of ${String(rounds)} random seeks`,
      conditions: {
        required: 'ours under 1000 ms',
        oursDoes:
          'a press of the mouse on the lanes; file judged and read through the court; state rebuilt from the log; the page of that second judged, with its reader’s name in it',
        baselineIs: 'the same file from a bare server in a bare video element, `currentTime` set to the same second, taken in turn with ours',
        pictureMs: { median: round(median(pictureMs), 0), p95: round(percentile(pictureMs, 0.95), 0) },
        allMs: { median: round(median(allMs), 0), worst: round(Math.max(...allMs), 0) },
        bareMs: { median: round(median(bareMs), 0), worst: round(Math.max(...bareMs), 0) },
        ...{ minutes, acts: hearing.events.length, videoBytes: video.bytes.length, rounds },
        ...{ machine, loadAverageAfter: describeMachine().loadAverage, browser: await browser.version() },
      },
    };
  });
}

/** One minute, encoded as production does it, and repeated by copy. */
async function makeVideo(folder: string): Promise<{ path: string; bytes: Buffer }> {
  const ffmpeg = process.env['FFMPEG_BIN'] ?? 'ffmpeg';
  const [minute, path] = [join(folder, 'minute.mp4'), join(folder, 'hearing.mp4')];
  const sources = ['-f', 'lavfi', '-i', 'testsrc=s=1280x720:r=25', '-f', 'lavfi', '-i', 'sine=440:sample_rate=48000', '-t', '60'];
  await run(ffmpeg, ['-v', 'error', '-y', ...sources, ...encoderArguments, '-c:a', 'aac', '-b:a', '96k', minute]);
  await run(ffmpeg, ['-v', 'error', '-y', '-stream_loop', String(minutes - 1), '-i', minute, '-c', 'copy', '-movflags', '+faststart', path]);
  return { path, bytes: await readFile(path) };
}

async function makePage(folder: string): Promise<Buffer> {
  const path = join(folder, 'page.jpg');
  const drawn = 'color=white:s=1131x1600,drawgrid=w=40:h=40:t=2:c=gray';
  await run(process.env['FFMPEG_BIN'] ?? 'ffmpeg', ['-v', 'error', '-y', '-f', 'lavfi', '-i', drawn, '-frames:v', '1', path]);
  return readFile(path);
}
