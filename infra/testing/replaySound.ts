import type { Page } from 'puppeteer';

/** What a replay plays at one moment. */
export interface ReplaySound {
  /** Whether the composed sound is off. */
  isOwnOff: boolean;
  /** Of each person's own sound: how loud it is (0 to 1, within half a second), and how far from the picture, ms. */
  voices: { participantId: string; loudest: number; apartMs: number }[];
}

/** Runs in the page. An element's sound can be taken to the analyser once only: it stays there. */
async function listen(): Promise<ReplaySound> {
  const page = globalThis as unknown as { replayEar?: AudioContext; replayEars?: Map<HTMLAudioElement, AnalyserNode> };
  const context = (page.replayEar ??= new AudioContext());
  const ears = (page.replayEars ??= new Map());
  const video = document.querySelector<HTMLVideoElement>('[data-testid="player-video"]');
  const sounds = [...document.querySelectorAll<HTMLAudioElement>('[data-testid="voice-sound"]')];
  for (const sound of sounds) {
    if (ears.has(sound)) continue;
    const ear = new AnalyserNode(context, { fftSize: 2048 });
    context.createMediaElementSource(sound).connect(ear).connect(context.destination);
    ears.set(sound, ear);
  }
  const loudest = new Map<HTMLAudioElement, number>();
  const endAt = context.currentTime + 0.5;
  while (context.currentTime < endAt) {
    for (const sound of sounds) {
      const samples = new Float32Array(2048);
      ears.get(sound)?.getFloatTimeDomainData(samples);
      loudest.set(sound, Math.max(loudest.get(sound) ?? 0, ...samples.map(Math.abs)));
    }
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
  const voices = sounds.map((sound) => ({
    participantId: sound.dataset['participantId'] ?? '',
    loudest: loudest.get(sound) ?? 0,
    apartMs: Math.round(Math.abs(sound.currentTime + Number(sound.dataset['startsAtMs']) / 1000 - (video?.currentTime ?? 0)) * 1000),
  }));
  return { isOwnOff: video?.muted === true, voices };
}

/** Resolves when what is heard fits; rejects after half a minute with what was heard last. */
export async function untilHeard(page: Page, fits: (sound: ReplaySound) => boolean): Promise<void> {
  const endAt = Date.now() + 30_000;
  for (;;) {
    const sound = await page.evaluate(listen);
    if (fits(sound)) return;
    if (Date.now() > endAt) throw new Error(`heard last: ${JSON.stringify(sound)}`);
  }
}
