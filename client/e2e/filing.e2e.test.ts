import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Browser } from 'puppeteer';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Court, startCourt } from '../../infra/start/startCourt.ts';
import { listFaults } from '../../infra/testing/audit.ts';
import { CourtClient } from '../../infra/testing/CourtClient.ts';
import { printSheets } from '../../infra/testing/exhibitScreen.ts';
import { launchBrowser, Person } from '../../infra/testing/Person.ts';
import { type Cast, scheduleHearing } from '../../infra/testing/scheduleHearing.ts';

/* A party files from a phone: photos as one document, then several files of which one is refused. */
const run = promisify(execFile);
const people = { clerk: { role: 'clerk' }, plaintiff: { role: 'plaintiff' } } as const;
let folder: string;
let court: Court;
let browser: Browser;
let hearing: Cast<keyof typeof people>;
let clerk: CourtClient;
let plaintiff: Person;
const photos: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assize-filing-'));
  court = await startCourt({ dataDir: join(folder, 'data') });
  browser = await launchBrowser('plaintiff');
  const scheduledAt = new Date(Date.now() + 7_200_000).toISOString();
  hearing = await scheduleHearing(court.demo.links.admin, { title: 'Demo filing', caseKind: 'civil', plan: 'civilOrdinary', scheduledAt }, people);
  for (const [index, background] of ['#7a1f1f', '#1f3b63'].entries()) {
    const path = join(folder, `image ${String(index)}.jpg`);
    const plain = sharp({ create: { width: 800, height: 600, channels: 3, background } });
    await writeFile(path, await plain.withMetadata({ orientation: 6 }).jpeg().toBuffer());
    photos.push(path);
  }
}, 180_000);
afterAll(async () => {
  clerk?.close();
  await browser?.close();
  await court?.stop();
  await rm(folder, { recursive: true, force: true });
}, 60_000);

async function untilChosen(names: readonly string[]): Promise<void> {
  await plaintiff.page.waitForFunction(
    (wanted) => [...document.querySelectorAll<HTMLElement>('[data-testid="chosen-file"]')].map((row) => row.dataset['name']).join('|') === wanted,
    {},
    names.join('|'),
  );
}
const untilExhibits = (count: number) =>
  plaintiff.page.waitForFunction((wanted) => document.querySelectorAll('[data-testid="exhibit"]').length === wanted, { timeout: 60_000 }, count);
/** Their titles in the order of their numbers. */
async function filedTitles(): Promise<string[]> {
  const { exhibits } = (await clerk.enter()).snapshot.evidence;
  return Object.values(exhibits)
    .toSorted((one, other) => one.number.ordinal - other.number.ordinal)
    .map((one) => one.title);
}

