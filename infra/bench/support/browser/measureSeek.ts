import type { Page } from 'puppeteer';

/** What one seek took from the click on, ms. */
export interface Seek {
  pictureMs: number;
  /** Until the state of that second and the page that was before the court stood beside it as well. */
  allMs: number;
  /** Where it went, s. */
  atS: number;
}
interface Watched {
  seekBeganAt?: number | undefined;
}

/** Runs in the page: notes when the mouse was let go, before anything of ours hears of it. */
function watchClick(): void {
  const watched = globalThis as unknown as Watched;
  window.addEventListener('pointerup', () => (watched.seekBeganAt = performance.now()), { capture: true });
}

export async function watchSeeks(page: Page): Promise<void> {
  await page.evaluate(watchClick);
}

/** Clicks into the lanes at this part of their width (0..1) and waits for picture and state. */
export async function seekInReplay(page: Page, part: number): Promise<Seek> {
  const lanes = await page.waitForSelector('[data-testid="replay-timeline"]');
  const box = await lanes?.boundingBox();
  if (!box) throw new Error('no lanes');
  await page.evaluate(() => {
    (globalThis as unknown as Watched).seekBeganAt = undefined;
  });
  const seen = page.evaluate(async (): Promise<Seek> => {
    const watched = globalThis as unknown as Watched;
    const video = document.querySelector('video');
    if (!video) throw new Error('no video');
    const nextFrame = (): Promise<void> => new Promise((resolve) => void requestAnimationFrame(() => resolve()));
    while (watched.seekBeganAt === undefined) await nextFrame();
    const beganAt = watched.seekBeganAt;
    const picture = new Promise<number>((resolve) => {
      const look = (_: number, { mediaTime }: VideoFrameCallbackMetadata): void => {
        // `seeking` may still be true when the picture is there, and a paused video shows no second one.
        if (Math.abs(mediaTime - video.currentTime) < 0.1) resolve(performance.now());
        else video.requestVideoFrameCallback(look);
      };
      video.requestVideoFrameCallback(look);
    });
    const isStateThere = (): boolean => {
      const state = document.querySelector<HTMLElement>('[data-testid="replay-state"]');
      const sheet = document.querySelector<HTMLElement>('[data-testid="exhibit-page"]');
      const isThen = Math.abs(Number(state?.dataset['at']) / 1000 - video.currentTime) < 0.1;
      return isThen && (sheet === null || sheet.dataset['loaded'] === 'true');
    };
    const pictureAt = await picture;
    while (!isStateThere()) await nextFrame();
    return { pictureMs: pictureAt - beganAt, allMs: performance.now() - beganAt, atS: video.currentTime };
  });
  await page.mouse.click(box.x + Math.min(0.999, Math.max(0.001, part)) * box.width, box.y + box.height / 2);
  return seen;
}

/** Sets the time of a bare video and waits for its picture. */
export async function seekInBare(page: Page, atS: number): Promise<number> {
  return page.evaluate(
    (toS) =>
      new Promise<number>((resolve, reject) => {
        const video = document.querySelector('video');
        if (!video) return reject(new Error('no video'));
        const beganAt = performance.now();
        const look = (_: number, { mediaTime }: VideoFrameCallbackMetadata): void => {
          if (Math.abs(mediaTime - toS) < 0.1) resolve(performance.now() - beganAt);
          else video.requestVideoFrameCallback(look);
        };
        video.requestVideoFrameCallback(look);
        video.currentTime = toS;
      }),
    atS,
  );
}
