import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import puppeteer, { type Browser, type Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listFaults } from '../testing/audit.ts';
import { chooseFolder } from '../testing/verifyOffline.ts';
import { buildPayload, makeKey, writePackage } from './testing/buildPackage.ts';

let root: string;
let browser: Browser;
let page: Page;
const asked: string[] = [];
const errors: string[] = [];
const video = (): string => join(root, 'package/data/recording/hearing.mp4');

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'assize-page-'));
  execFileSync(process.execPath, [join(import.meta.dirname, 'build.mjs'), root]);
  writePackage(join(root, 'package'), buildPayload(makeKey()));
  const args = [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--disable-gpu', '--no-first-run', '--lang=en'];
  browser = await puppeteer.launch({ executablePath: process.env['CHROMIUM_BIN'] ?? '/usr/bin/chromium', headless: true, args });
  page = await browser.newPage();
  page.on('request', (request) => void asked.push(request.url()));
  page.on('pageerror', (error) => void errors.push(String(error)));
  page.on('console', (message) => void errors.push(message.text()));
  await page.setViewport({ width: 390, height: 844 });
  await page.setOfflineMode(true);
  await page.goto(pathToFileURL(join(root, 'verify.html')).href);
}, 240_000);
afterAll(async () => {
  await browser.close();
  rmSync(root, { recursive: true, force: true });
}, 60_000);

const choose = (): Promise<string> => chooseFolder(page, join(root, 'package'));
const text = (): Promise<string> => page.evaluate(() => document.body.textContent ?? '');

describe('the verifier as one page, offline from a disk', () => {
  test('proves a package that nobody touched, and compares the code that somebody wrote down', async () => {
    expect(await choose()).toBe('holds');
    expect(await text()).toContain('The package is whole and unchanged.');
    const code = await page.$eval('[data-testid="short-code"]', (element) => element.textContent);
    await page.type('#typed', (code ?? '').toLowerCase().replaceAll('-', ' '));
    expect(await text()).toContain('It is the same code.');
    await page.type('#typed', '0');
    expect(await text()).toContain('This is no integrity code');
  }, 120_000);

  test('has no fault for those who read it by ear or on a phone, in both languages, and asks no network for anything', async () => {
    expect(await listFaults(page, 'en')).toEqual([]);
    await page.click('button.quiet');
    expect(await listFaults(page, 'zh-CN')).toEqual([]);
    expect(await text()).toContain('导出包完整，没有被改动。');
    await page.click('button.quiet');
    expect(asked.filter((url) => !url.startsWith('file:'))).toEqual([]);
    expect(asked).toHaveLength(1);
    expect(errors).toEqual([]);
  }, 120_000);

  test('names the file in which one byte is another', async () => {
    const bytes = readFileSync(video());
    bytes[0] = (bytes[0] ?? 0) ^ 1;
    writeFileSync(video(), bytes);
    await page.reload();
    expect(await choose()).toBe('broken');
    expect(await page.$$eval('ul.fault li', (lines) => lines.map((line) => line.textContent).join('\n'))).toContain(
      'data/recording/hearing.mp4 was changed after the package was made (2026-11-25)',
    );
  }, 120_000);
});

test('the verifier as one script needs Node alone, and tells by its exit code', () => {
  const alone = mkdtempSync(join(root, 'alone-'));
  copyFileSync(join(root, 'verify.mjs'), join(alone, 'verify.mjs'));
  const run = (): { status: number; said: string } => {
    try {
      return { status: 0, said: execFileSync(process.execPath, ['verify.mjs', join(root, 'package'), '--lang', 'en'], { cwd: alone, env: {} }).toString() };
    } catch (error) {
      const failed = error as { status: number; stdout: Buffer };
      return { status: failed.status, said: failed.stdout.toString() };
    }
  };
  writePackage(join(root, 'package'), buildPayload(makeKey()));
  expect(run()).toMatchObject({ status: 0, said: expect.stringContaining('The package is whole and unchanged.') as string });
  writeFileSync(video(), 'another picture');
  expect(run()).toMatchObject({ status: 1, said: expect.stringContaining('✗ data/recording/hearing.mp4 was changed') as string });
}, 60_000);
