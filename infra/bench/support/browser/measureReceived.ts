import type { Page } from 'puppeteer';

/** What a page receives as pictures over some seconds, by its own statistics. */
export interface Pictures {
  kilobitsPerS: number;
  /** Streams of which packets came. */
  flowing: number;
  /** Of these, frames a second that were decoded: the median stream and the worst. */
  framesPerS: { median: number; worst: number };
  /** Lines of the pictures that flowed, the largest first. */
  heights: number[];
  freezes: number;
  /** The longest time in which the page could not have answered a touch, ms. */
  longestTaskMs: number;
}
interface Reading {
  bytes: number;
  packets: number;
  frames: number;
  height: number;
  freezes: number;
}

/** Runs in the page. */
async function readPictures(): Promise<Record<string, Reading>> {
  const { keptConnections } = globalThis as unknown as { keptConnections: RTCPeerConnection[] };
  const found: Record<string, Reading> = {};
  for (const [index, connection] of keptConnections.entries()) {
    if (connection.connectionState === 'closed') continue;
    for (const report of (await connection.getStats()).values() as Iterable<Record<string, number | string | undefined>>) {
      // The sfu's own stream for probing the line carries no picture.
      if (report['type'] !== 'inbound-rtp' || report['kind'] !== 'video' || report['mid'] === 'probator') continue;
      const figure = (name: string): number => Number(report[name] ?? 0);
      found[`${String(index)} ${String(report['id'])}`] = {
        bytes: figure('bytesReceived'),
        packets: figure('packetsReceived'),
        frames: figure('framesDecoded'),
        height: figure('frameHeight'),
        freezes: figure('freezeCount'),
      };
    }
  }
  return found;
}

/** Runs in the page: how long the longest task was, over a number of ms. */
function watchTasks(lengthMs: number): Promise<number> {
  return new Promise((resolve) => {
    let longest = 0;
    const observer = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
    });
    observer.observe({ entryTypes: ['longtask'] });
    setTimeout(() => {
      observer.disconnect();
      resolve(longest);
    }, lengthMs);
  });
}

export async function measurePictures(page: Page, lengthMs: number): Promise<Pictures> {
  const [before, beganAtMs] = [await page.evaluate(readPictures), performance.now()];
  const longestTaskMs = await page.evaluate(watchTasks, lengthMs);
  const [after, seconds] = [await page.evaluate(readPictures), (performance.now() - beganAtMs) / 1000];
  const streams = Object.entries(after).map(([id, now]) => {
    const was = before[id] ?? { bytes: 0, packets: 0, frames: 0, height: 0, freezes: 0 };
    return { ...now, bytes: now.bytes - was.bytes, packets: now.packets - was.packets, frames: now.frames - was.frames, freezes: now.freezes - was.freezes };
  });
  const flowing = streams.filter((one) => one.packets > 0);
  const rates = flowing.map((one) => one.frames / seconds).toSorted((a, b) => a - b);
  const sum = (pick: (one: Reading) => number): number => flowing.reduce((total, one) => total + pick(one), 0);
  return {
    kilobitsPerS: Math.round((sum((one) => one.bytes) * 8) / 1000 / seconds),
    flowing: flowing.length,
    framesPerS: { median: Number((rates[Math.floor(rates.length / 2)] ?? 0).toFixed(1)), worst: Number((rates[0] ?? 0).toFixed(1)) },
    heights: flowing.map((one) => one.height).toSorted((a, b) => b - a),
    freezes: sum((one) => one.freezes),
    longestTaskMs: Math.round(longestTaskMs),
  };
}
