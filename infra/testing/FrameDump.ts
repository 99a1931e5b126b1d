import type { Page } from 'puppeteer';

/** Every frame that any socket of a page receives, from the moment on at which it is made. */
export class FrameDump {
  readonly frames: { atMs: number; text: string }[] = [];

  static async of(page: Page): Promise<FrameDump> {
    const dump = new FrameDump();
    const session = await page.createCDPSession();
    await session.send('Network.enable');
    session.on('Network.webSocketFrameReceived', ({ response }) => dump.frames.push({ atMs: Date.now(), text: response.payloadData }));
    return dump;
  }

  get text(): string {
    return this.frames.map((one) => one.text).join('\n');
  }

  /** Consumers that the sfu ever offered this page, by speaker and source. */
  get offers(): { participantId: string; source: string }[] {
    return this.frames.flatMap(({ text }) => {
      const found = /^42\/media,(\["consumers",.*)$/s.exec(text);
      return found?.[1] ? (JSON.parse(found[1]) as [string, { participantId: string; source: string }[]])[1] : [];
    });
  }
}
