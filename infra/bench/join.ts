import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { startCourt } from '../start/startCourt.ts';
import { Person, prepareTab } from '../testing/Person.ts';
import type { BenchResult } from './BenchResult.ts';
import { buildBarePage } from './support/browser/buildBarePage.ts';
import { type Join, measureJoin, watchPage } from './support/browser/measureJoin.ts';
import { describeMachine } from './support/describeMachine.ts';
import { Scope } from './support/Scope.ts';
import { startBare } from './support/startBare.ts';
import { median, round } from './support/statistics.ts';

const rounds = 7;
/** After each: the other side has noticed that the person left, and the machine is quiet again. */
const restMs = 2500;

/** Time from opening the courtroom's address to the first remote picture, against a bare mediasoup page in the same two browsers. */
export async function bench(): Promise<BenchResult> {
  const machine = describeMachine();
  return Scope.run(240_000, async (scope) => {
    const folder = await mkdtemp(join(tmpdir(), 'assize-bench-'));
    scope.defer(() => rm(folder, { recursive: true, force: true }));
    const court = await startCourt({ dataDir: join(folder, 'data'), env: { REDIS_URL: '', DATABASE_URL: '', S3_BUCKET: '' } });
    scope.defer(() => court.stop());
    const bare = await startBare(scope, await buildBarePage(scope));
    process.stderr.write('court and bare server are up\n');

    const [judge, plaintiff] = [await openPerson(scope, 'judge'), await openPerson(scope, 'plaintiff')];
    await judge.arrive(court.demo.links.judge, 'courtroom');
    await plaintiff.arrive(court.demo.links.plaintiff, 'waiting-room');
    await judge.click('admit-all');
    await plaintiff.see('courtroom');
    await plaintiff.untilReceived((now) => now.framesDecoded > 10);
    const urls = { ours: plaintiff.page.url(), bare: `${bare.url}/index.html` };
    // The session is the tab's own: ours is joined again and again in the tab that followed the link.
    const tabs = { ours: await watchPage(plaintiff.page), bare: await watchPage(await prepareTab(await plaintiff.browser.newPage())) };
    await prepareTab(await judge.browser.newPage()).then((page) => page.goto(urls.bare));
    // The judge stays in both; in the background a tab would be slowed down.
    await judge.page.bringToFront();
    process.stderr.write('the judge is in both\n');

    const joins = { ours: [] as Join[], bare: [] as Join[] };
    for (let index = -1; index < rounds; index++) {
      for (const name of index % 2 === 0 ? (['ours', 'bare'] as const) : (['bare', 'ours'] as const)) {
        await wait(restMs);
        const one = await measureJoin(tabs[name], urls[name]);
        process.stderr.write(
          `${index < 0 ? 'warm-up, ' : ''}${name}: ${String(Math.round(one.fromNavigationMs))} ms, ${String(Math.round(one.fromSocketMs))} ms of it from the socket on\n`,
        );
        if (index >= 0) joins[name].push(one);
      }
    }
    const medians = (list: readonly Join[]): Join => ({
      fromNavigationMs: median(list.map((one) => one.fromNavigationMs)),
      fromSocketMs: median(list.map((one) => one.fromSocketMs)),
    });
    const [ours, baseline] = [medians(joins.ours), medians(joins.bare)];
    return {
      name: 'join',
      ours: round(ours.fromNavigationMs, 0),
      baseline: round(baseline.fromNavigationMs, 0),
      ratio: round(ours.fromNavigationMs / baseline.fromNavigationMs, 3),
      unit: 'ms from navigation to the first remote picture',
      conditions: {
        start: 'performance.timeOrigin of the page, in an empty tab of a browser that knows the site (warm cache, signed in, admitted, devices allowed)',
        end: 'requestVideoFrameCallback of the first video element on the page that shows a remote track',
        oursDoes: 'load the court, renew the session, enter the hearing, take the seat again, get the grant, join the media',
        baselineIs: 'infra/bench/support/bareServer.ts and barePage: socket, devices, two transports, produce, consume; same codecs and layers',
        fromMediaSocket: {
          ours: round(ours.fromSocketMs, 0),
          baseline: round(baseline.fromSocketMs, 0),
          ratio: round(ours.fromSocketMs / baseline.fromSocketMs, 3),
        },
        ...{ rounds, machine, loadAverageAfter: describeMachine().loadAverage },
        browser: await plaintiff.browser.version(),
        joins,
      },
    };
  });
}

async function openPerson(scope: Scope, name: 'judge' | 'plaintiff'): Promise<Person> {
  const person = await Person.open(name);
  scope.defer(() => person.close());
  return person;
}
