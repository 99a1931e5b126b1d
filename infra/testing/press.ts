import type { Page } from 'puppeteer';

/** The test ids from what was clicked last outwards; kept by `watchPresses`. */
interface Pressed {
  lastPressed?: string[];
  lastBox?: string;
}

/** Runs in the page before anything of ours: keeps what a click really fell on, not what the page itself clicks thereupon. */
export function watchPresses(): void {
  globalThis.addEventListener(
    'click',
    (event) => {
      if (!event.isTrusted) return;
      const ids = event.composedPath().map((one) => (one instanceof Element ? (one.getAttribute('data-testid') ?? '') : ''));
      (globalThis as Pressed).lastPressed = ids.filter((id) => id !== '');
    },
    { capture: true },
  );
}

type Aim = { x: number; y: number } | { fault: string };

/** Runs in the page: where a person would press, or why they could not. It brings the button into sight. */
function aimAt(selector: string): Aim {
  const page = globalThis as Pressed;
  const button = [...document.querySelectorAll<HTMLElement>(selector)].find((one) => one.getClientRects().length > 0);
  if (!button) return { fault: 'not there' };
  if (button.matches(':disabled')) return { fault: 'disabled' };
  const place = (): DOMRect => button.getBoundingClientRect();
  const isInSight = place().top >= 0 && place().bottom <= innerHeight && place().left >= 0 && place().right <= innerWidth;
  if (!isInSight) button.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
  const { x, y, width, height } = place();
  const box = [selector, x, y, width, height].join(' ');
  const isStill = page.lastBox === box;
  page.lastBox = box;
  if (!isStill) return { fault: 'moving' };
  const at = { x: x + width / 2, y: y + height / 2 };
  const top = document.elementFromPoint(at.x, at.y);
  // What is pressed may be a sign within the button, or the label that the browser passes on to its box.
  const isFree = top !== null && (button.contains(top) || top.closest('label')?.control === button);
  if (!isFree) button.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
  return isFree ? at : { fault: `covered by ${top?.outerHTML.slice(0, 120) ?? 'nothing'}` };
}

/** Runs in the page: the test ids that are to be seen and what the page says of itself, for the message of a test that waits. */
function listShown(): string {
  const shown = [...document.querySelectorAll<HTMLElement>('[data-testid]')].filter((one) => one.getClientRects().length > 0);
  const ids = shown.map((one) => `${one.dataset['testid'] ?? ''}${one.matches(':disabled') ? ' (disabled)' : ''}`).join(', ');
  const says = [...document.querySelectorAll<HTMLElement>('[role="status"], [role="alert"]')].map((one) => one.innerText.trim()).filter((text) => text !== '');
  return `${ids}; the page says: ${says.join(' | ') || 'nothing'}`;
}

export function describePage(page: Page): Promise<string> {
  return page.evaluate(listShown).catch(() => 'nothing that could be asked');
}

/** Runs in the page: what the press fell on, once it fell; another page has come where there was one to leave. */
function whatWasPressed(): string[] | undefined {
  const { lastPressed } = globalThis as Pressed;
  if (!lastPressed) return ['left'];
  return lastPressed.length > 0 ? lastPressed : undefined;
}

const pauseMs = 100;
/** A busy page takes its time to hear of a press; a press on a disabled button is none. */
const settleMs = 15_000;

/**
 * Presses a button as a person does: when it is there, lies still and free and is not disabled; and again when the page
 * moved under the finger, so that the press fell on something else.
 * @throws Error with what stood in the way when the time is over.
 */
export async function press(page: Page, testId: string, timeoutMs: number): Promise<void> {
  const selector = `[data-testid="${testId}"]`;
  const endAt = Date.now() + timeoutMs;
  let fault = '';
  while (Date.now() < endAt) {
    // A page that is just being left cannot be asked; the next one can.
    const aim = await page.evaluate(aimAt, selector).catch((error: unknown): Aim => ({ fault: String(error) }));
    if ('x' in aim) {
      await page.evaluate(() => ((globalThis as Pressed).lastPressed = []));
      await page.mouse.click(aim.x, aim.y);
      const pressed = await page.waitForFunction(whatWasPressed, { timeout: settleMs, polling: 50 }).then(
        (found) => found.jsonValue(),
        () => undefined,
      );
      if (pressed?.some((id) => id === testId || id === 'left')) return;
      fault = `fell on ${pressed?.join(' in ') ?? 'nothing'}`;
    } else fault = aim.fault;
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
  throw new Error(`${testId}: ${fault}; to be seen: ${await describePage(page)}`);
}
