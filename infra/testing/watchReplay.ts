import type { Page } from 'puppeteer';

/** What a replay showed and let hear of a stretch that it played, by where its player stood. */
export interface Watched {
  /** Where it stood at each picture, ms. */
  positions: number[];
  /** The loudest that each tone was, dB below the loudest that can be, in the order in which they were asked for. */
  loudestDb: number[];
}

/** Runs in the page: plays from where the player stands up to a moment. An element's sound can be taken to the analyser once only. */
async function watch(untilMs: number, tonesHz: readonly number[], mostMs: number): Promise<Watched> {
  const page = globalThis as unknown as { replayEar?: { context: AudioContext; analyser: AnalyserNode; of: HTMLVideoElement } };
  const video = document.querySelector<HTMLVideoElement>('[data-testid="player-video"]');
  if (!video) throw new Error('no player');
  if (page.replayEar?.of !== video) {
    const context = new AudioContext();
    const analyser = new AnalyserNode(context, { fftSize: 4096, smoothingTimeConstant: 0 });
    context.createMediaElementSource(video).connect(analyser).connect(context.destination);
    page.replayEar = { context, analyser, of: video };
  }
  const { context, analyser } = page.replayEar;
  const bins = new Float32Array(analyser.frequencyBinCount);
  const positions: number[] = [];
  const loudestDb = tonesHz.map(() => -200);
  const endAt = performance.now() + mostMs;
  await video.play();
  while (video.currentTime * 1000 < untilMs && !video.ended) {
    if (performance.now() > endAt) throw new Error(`the player stands at ${String(video.currentTime)} s, ready ${String(video.readyState)}`);
    await new Promise((resolve) => requestAnimationFrame(resolve));
    if (!video.seeking) positions.push(Math.round(video.currentTime * 1000));
    analyser.getFloatFrequencyData(bins);
    for (const [index, hz] of tonesHz.entries()) {
      const at = Math.round((hz / context.sampleRate) * analyser.fftSize);
      loudestDb[index] = Math.max(loudestDb[index] ?? -200, ...bins.slice(at - 1, at + 2));
    }
  }
  video.pause();
  return { positions, loudestDb };
}

/** Opens the replay at a moment, plays it up to another, and tells what there was to see and to hear. */
export async function watchReplay(
  page: Page,
  address: string,
  { fromMs, toMs }: { fromMs: number; toMs: number },
  tonesHz: readonly number[],
): Promise<Watched> {
  await page.goto(`${address}?at=${String(Math.round(fromMs))}`);
  await page.waitForSelector('[data-testid="replay-state"]', { timeout: 60_000 });
  await page.waitForFunction(() => (document.querySelector('video')?.readyState ?? 0) >= 3, { timeout: 60_000 });
  return page.evaluate(watch, toMs, tonesHz, 60_000);
}
