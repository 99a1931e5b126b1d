import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { fileDocument } from '@assize/contracts/testing/fileDocument';
import type { Browser } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type Court, startCourt } from '../../infra/start/startCourt.ts';
import { auditScene } from '../../infra/testing/audit.ts';
import { compareMarks, countMarks } from '../../infra/testing/compareMarks.ts';
import { CourtClient } from '../../infra/testing/CourtClient.ts';
import { marksOf, printSheets, shotOf, untilPage } from '../../infra/testing/exhibitScreen.ts';
import { FrameDump } from '../../infra/testing/FrameDump.ts';
import { launchBrowser, Person } from '../../infra/testing/Person.ts';
import { type Cast, scheduleHearing } from '../../infra/testing/scheduleHearing.ts';

/* An exhibit before the court, from the filing to the ruling: what each person sees of it, and what nobody else is given. */
const run = promisify(execFile);
const ffmpeg = process.env['FFMPEG_BIN'] ?? 'ffmpeg';
const ffprobe = process.env['FFPROBE_BIN'] ?? 'ffprobe';
const people = {
  judge: { role: 'presidingJudge' },
  clerk: { role: 'clerk' },
  plaintiff: { role: 'plaintiff' },
  lawyer: { role: 'lawyer', actsFor: 'plaintiff' },
  defendant: { role: 'defendant' },
  witness: { role: 'witness' },
} as const;
let folder: string;
let court: Court;
let browser: Browser;
let hearing: Cast<keyof typeof people>;
let judge: Person, lawyer: Person, defendant: Person, witness: Person;
let ofWitness: FrameDump;
let clerk: CourtClient;
const exhibitId = randomUUID();
const desk = { width: 1280, height: 800 };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assize-evidence-'));
  court = await startCourt({ dataDir: join(folder, 'data') });
  browser = await launchBrowser('judge');
  const scheduledAt = new Date(Date.now() + 7_200_000).toISOString();
  hearing = await scheduleHearing(court.demo.links.admin, { title: 'Demo hearing of evidence', caseKind: 'civil', plan: 'civilOrdinary', scheduledAt }, people);
}, 180_000);
afterAll(async () => {
  clerk?.close();
  await browser?.close();
  await court?.stop();
  await rm(folder, { recursive: true, force: true });
}, 60_000);

async function open(name: 'judge' | 'lawyer' | 'defendant' | 'witness', upTo: 'courtroom' | 'waiting-room', size = desk): Promise<Person> {
  const person = await Person.open(name, { browser, ...size });
  await person.arrive(hearing.links[name], upTo);
  return person;
}

/** Waits until everybody has the marks that the court has, so many; a line drawn slowly is several that meet. */
async function untilMarks(isEnough: (count: number) => boolean): Promise<number> {
  return vi.waitFor(
    async () => {
      const { strokes } = (await clerk.enter()).snapshot.presentation;
      const { length } = Object.values(strokes).flat();
      const counts = await Promise.all([lawyer, judge, defendant].map(marksOf));
      if (!isEnough(length) || counts.some((one) => one !== length)) throw new Error(`the court has ${String(length)} marks, the screens ${counts.join(', ')}`);
      return length;
    },
    { timeout: 30_000, interval: 500 },
  );
}

