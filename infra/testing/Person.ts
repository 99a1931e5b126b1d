import puppeteer, { type Browser, type Page } from 'puppeteer';
import { cameraFile, microphoneFile, type PersonName } from './media.ts';
import { describePage, press, watchPresses } from './press.ts';

/** What a person's page reports of the media it really received; see `watchConnections`. */
export interface Received {
  audioBytes: number;
  videoBytes: number;
  framesDecoded: number;
  /** Accumulated energy of received sound (RTCInboundRtpStreamStats.totalAudioEnergy). */
  audioEnergy: number;
}

/** Runs in the page before anything of ours: keeps every RTCPeerConnection so that its statistics can be read. */
function watchConnections(): void {
  const Native = RTCPeerConnection;
  const kept: RTCPeerConnection[] = [];
  Object.assign(globalThis, { keptConnections: kept });
  globalThis.RTCPeerConnection = class extends Native {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      kept.push(this);
    }
  };
}

/** Runs in the page: a microphone that plays a file has no echo and no noise; cancelling them costs more than all the rest. */
function askPlainSound(): void {
  const devices = navigator.mediaDevices as MediaDevices | undefined; // absent where the page is not secure
  if (!devices) return;
  const native = devices.getUserMedia.bind(devices);
  devices.getUserMedia = (asked) => {
    if (!asked?.audio) return native(asked);
    const shape = asked.audio === true ? {} : asked.audio;
    return native({ ...asked, audio: { ...shape, echoCancellation: false, noiseSuppression: false, autoGainControl: false } });
  };
}

/** What every tab under test runs before anything of its own. */
export async function prepareTab(page: Page): Promise<Page> {
  await page.evaluateOnNewDocument(watchConnections);
  await page.evaluateOnNewDocument(askPlainSound);
  await page.evaluateOnNewDocument(watchPresses);
  return page;
}

/** Runs in the page: everything received since it was loaded, streams that have ended included. */
async function sumReceived(): Promise<Received> {
  const page = globalThis as unknown as { keptConnections: RTCPeerConnection[]; keptStreams?: Record<string, Received> };
  page.keptStreams ??= {};
  for (const [index, connection] of page.keptConnections.entries()) {
    if (connection.connectionState === 'closed') continue;
    for (const report of (await connection.getStats()).values() as Iterable<Record<string, unknown>>) {
      if (report['type'] !== 'inbound-rtp') continue;
      const isAudio = report['kind'] === 'audio';
      const bytes = Number(report['bytesReceived'] ?? 0);
      page.keptStreams[`${String(index)} ${String(report['id'])}`] = {
        audioBytes: isAudio ? bytes : 0,
        videoBytes: isAudio ? 0 : bytes,
        framesDecoded: Number(report['framesDecoded'] ?? 0),
        audioEnergy: Number(report['totalAudioEnergy'] ?? 0),
      };
    }
  }
  const sum = { audioBytes: 0, videoBytes: 0, framesDecoded: 0, audioEnergy: 0 };
  for (const stream of Object.values(page.keptStreams)) for (const figure of Object.keys(sum) as (keyof Received)[]) sum[figure] += stream[figure];
  return sum;
}

export interface PersonOptions {
  language?: 'en' | 'zh-CN';
  /** CSS pixels. */
  width?: number;
  height?: number;
  browser?: Browser;
}