describe('a party files from a phone', () => {
  test('photos, taken one after another, as one document in which each is kept as the camera made it', async () => {
    clerk = await CourtClient.signIn(hearing.links.clerk);
    await clerk.enter();
    await clerk.command('hearing.openCheckIn', {});
    await clerk.arrive();
    plaintiff = await Person.open('plaintiff', { browser, width: 390, height: 844 });
    await plaintiff.page.setViewport({ width: 390, height: 844, hasTouch: true, isMobile: true });
    await plaintiff.arrive(hearing.links.plaintiff, 'waiting-room');
    await clerk.command('participant.admit', { participantId: hearing.ids.plaintiff });
    await plaintiff.click('more');
    await plaintiff.click('tab-evidence');
    await plaintiff.openDetails('file-form');
    for (const path of photos) await plaintiff.chooseFiles('take-photo', path);
    await untilChosen(['image 0.jpg', 'image 1.jpg']);
    await plaintiff.page.waitForSelector('[data-testid="one-document"]:checked');
    await plaintiff.type('exhibit-title', 'The receipts');
    await plaintiff.type('exhibit-purpose', 'that it was paid');
    await plaintiff.type('exhibit-source', 'the shop');
    await mkdir('test-results/screens', { recursive: true });
    await plaintiff.page.$eval('[data-testid="chosen-files"]', (list) => list.scrollIntoView());
    await plaintiff.page.screenshot({ path: 'test-results/screens/filing-photos-phone.png' });
    expect(await listFaults(plaintiff.page, 'en')).toEqual([]);
    await plaintiff.click('exhibit-file');
    await untilExhibits(1);
    const [exhibit] = Object.values((await clerk.enter()).snapshot.evidence.exhibits);
    expect([exhibit?.title, exhibit?.document.name]).toEqual(['The receipts', 'The receipts.pdf']);
    const answer = await fetch(`${court.baseUrl}/api/hearings/${hearing.hearingId}/exhibits/${exhibit?.id ?? ''}/original`, {
      headers: { authorization: `Bearer ${clerk.session.accessToken}` },
    });
    const pdf = join(folder, 'receipts.pdf');
    await writeFile(pdf, Buffer.from(await answer.arrayBuffer()));
    expect((await run('pdfinfo', [pdf])).stdout).toMatch(/^Pages:\s+2$/m);
    await run('pdfimages', ['-all', pdf, join(folder, 'inside')]);
    const inside = (await readdir(folder)).filter((name) => name.startsWith('inside')).toSorted();
    for (const [index, path] of photos.entries()) expect(await readFile(join(folder, inside[index] ?? ''))).toEqual(await readFile(path));
  }, 180_000);

  test('three files in their order, one of which is refused with its reason and stays while the others are filed', async () => {
    const bytes = await printSheets(browser, ['贷款合同 Loan contract']);
    const paths = ['b contract.pdf', 'c cut.pdf', 'a letter.pdf'].map((name) => join(folder, name));
    for (const path of paths) await writeFile(path, path.includes('cut') ? bytes.subarray(0, Math.floor(bytes.length / 2)) : bytes);
    await plaintiff.chooseFiles('exhibit-document', ...paths);
    await plaintiff.click('order-files');
    await untilChosen(['a letter.pdf', 'b contract.pdf', 'c cut.pdf']);
    await plaintiff.page.focus('[data-name="c cut.pdf"] [data-testid="file-up"]');
    await plaintiff.page.keyboard.press('Enter');
    await untilChosen(['a letter.pdf', 'c cut.pdf', 'b contract.pdf']);
    expect(await plaintiff.page.evaluate(() => document.activeElement?.closest<HTMLElement>('[data-testid="chosen-file"]')?.dataset['name'])).toBe('c cut.pdf');
    await plaintiff.type('exhibit-purpose', 'that the loan was agreed');
    await plaintiff.type('exhibit-source', 'the files of the bank');
    await plaintiff.page.$eval('[data-testid="chosen-files"]', (list) => list.scrollIntoView());
    await plaintiff.page.screenshot({ path: 'test-results/screens/filing-several-phone.png' });
    expect(await listFaults(plaintiff.page, 'en')).toEqual([]);
    await plaintiff.click('exhibit-file');
    await untilExhibits(3);
    await plaintiff.page.waitForFunction(() => document.querySelector('[data-testid="file-form"]')?.textContent?.includes('ends too early'));
    expect(await filedTitles()).toEqual(['The receipts', 'a letter', 'b contract']);
    const value = (testId: string): Promise<string> => plaintiff.page.$eval(`[data-testid="${testId}"]`, (field) => (field as HTMLInputElement).value);
    expect([await value('exhibit-title'), await value('exhibit-purpose')]).toEqual(['c cut', 'that the loan was agreed']);
  }, 120_000);

  test('and describes one anew while nobody else has seen it', async () => {
    await plaintiff.click('describe-exhibit');
    await plaintiff.type('describe-title', ' of March');
    expect(await listFaults(plaintiff.page, 'en')).toEqual([]);
    await plaintiff.click('confirm');
    await plaintiff.page.waitForSelector('[data-testid="describe-form"]', { hidden: true });
    expect((await filedTitles())[0]).toBe('The receipts of March');
    await clerk.command('exchange.open', {});
    await plaintiff.page.waitForSelector('[data-testid="describe-exhibit"]', { hidden: true });
  }, 60_000);

  test('a whole folder is taken in the order of its names, without what systems hide in it', async () => {
    const papers = join(folder, 'papers');
    await mkdir(papers);
    for (const name of ['page 10.pdf', 'page 2.pdf', '.DS_Store']) await writeFile(join(papers, name), name);
    await plaintiff.chooseFiles('choose-folder', papers);
    await untilChosen(['c cut.pdf', 'page 2.pdf', 'page 10.pdf']);
    expect(await plaintiff.text('file-form')).toContain('One hidden file of the system was left out');
    expect(plaintiff.faults).toEqual([]);
  }, 60_000);
});
