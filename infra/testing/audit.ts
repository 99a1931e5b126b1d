import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import axe from 'axe-core';
import type { Page } from 'puppeteer';
import type { Person } from './Person.ts';

const languages = { en: 'English', 'zh-CN': '中文' } as const;
const sizes = { desktop: { width: 1280, height: 800 }, phone: { width: 390, height: 844 } } as const;
const pictures = 'test-results/screens';

/** Every fault of one screen, in both languages, on a desktop and on a phone: none is what a test wants. Its pictures show the screen, or all of a long page. */
export async function auditScene(person: Person, scene: string, { isLong = false }: { isLong?: boolean } = {}): Promise<string[]> {
  const { page } = person;
  const faults: string[] = [];
  await mkdir(pictures, { recursive: true });
  for (const [language, label] of Object.entries(languages)) {
    // The phone's courtroom keeps the switch in a sheet, the desktop's in the bar.
    await page.setViewport(sizes.desktop);
    await chooseLanguage(page, language, label);
    for (const [size, viewport] of Object.entries(sizes)) {
      await page.setViewport(viewport);
      await settle(page);
      await page.screenshot({ path: join(pictures, `${scene}-${language}-${size}.png`), fullPage: isLong });
      faults.push(...(await listFaults(page, language)).map((fault) => `${scene}, ${language}, ${size}: ${fault}`));
    }
  }
  await page.setViewport(sizes.desktop);
  await chooseLanguage(page, 'en', languages.en);
  return faults;
}

async function chooseLanguage(page: Page, language: string, label: string): Promise<void> {
  await page.waitForSelector('[data-testid="language-switch"]', { visible: true });
  await page.evaluate((wanted) => {
    const buttons = [...document.querySelectorAll<HTMLButtonElement>('[data-testid="language-switch"] button')];
    buttons.find((button) => button.lang === wanted)?.click();
  }, language);
  await page
    .waitForFunction((wanted) => document.documentElement.lang === wanted, {}, language)
    .catch((error: unknown) => {
      throw new Error(`the page does not turn to ${label}: ${String(error)}`);
    });
}

/** Waits for fonts and for movements to end: a colour half-way between two is nobody's contrast. */
async function settle(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    const moving = document.getAnimations().filter((one) => one.effect?.getComputedTiming().iterations !== Infinity);
    await Promise.allSettled(moving.map((one) => one.finished));
    await new Promise((resolve) => requestAnimationFrame(resolve));
  });
}

/** What axe finds on a page, that it is in another language than said, or wider than the screen. */
export async function listFaults(page: Page, language: string): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async (wanted) => {
    const faults: string[] = [];
    const { documentElement: root } = document;
    if (root.lang !== wanted) faults.push(`says it is in ${root.lang}`);
    if (root.scrollWidth > root.clientWidth) faults.push(`is ${String(root.scrollWidth - root.clientWidth)} px wider than the screen`);
    const { axe: checker } = globalThis as unknown as { axe: typeof axe };
    const { violations } = await checker.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] });
    for (const { id, nodes } of violations) faults.push(`${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
    return faults;
  }, language);
}

/** Goes by the Tab key to an element, as who has no mouse does, and presses a key on it. */
export async function pressOn(person: Person, testId: string, key: 'Enter' | 'Space' | 'ArrowLeft' | 'ArrowRight' = 'Enter'): Promise<void> {
  const { page } = person;
  const wanted = `[data-testid="${testId}"]:not([disabled])`;
  await page.waitForSelector(wanted, { visible: true });
  for (let steps = 0; steps < 120; steps += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((selector) => document.activeElement?.matches(selector) ?? false, wanted)) {
      await page.keyboard.press(key);
      return;
    }
  }
  throw new Error(`${person.name} does not reach ${testId} by the keyboard`);
}