describe('an exhibit before the court', () => {
  test('is filed with its pages made, exchanged, and read by the other side before the day', async () => {
    clerk = await CourtClient.signIn(hearing.links.clerk);
    await clerk.enter();
    await clerk.command('hearing.openCheckIn', {});
    await clerk.arrive();
    const bytes = await printSheets(browser, ['借款合同 Loan contract', '还款记录 Repayments', '签字页 Signatures']);
    const filer = await CourtClient.signIn(hearing.links.lawyer);
    await filer.enter();
    const kept = await fileDocument(court.baseUrl, filer.session.accessToken, { hearingId: hearing.hearingId, bytes, name: 'contract.pdf' });
    await filer.command('exhibit.file', {
      exhibitId,
      document: kept,
      title: 'The loan contract',
      purpose: 'that the loan was agreed',
      source: 'the files',
      form: 'copy',
      pointIds: [],
    });
    filer.close();
    await clerk.command('exchange.open', {});

    const bundleId: string = randomUUID();
    await clerk.command('bundle.open', { bundleId, title: '证据卷一' });
    // The pages are being made.
    await vi.waitFor(() => clerk.command('bundle.enter', { bundleId, exhibitId, pages: 3, afterId: null }), { timeout: 60_000, interval: 500 });
    const index = join(folder, 'index.pdf');
    await vi.waitFor(
      async () => {
        const authorization = `Bearer ${clerk.session.accessToken}`;
        const answer = await fetch(`${court.baseUrl}/api/hearings/${hearing.hearingId}/bundles/${bundleId}/index`, { headers: { authorization } });
        if (!answer.ok) throw new Error(`the index: ${String(answer.status)}`);
        await writeFile(index, Buffer.from(await answer.arrayBuffer()));
      },
      { timeout: 120_000, interval: 500 },
    );
    expect((await run('pdftotext', ['-layout', index, '-'])).stdout).toMatch(/证据目录[^]*原告证据\s?1\s+The loan contract[^]*1\s*–\s*3/);

    [judge, lawyer, defendant] = [await open('judge', 'courtroom'), await open('lawyer', 'waiting-room'), await open('defendant', 'waiting-room')];
    witness = await Person.open('witness', { browser, width: 390, height: 844 });
    ofWitness = await FrameDump.of(witness.page);
    await witness.arrive(hearing.links.witness, 'waiting-room');
    await judge.click('admit-all');
    for (const one of [lawyer, defendant]) await one.see('courtroom');
    await defendant.click('order');
    await defendant.click('tab-evidence');
    await defendant.click('read-exhibit');
    await untilPage(defendant, 1);
    await defendant.click('read-next');
    await untilPage(defendant, 2);
    await defendant.click('page-words');
    await defendant.page.waitForFunction(() => document.querySelector('[data-testid="page-words"]')?.parentElement?.textContent?.includes('还款记录'));
    expect(await auditScene(defendant, 'exhibit-read')).toEqual([]);
    await defendant.page.keyboard.press('Escape');
  }, 300_000);

  test('is shown with the judge’s leave: everybody is taken to the page and follows it; a witness is not', async () => {
    await judge.click('act-open');
    await judge.click('tab-people');
    await judge.click('admit-witness');
    await witness.see('courtroom');
    await lawyer.click('order');
    await lawyer.click('tab-evidence');
    await lawyer.click('ask-to-show');
    await judge.click('tab-evidence');
    await judge.click('give-leave-to-show');
    await lawyer.click('show-exhibit');
    await lawyer.page.keyboard.press('Escape');
    for (const one of [lawyer, judge, defendant]) await untilPage(one, 1);
    await lawyer.click('page-next');
    for (const one of [lawyer, judge, defendant]) await untilPage(one, 2);
    expect(await defendant.text('exhibit-where')).toMatch(/P-1 The loan contract, page 2 of 3/);
    expect(await defendant.text('bundle-place')).toBe('证据卷一, page 2');
    expect(await witness.page.$('[data-testid="exhibit-stage"]')).toBeNull();
    expect(ofWitness.text).not.toContain(exhibitId);
  }, 120_000);

  test('marks drawn on it are on every screen, the same for who comes late', async () => {
    await lawyer.click('pen');
    const box = await (await lawyer.page.$('[data-testid="sheet"]'))?.boundingBox();
    if (!box) throw new Error('there is no page');
    const { mouse } = lawyer.page;
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await mouse.move(x - 60, y - 60);
    await mouse.down();
    for (let step = 0; step <= 12; step++) await mouse.move(x - 60 + step * 10, y - 60 + Math.abs(6 - step) * 15);
    await mouse.up();
    const byMouse = await untilMarks((count) => count > 0);
    // By the keyboard alone: a line of three steps.
    await lawyer.page.focus('[data-testid="sheet"]');
    for (const key of ['ArrowDown', 'Space', 'ArrowRight', 'ArrowRight', 'ArrowDown', 'Space'] as const) await lawyer.page.keyboard.press(key);
    const drawn = await untilMarks((count) => count > byMouse);
    await lawyer.click('pen'); // the point of the pen is on the presenter's screen alone
    await defendant.page.reload();
    await untilPage(defendant, 2);
    await untilMarks((count) => count === drawn);
    expect(await compareMarks(await shotOf(lawyer), await shotOf(defendant))).toBeGreaterThan(0.9);
    await lawyer.click('undo');
    await untilMarks((count) => count === drawn - 1);
  }, 120_000);

  test('each looks around on their own and comes back; the presenter turns pages by keys, larger and turned', async () => {
    await defendant.click('own-next');
    await untilPage(defendant, 3);
    await untilPage(judge, 2);
    expect(await auditScene(defendant, 'exhibit-follow')).toEqual([]);
    await lawyer.page.focus('[data-testid="sheet"]');
    await lawyer.page.keyboard.press('PageUp');
    await untilPage(judge, 1);
    await untilPage(defendant, 3);
    await defendant.click('back-to-shown');
    await untilPage(defendant, 1);
    const viewBoxOf = (person: Person): Promise<string | null> => person.page.$eval('[data-testid="sheet"] svg', (svg) => svg.getAttribute('viewBox'));
    const whole = await viewBoxOf(judge);
    await lawyer.page.keyboard.press('+');
    await lawyer.click('page-turn');
    await judge.page.waitForFunction((before) => document.querySelector('[data-testid="sheet"] svg')?.getAttribute('viewBox') !== before, {}, whole);
    await judge.page.waitForSelector('[data-testid="sheet"] svg g[transform*="rotate(90)"]');
    await lawyer.page.waitForFunction(() => document.querySelector('[data-testid="undo"]') !== null);
    expect(await auditScene(lawyer, 'exhibit-present')).toEqual([]);
  }, 240_000);

  test('put to the witness, they see this page alone; taken away by the judge, nobody shows any more', async () => {
    await lawyer.click('for-witness');
    await untilPage(witness, 1);
    const asWitness = await CourtClient.signIn(hearing.links.witness);
    const ask = (page: number) =>
      fetch(`${court.baseUrl}/api/hearings/${hearing.hearingId}/exhibits/${exhibitId}/pages/${String(page)}/screen`, {
        headers: { authorization: `Bearer ${asWitness.session.accessToken}` },
      });
    expect([(await ask(1)).status, (await ask(2)).status]).toEqual([200, 404]);
    await judge.click('tab-evidence');
    await judge.click('take-away');
    await lawyer.page.waitForSelector('[data-testid="presenter-tools"]', { hidden: true });
    await judge.click('show-exhibit');
    await witness.page.waitForSelector('[data-testid="exhibit-stage"]', { hidden: true });
    await judge.click('take-off');
    await defendant.page.waitForSelector('[data-testid="exhibit-stage"]', { hidden: true });
    await defendant.see('speaker');
    expect([judge, lawyer, defendant, witness].flatMap((one) => one.faults)).toEqual([]);
  }, 120_000);

  test('a film plays in step for everybody, for who comes late too, and stands where it was paused', async () => {
    const film = join(folder, 'film.mp4');
    await run(ffmpeg, ['-v', 'error', '-f', 'lavfi', '-i', 'testsrc=s=320x240:d=90:r=10', '-f', 'lavfi', '-i', 'sine=d=90', '-pix_fmt', 'yuv420p', film]);
    const bytes = new Uint8Array(await readFile(film));
    const filmId = randomUUID();
    const kept = await fileDocument(court.baseUrl, clerk.session.accessToken, { hearingId: hearing.hearingId, bytes, name: 'film.mp4' });
    await clerk.command('exhibit.file', { exhibitId: filmId, document: kept, title: 'The handover', purpose: 'x', source: 'y', form: 'copy', pointIds: [] });
    // What is not made yet is not shown: the judge asks again.
    await vi.waitFor(
      async () => {
        await judge.page.$eval(`[data-exhibit-id="${filmId}"] [data-testid="show-exhibit"]`, (button) => (button as HTMLElement).click());
        await judge.see('exhibit-player', 3000);
      },
      { timeout: 60_000, interval: 500 },
    );
    await judge.click('play');
    const runs = (): boolean => {
      const video = document.querySelector<HTMLVideoElement>('[data-testid="exhibit-player"] video');
      return video !== null && !video.paused && video.currentTime > 1;
    };
    await defendant.page.waitForFunction(runs);
    await defendant.page.reload();
    await defendant.page.waitForFunction(runs);
    /** Place in the film, and how far it runs ahead of the machine's clock: pages are asked one after the other. */
    const placeOf = (person: Person): Promise<{ place: number; ahead: number }> =>
      person.page.$eval('[data-testid="exhibit-player"] video', (video) => {
        const { currentTime } = video as HTMLVideoElement;
        return { place: currentTime, ahead: currentTime - Date.now() / 1000 };
      });
    const apart = async (what: 'place' | 'ahead'): Promise<number> => Math.abs((await placeOf(judge))[what] - (await placeOf(defendant))[what]);
    await vi.waitFor(async () => expect(await apart('ahead')).toBeLessThan(1), { timeout: 60_000, interval: 500 });
    await judge.click('play');
    await defendant.page.waitForFunction(() => document.querySelector<HTMLVideoElement>('[data-testid="exhibit-player"] video')?.paused);
    await vi.waitFor(async () => expect(await apart('place')).toBeLessThan(0.1), { timeout: 30_000, interval: 500 });
    expect(await witness.page.$('[data-testid="exhibit-stage"]')).toBeNull();
    await judge.click('take-off');
  }, 180_000);

  test('the recording shows the page with its marks from the moment they were drawn, and names it in a chapter', async () => {
    await judge.click('act-close');
    await judge.click('confirm');
    await judge.see('hearing-ended');
    await judge.page.goto(`${court.baseUrl}/cases/${hearing.caseId}`);
    await judge.page.waitForSelector('[data-testid="recording-status"][data-status="sealed"]', { timeout: 240_000 });
    await judge.see('recording-download');
    const href = await judge.page.$eval('[data-testid="recording-download"]', (link) => (link as HTMLAnchorElement).href);
    const video = join(folder, 'evidence.mp4');
    await writeFile(video, Buffer.from(await (await fetch(href)).arrayBuffer()));
    const { stdout } = await run(ffprobe, ['-v', 'error', '-print_format', 'json', '-show_chapters', video]);
    const { chapters } = JSON.parse(stdout) as { chapters: { start_time: string; tags: { title: string } }[] };
    const pages = chapters.filter((one) => one.tags.title.includes('原告证据1'));
    expect(pages.map((one) => one.tags.title).slice(0, 3)).toEqual(['原告证据1 第1页 · Page 1', '原告证据1 第2页 · Page 2', '原告证据1 第1页 · Page 1']);
    const [before, after] = [Number(pages[1]?.start_time) + 0.2, Number(pages[2]?.start_time) - 0.2];
    expect([await countRed(video, before), (await countRed(video, after)) > 20]).toEqual([0, true]);
  }, 400_000);

  test('every moment of one page is found in the recording, with who spoke, and is a link', async () => {
    await judge.click('recording-play');
    await judge.see('moments');
    const second = await judge.page.$$eval(
      '[data-testid="moment-page"] option',
      (options) => options.find((one) => one.textContent?.includes('P-1, page 2'))?.value,
    );
    await judge.page.select('select[data-testid="moment-page"]', second ?? '');
    const moments = await judge.page.$$eval('[data-testid="moment"]', (buttons) => buttons.map((one) => one.textContent ?? ''));
    expect(moments.length).toBeGreaterThan(0);
    for (const one of moments) expect(one).toMatch(/P-1, page 2/);
    expect(moments.join()).toMatch(/Presiding judge .+ \d:\d\d/);
    await judge.click('moment');
    const [, minutes, seconds] = /^(\d+):(\d\d)/.exec(moments[0] ?? '') ?? [];
    const atS = Number(minutes) * 60 + Number(seconds);
    await judge.page.waitForFunction((from) => (document.querySelector('video')?.currentTime ?? 0) >= from, {}, atS);
    await judge.page.goto(`${judge.page.url()}?at=${String(atS * 1000)}`);
    await judge.page.waitForFunction((from) => Math.abs((document.querySelector('video')?.currentTime ?? 0) - from) < 2, {}, atS);
    expect(await auditScene(judge, 'recording-moments')).toEqual([]);
  }, 120_000);
});

/** Red pixels of the page's place in the picture at a moment: the pen's marks, as nothing else there is red. */
async function countRed(video: string, atS: number): Promise<number> {
  const still = join(folder, 'still.png');
  await run(ffmpeg, ['-v', 'error', '-ss', String(atS), '-i', video, '-frames:v', '1', '-vf', 'crop=940:600:12:100', '-y', still]);
  return countMarks(await readFile(still));
}