/** Chromium with the camera and the microphone of one of the test people. */
export async function launchBrowser(name: PersonName): Promise<Browser> {
  return puppeteer.launch({
    executablePath: process.env['CHROMIUM_BIN'] ?? '/usr/bin/chromium',
    headless: true,
    // Longer than any wait of a test, which has its own end and says what it waited for.
    protocolTimeout: 600_000,
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      // Windows that lie behind others must go on as if seen: each is another person's.
      '--disable-background-timer-throttling',
      '--disable-backgrounding-occluded-windows',
      '--disable-renderer-backgrounding',
      '--autoplay-policy=no-user-gesture-required',
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-video-capture=${await cameraFile(name)}`,
      `--use-file-for-fake-audio-capture=${await microphoneFile(name)}`,
    ],
  });
}

/** One person in a browser of their own, with a camera and a microphone that tell who they are. */
export class Person {
  readonly name: PersonName;
  readonly browser: Browser;
  readonly page: Page;
  readonly #close: () => Promise<void>;
  /** Uncaught errors and console errors of the page. */
  readonly faults: string[] = [];

  private constructor(name: PersonName, browser: Browser, page: Page, close: () => Promise<void>) {
    this.name = name;
    this.browser = browser;
    this.page = page;
    this.#close = close;
  }

  /** In a browser of their own; or, given one that is open, in a window of its own there (with that browser's devices). */
  static async open(name: PersonName, options: PersonOptions = {}): Promise<Person> {
    const language = options.language ?? 'en';
    const browser = options.browser ?? (await launchBrowser(name));
    const context = options.browser ? await options.browser.createBrowserContext() : browser.defaultBrowserContext();
    const page = (options.browser ? undefined : (await browser.pages())[0]) ?? (await context.newPage());
    await page.setViewport({ width: options.width ?? 1280, height: options.height ?? 800 });
    await page.setExtraHTTPHeaders({ 'Accept-Language': language });
    await prepareTab(page);
    await page.evaluateOnNewDocument((wanted: string) => {
      Object.defineProperty(navigator, 'language', { get: () => wanted });
      Object.defineProperty(navigator, 'languages', { get: () => [wanted] });
    }, language);
    const close = (): Promise<void> => (options.browser ? context.close() : browser.close());
    const person = new Person(name, browser, page, close);
    page.on('pageerror', (error) => person.faults.push(String(error)));
    return person;
  }

  get #at(): string {
    return new URL(this.page.url()).pathname;
  }

  /** Waits for an element by its test id and gives it back. */
  async see(testId: string, timeoutMs = 45_000): Promise<void> {
    await this.page.waitForSelector(`[data-testid="${testId}"]`, { visible: true, timeout: timeoutMs }).catch(async (error: unknown) => {
      throw new Error(`${this.name} does not see ${testId} at ${this.#at}: ${String(error)}; but ${await describePage(this.page)}`);
    });
  }

  async click(testId: string, timeoutMs = 45_000): Promise<void> {
    await press(this.page, testId, timeoutMs).catch((error: unknown) => {
      throw new Error(`${this.name} cannot press at ${this.#at}: ${String(error)}`);
    });
  }

  async text(testId: string): Promise<string> {
    await this.see(testId);
    return this.page.$eval(`[data-testid="${testId}"]`, (element) => element.textContent ?? '');
  }

  /** Into a field, behind what stands in it. */
  async type(testId: string, words: string): Promise<void> {
    await this.see(testId);
    await this.page.type(`[data-testid="${testId}"]`, words);
  }

  /** @param wanted the value of an option, or how its label begins */
  async select(testId: string, wanted: string): Promise<void> {
    await this.see(testId);
    const value = await this.page.$eval(
      `[data-testid="${testId}"]`,
      (list, one) => {
        const options = [...(list as HTMLSelectElement).options];
        return (options.find((option) => option.value === one) ?? options.find((option) => option.label.startsWith(one)))?.value;
      },
      wanted,
    );
    if (value === undefined) throw new Error(`${this.name} finds no ${wanted} in ${testId} at ${this.#at}`);
    await this.page.select(`[data-testid="${testId}"]`, value);
  }

  /** As a person does: the button opens the system's own dialog. */
  async chooseFiles(testId: string, ...paths: string[]): Promise<void> {
    const [chooser] = await Promise.all([this.page.waitForFileChooser(), this.click(testId)]);
    await chooser.accept(paths);
  }

  /** Unfolds what is folded. */
  async openDetails(testId: string): Promise<void> {
    await this.see(testId);
    await this.page.$eval(`[data-testid="${testId}"]`, (details) => details.setAttribute('open', ''));
  }

  /** From the link to the waiting room or the courtroom, skipping the equipment check. */
  async arrive(link: string, upTo: 'waiting-room' | 'witness-room' | 'courtroom'): Promise<void> {
    await this.page.goto(link);
    await this.click('confirm-identity');
    await this.click('check-skip');
    await this.click('declare-tick');
    await this.click('declare-confirm');
    await this.see(upTo);
  }

  received(): Promise<Received> {
    return this.page.evaluate(sumReceived);
  }

  /** Resolves when what this person receives satisfies the test; rejects with the last figures. */
  async untilReceived(isEnough: (now: Received, before: Received) => boolean, timeoutMs = 30_000): Promise<Received> {
    const before = await this.received();
    const endAt = Date.now() + timeoutMs;
    for (;;) {
      const now = await this.received();
      if (isEnough(now, before)) return now;
      if (Date.now() > endAt) throw new Error(`${this.name} received ${JSON.stringify(now)}, before ${JSON.stringify(before)}`);
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  }

  async close(): Promise<void> {
    await this.#close();
  }
}
