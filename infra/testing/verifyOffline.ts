import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import puppeteer, { type Page } from 'puppeteer';

/** Gives a folder to the verifier's page and waits for its verdict. */
export async function chooseFolder(page: Page, folder: string): Promise<string> {
  const input = await page.waitForSelector<'input'>('#folder' as 'input');
  await input?.uploadFile(folder);
  const shown = await page.waitForSelector('.report[data-verdict]', { timeout: 60_000 });
  return (await shown?.evaluate((element) => element.getAttribute('data-verdict'))) ?? '';
}

export interface Verdict {
  verdict: string;
  shortCode: string;
  /** What does not fit, a line each. */
  faults: string[];
  proved: string[];
  /** What the page asked for besides itself. */
  asked: string[];
}

/** Opens the `verify.html` of an unpacked package from the disk, in a browser that was never used and has no network, and has it check that package. */
export async function verifyOffline(bag: string): Promise<Verdict> {
  const args = [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--disable-gpu', '--no-first-run', '--lang=en'];
  const browser = await puppeteer.launch({ executablePath: process.env['CHROMIUM_BIN'] ?? '/usr/bin/chromium', headless: true, args });
  try {
    const page = await browser.newPage();
    const [itself, asked] = [pathToFileURL(join(bag, 'verify.html')).href, [] as string[]];
    page.on('request', (request) => void asked.push(request.url()));
    await page.setOfflineMode(true);
    await page.goto(itself);
    const verdict = await chooseFolder(page, bag);
    const lines = (level: string): Promise<string[]> => page.$$eval(`ul.${level} li`, (all) => all.map((one) => one.textContent ?? ''));
    const shortCode = (await page.$('[data-testid="short-code"]').then((found) => found?.evaluate((element) => element.textContent))) ?? '';
    return { verdict, shortCode, faults: await lines('fault'), proved: await lines('proved'), asked: asked.filter((url) => url !== itself) };
  } finally {
    await browser.close();
  }
}
