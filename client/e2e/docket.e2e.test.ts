import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'puppeteer';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Court, startCourt } from '../../infra/start/startCourt.ts';
import { auditScene, listFaults } from '../../infra/testing/audit.ts';
import { launchBrowser, Person } from '../../infra/testing/Person.ts';

/* A party without an account applies on a phone, in Chinese; the court asks for more, is answered, and opens the case; the link that is lost is replaced. */
let folder: string;
let court: Court;
let browser: Browser;
let party: Person;
let clerk: Person;
let ownLink = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assize-docket-'));
  court = await startCourt({ dataDir: join(folder, 'data') });
  browser = await launchBrowser('plaintiff');
  party = await Person.open('plaintiff', { browser, language: 'zh-CN', width: 390, height: 844 });
  clerk = await Person.open('judge', { browser, language: 'zh-CN' });
  const picture = sharp({ create: { width: 400, height: 300, channels: 3, background: '#7a1f1f' } });
  for (const name of ['身份证', '借条', '转账记录']) await writeFile(join(folder, `${name}.png`), await picture.png().toBuffer());
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await court?.stop();
  await rm(folder, { recursive: true, force: true });
}, 60_000);

async function give(kind: string, name: string, count: number): Promise<void> {
  await party.chooseFiles(`give-${kind}`, join(folder, `${name}.png`));
  await party.page.waitForFunction((wanted) => document.querySelectorAll('[data-testid="docket-material"]').length === wanted, { timeout: 45_000 }, count);
}
async function next(step: string): Promise<void> {
  await party.click('docket-next');
  await party.see(`docket-step-${step}`);
}
const untilSaved = (): Promise<unknown> => party.page.waitForSelector('[data-testid="docket-saving"][data-state="saved"]', { timeout: 30_000 });
const untilStatus = (status: string): Promise<unknown> =>
  party.page.waitForSelector(`[data-testid="docket-next-step"][data-status="${status}"]`, { timeout: 45_000 });
const faultsOf = (person: Person): Promise<string[]> => listFaults(person.page, 'zh-CN');

test('a party begins with a name, is given a link to keep, and fills in the form; a reload loses nothing', async () => {
  await party.page.goto(`${court.baseUrl}/apply`);
  await party.see('begin-court');
  const demoCourt = await party.page.$eval('[data-testid="begin-court"]', (list) => (list as HTMLSelectElement).options[1]?.value ?? '');
  await party.select('begin-court', demoCourt);
  await party.type('begin-name', '演示当事人');
  expect(await faultsOf(party)).toEqual([]);
  await party.click('begin-submit');
  ownLink = await party.text('docket-url');
  expect(ownLink).toContain('/join#');
  await party.click('docket-go-on');
  await party.select('docket-cause', 'privateLoan');
  await next('plaintiffs');
  await party.type('plaintiff-idNumber', '000000199001010000');
  await party.page.waitForFunction(() => document.body.textContent.includes('校验位不符'));
  await party.page.keyboard.press('Backspace');
  await party.type('plaintiff-idNumber', 'X');
  await party.type('plaintiff-phone', '00000000001');
  await party.type('plaintiff-address', '演示路1号');
  await untilSaved();
  await party.page.reload();
  await party.see('docket-step-others');
  await party.type('defendant-name', '演示被告');
  await party.type('defendant-address', '演示路2号');
  await next('agents');
  await next('claims');
  await party.type('claim-1', '判令被告归还借款20000元');
  await party.type('docket-amount', '20000');
  expect(await party.text('docket-fee')).toContain('300.00');
  await next('facts');
  await party.page.$eval('[data-testid="answer-lentOn"]', (field) => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, '2025-03-01');
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
  await party.type('docket-facts', '演示：被告借款后未归还。');
  await next('materials');
  await give('identity', '身份证', 1);
  await give('evidence', '借条', 2);
  expect(await faultsOf(party)).toEqual([]);
  await next('review');
  await party.click('docket-vouch');
  await untilSaved();
  expect(await faultsOf(party)).toEqual([]);
  await party.click('docket-send');
  await party.click('confirm');
  await untilStatus('sent');
  await party.see('docket-contacts');
  expect(await auditScene(party, 'docket-sent', { isLong: true })).toEqual([]);
  await party.page.setViewport({ width: 390, height: 844 });
}, 120_000);

test('the clerk finds it in the queue, takes it on and asks for what is missing', async () => {
  await clerk.page.goto(court.demo.files?.links['filingDesk'] ?? '');
  await clerk.click('to-docket');
  await clerk.see('docket-row');
  expect(await clerk.page.$$eval('[data-testid="docket-row"]', (rows) => rows.length)).toBe(2);
  expect(await faultsOf(clerk)).toEqual([]);
  const rows = await clerk.page.$$('[data-testid="docket-open"]');
  await rows[1]?.click();
  await clerk.click('docket-take');
  await clerk.see('docket-accept');
  await clerk.openDetails('docket-ask');
  await clerk.type('ask-items', '请补充转账记录');
  expect(await faultsOf(clerk)).toEqual([]);
  await clerk.click('ask-submit');
  await clerk.see('correction-items');
}, 60_000);

test('the party mends it, the court accepts it with a number, and the party follows the case', async () => {
  await party.page.reload();
  expect(await party.text('correction-items')).toContain('请补充转账记录');
  await party.click('docket-back');
  await give('evidence', '转账记录', 3);
  await next('review');
  await party.type('correction-answer', '已补充');
  await party.click('docket-send');
  await party.click('confirm');
  await untilStatus('sent');
  await clerk.page.reload();
  await clerk.click('docket-accept');
  await clerk.click('confirm');
  expect(await clerk.text('docket-number')).toMatch(/^（20\d\d）演示0001民初1号$/);
  await clerk.click('docket-to-file');
  await clerk.see('next-step');
  await party.page.reload();
  await untilStatus('accepted');
  await party.click('docket-to-case');
  expect(await party.text('followed-case')).toContain('演示0001民初1号');
  expect(await party.text('followed-case')).toContain('案件受理费');
}, 60_000);

test('the party lost the link: the desk gives another, shown once, and the one before opens nothing', async () => {
  await clerk.page.goBack();
  await clerk.click('docket-relink');
  await clerk.click('relink-byPhone');
  expect(await auditScene(clerk, 'docket-relink')).toEqual([]);
  await clerk.click('confirm');
  const link = await clerk.text('issued-link');
  expect(link).toContain('/join#');
  expect(await auditScene(clerk, 'docket-relinked')).toEqual([]);
  await party.page.goto(ownLink);
  await party.page.waitForFunction(() => document.querySelector('h1') !== null);
  expect(await party.page.$('[data-testid="my-applications"], [data-testid="followed-case"]')).toBeNull();
  await party.page.goto('about:blank');
  await party.page.goto(link);
  await party.page.waitForFunction(() => location.pathname !== '/join');
  await party.page.goto(`${court.baseUrl}/applications`);
  await party.click('application-look');
  await untilStatus('accepted');
  // The page speaks the language that it was looked at in last.
  expect(await party.page.$eval('main', (main) => main.textContent)).toContain('A new personal link was given');
  expect([...party.faults, ...clerk.faults]).toEqual([]);
}, 240_000);
