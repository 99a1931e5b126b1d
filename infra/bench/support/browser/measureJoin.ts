import type { Page } from 'puppeteer';
import { type FirstFrame, watchFirstFrame } from './watchFirstFrame.ts';

/** How long one joining took, ms. */
export interface Join {
  /** From the start of the navigation to the first remote picture. */
  fromNavigationMs: number;
  /** From opening the socket to the sfu to the first remote picture. */
  fromSocketMs: number;
}
const limitMs = 20_000;

/** A tab in which joinings can be measured. */
export async function watchPage(page: Page): Promise<Page> {
  await page.setViewport({ width: 1280, height: 800 });
  await page.evaluateOnNewDocument(watchFirstFrame);
  await page.goto('about:blank');
  return page;
}

/** Opens an address in a watched tab, waits for the first remote picture, and leaves again. */
export async function measureJoin(page: Page, url: string): Promise<Join> {
  await page.bringToFront();
  await page.goto(url, { waitUntil: 'domcontentloaded', timeout: limitMs });
  const handle = await page.waitForFunction(
    () => {
      const { firstFrame } = globalThis as unknown as { firstFrame: FirstFrame };
      return firstFrame.frameAtMs !== null && firstFrame;
    },
    { timeout: limitMs, polling: 100 },
  );
  const { frameAtMs, socketAtMs } = (await handle.jsonValue()) as FirstFrame;
  await page.goto('about:blank');
  return { fromNavigationMs: frameAtMs ?? Number.NaN, fromSocketMs: (frameAtMs ?? Number.NaN) - (socketAtMs ?? Number.NaN) };
}
