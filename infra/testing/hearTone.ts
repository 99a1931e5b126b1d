import type { Page } from 'puppeteer';

/** Runs in the page: by how many dB a tone stands above the median of all that the page plays in a third of a second. */
async function toneAbove(hz: number, faintest: number): Promise<number> {
  const context = new AudioContext();
  try {
    const analyser = new AnalyserNode(context, { fftSize: 16_384, smoothingTimeConstant: 0 });
    for (const element of document.querySelectorAll('audio')) {
      if (element.srcObject instanceof MediaStream) context.createMediaStreamSource(element.srcObject).connect(analyser);
    }
    const endAt = context.currentTime + 0.5;
    while (context.currentTime < endAt) await new Promise((resolve) => requestAnimationFrame(resolve));
    const bins = new Float32Array(analyser.frequencyBinCount);
    analyser.getFloatFrequencyData(bins);
    const at = Math.round((hz / context.sampleRate) * analyser.fftSize);
    const loudest = Math.max(...bins.slice(at - 3, at + 4));
    // Over silence every trace of noise would stand out: a tone is measured from what one can hear on.
    const median = Math.max(faintest, bins.toSorted()[Math.floor(bins.length / 2)] ?? 0);
    return Math.max(0, loudest - median);
  } finally {
    await context.close();
  }
}

const standsOutDb = 25;
const faintestDb = -85;

/** Resolves when a page plays a tone, or plays it no more; rejects after half a minute with the last figure. */
export async function untilTone(page: Page, hz: number, isHeard: boolean): Promise<void> {
  const endAt = Date.now() + 30_000;
  for (;;) {
    const above = await page.evaluate(toneAbove, hz, faintestDb);
    if (above > standsOutDb === isHeard) return;
    if (Date.now() > endAt) throw new Error(`${String(hz)} Hz stands ${above.toFixed(1)} dB above the rest`);
  }
}
