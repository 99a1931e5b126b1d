import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { LayoutName } from '@assize/contracts/hearing/layout/wire';
import type { Role } from '@assize/contracts/hearing/roles';
import { startCourt } from '../start/startCourt.ts';
import { CourtClient } from '../testing/CourtClient.ts';
import { launchBrowser, Person, prepareTab } from '../testing/Person.ts';
import { scheduleHearing } from '../testing/scheduleHearing.ts';
import type { BenchResult } from './BenchResult.ts';
import { buildCrowdScript, receiveIn, sendFrom } from './support/browser/crowdScript.ts';
import { measurePictures, type Pictures } from './support/browser/measureReceived.ts';
import { describeMachine } from './support/describeMachine.ts';
import { Scope } from './support/Scope.ts';
import { round } from './support/statistics.ts';

const sizes = [12, 25] as const;
const measuredMs = 8000;
/** After a change of layout: the sfu has been told and the layers have been switched. */
const settledMs = 4000;
const layouts: LayoutName[] = ['speaker', 'bench', 'allSeats'];
const screens = { desktop: { width: 1280, height: 800 }, phone: { width: 390, height: 844 } } as const;

/** What one page receives of a court of 12 and of 25, layout by layout, against a page that receives everybody at full size. */
export async function bench(): Promise<BenchResult> {
  const machine = describeMachine();
  return Scope.run(900_000, async (scope) => {
    const folder = await mkdtemp(join(tmpdir(), 'assize-bench-'));
    scope.defer(() => rm(folder, { recursive: true, force: true }));
    const court = await startCourt({ dataDir: join(folder, 'data'), env: { REDIS_URL: '', DATABASE_URL: '', S3_BUCKET: '' } });
    scope.defer(() => court.stop());
    const script = await buildCrowdScript();
    const found: Record<string, Record<string, Pictures>> = {};
    for (const size of sizes) found[size] = await measureCourt(court, script, size);
    const ours = found['25']?.['desktop, speaker']?.kilobitsPerS ?? 0;
    const baseline = found['25']?.['everybody at full size']?.kilobitsPerS ?? 0;
    return {
      name: 'layouts',
      ours,
      baseline,
      ratio: round(ours / baseline, 3),
      unit: 'kbit/s of pictures received by one page of a court of 25 (desktop, the speaker large)',
      conditions: {
        baselineIs: 'infra/bench/support/crowdPage: one more person of the same court, who receives everybody at full size; measured after ours',
        sent: '640×360 at 6 frames a second in three layers by each, all from one page',
        ...{ measuredMs, settledMs, machine, loadAverageAfter: describeMachine().loadAverage },
        courts: found,
      },
    };
  });
}

async function measureCourt(court: Awaited<ReturnType<typeof startCourt>>, script: string, size: number): Promise<Record<string, Pictures>> {
  return Scope.run(400_000, async (scope) => {
    const roles: Role[] = [
      'judge',
      'judge',
      'clerk',
      ...Array.from({ length: size - 4 }, (_, index): Role => (['plaintiff', 'defendant', 'thirdParty'] as const)[index % 3] ?? 'plaintiff'),
    ];
    const others = Object.fromEntries(roles.map((role, index) => [`p${String(index)}`, { role }]));
    const about = {
      title: `Demo ${String(size)}`,
      caseKind: 'civil',
      plan: 'civilOrdinary',
      scheduledAt: new Date(Date.now() + 7_200_000).toISOString(),
    } as const;
    const hearing = await scheduleHearing(court.demo.links.admin, about, { presiding: { role: 'presidingJudge' as Role }, ...others });
    const links = hearing.links as Record<string, string>;
    const clients: CourtClient[] = [];
    for (const name of Object.keys(others)) {
      const client = await CourtClient.signIn(links[name] ?? '');
      scope.defer(() => client.close());
      await client.enter();
      clients.push(client);
    }
    await clients[2]?.command('hearing.openCheckIn', {});
    for (const client of clients) await client.arrive();
    const judge = await Person.open('judge');
    scope.defer(() => judge.close());
    await judge.arrive(links['presiding'] ?? '', 'courtroom');
    await judge.click('admit-all');
    await judge.click('act-open');
    await judge.page.waitForFunction(() => document.querySelector('[data-testid="courtroom"]')?.getAttribute('data-status') === 'inSession');

    const crowd = await launchBrowser('plaintiff');
    scope.defer(() => crowd.close());
    const stage = await crowd.newPage();
    await stage.goto(`${court.baseUrl}/no/such/page`);
    await sendFrom(stage, script, await Promise.all(clients.map((one) => one.media())));
    process.stderr.write(`${String(size)} people are in court\n`);

    const found: Record<string, Pictures> = {};
    await judge.click('tab-people');
    for (const layout of layouts) {
      await judge.page.setViewport(screens.desktop);
      await judge.click(`layout-${layout}`);
      for (const [screen, viewport] of Object.entries(screens)) {
        await judge.page.setViewport(viewport);
        await wait(settledMs);
        found[`${screen}, ${layout}`] = await measurePictures(judge.page, measuredMs);
        process.stderr.write(`${screen}, ${layout}: ${JSON.stringify(found[`${screen}, ${layout}`])}\n`);
      }
    }
    await judge.page.goto('about:blank');
    const all = await prepareTab(await judge.browser.newPage());
    await all.goto(`${court.baseUrl}/no/such/page`);
    // The clerk sends too; the place is taken over by a page that receives.
    const clerk = clients[2];
    if (!clerk) throw new Error('no clerk');
    await receiveIn(all, script, await clerk.media());
    await wait(settledMs);
    found['everybody at full size'] = await measurePictures(all, measuredMs);
    process.stderr.write(`everybody: ${JSON.stringify(found['everybody at full size'])}\n`);
    return found;
  });
}
