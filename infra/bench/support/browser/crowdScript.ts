import { join } from 'node:path';
import type { Page } from 'puppeteer';
import { build } from 'vite';
import type { Seat } from '../crowdPage/main.ts';

interface CrowdPage {
  sendAll: (seats: readonly Seat[]) => Promise<void>;
  receiveAll: (seat: Seat) => Promise<void>;
}

/** The crowd's script as one text, to be run in a page of the court's own origin. */
export async function buildCrowdScript(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    root: join(import.meta.dirname, '../crowdPage'),
    build: { write: false, lib: { entry: 'main.ts', formats: ['iife'], name: 'crowd' } },
  });
  const { output } = (Array.isArray(built) ? built[0] : built) as { output: { code?: string }[] };
  return output.map((one) => one.code ?? '').join('\n');
}

/** Everybody of these seats sends from this page. */
export async function sendFrom(page: Page, script: string, seats: readonly Seat[]): Promise<void> {
  await page.evaluate(script);
  await page.evaluate((all) => (globalThis as unknown as CrowdPage).sendAll(all), [...seats]);
}

/** Receives in this page all that the seat may. */
export async function receiveIn(page: Page, script: string, seat: Seat): Promise<void> {
  await page.evaluate(script);
  await page.evaluate((one) => (globalThis as unknown as CrowdPage).receiveAll(one), seat);
}
