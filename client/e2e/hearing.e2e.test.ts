import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { ExportedLog } from '@assize/contracts/hearing/log';
import type { Browser } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type Court, startCourt } from '../../infra/start/startCourt.ts';
import { CourtClient } from '../../infra/testing/CourtClient.ts';
import type { PersonName } from '../../infra/testing/media.ts';
import { launchBrowser, Person } from '../../infra/testing/Person.ts';
import { untilHeard } from '../../infra/testing/replaySound.ts';

const run = promisify(execFile);
const ffprobe = process.env['FFPROBE_BIN'] ?? 'ffprobe';
const ffmpeg = process.env['FFMPEG_BIN'] ?? 'ffmpeg';
const bench = ['judge', 'clerk'] as const;
const waiting = ['plaintiff', 'defendant', 'lawyer', 'witness', 'observer'] as const;
const names = [...bench, ...waiting] as const satisfies readonly PersonName[];
/** Who is in court from the admission on. */
const present = ['judge', 'clerk', 'plaintiff', 'defendant', 'lawyer', 'observer'] as const;
const phone = { width: 360, height: 640 };
const patience = { timeout: 20_000, interval: 100 };

let folder: string;
let court: Court;
let browser: Browser;
const persons = new Map<PersonName, Person>();
function the(name: PersonName): Person {
  const person = persons.get(name);
  if (!person) throw new Error(`${name} has not come`);
  return person;
}

/** Clerk and lawyer keep camera and microphone off, as who is not to speak does: two cores have the other pictures to encode and decode. */
async function switchOff(name: 'clerk' | 'lawyer'): Promise<void> {
  for (const device of ['toggle-camera', 'toggle-microphone']) await the(name).click(device);
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assize-e2e-'));
  court = await startCourt({ dataDir: join(folder, 'data') });
  browser = await launchBrowser('judge');
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await court?.stop();
  await rm(folder, { recursive: true, force: true });
}, 60_000);

describe('a hearing from the links to the case file', () => {
  test('seven people follow their links: the court enters, the others wait', async () => {
    for (const name of names) {
      const person = await Person.open(name, { browser, ...(bench.some((one) => one === name) ? {} : phone) });
      persons.set(name, person);
      await person.arrive(court.demo.links[name], bench.some((one) => one === name) ? 'courtroom' : 'waiting-room');
    }
    await switchOff('clerk');
    for (const name of waiting) {
      expect(await the(name).received(), name).toEqual({ audioBytes: 0, videoBytes: 0, framesDecoded: 0, audioEnergy: 0 });
    }
  }, 240_000);

  test('the judge admits everyone; the witness is sent to the witness room', async () => {
    await the('judge').click('admit-lawyer');
    await switchOff('lawyer');
    await the('judge').click('admit-all');
    for (const name of waiting) if (name !== 'witness') await the(name).see('courtroom');
    await the('witness').see('witness-room');
  }, 240_000);

  test('the judge opens: everyone in court sees moving pictures and hears sound of the others', async () => {
    await the('judge').click('act-open');
    for (const name of present) {
      await the(name).untilReceived((now, before) => now.framesDecoded > before.framesDecoded + 30 && now.audioEnergy > before.audioEnergy + 0.001, 90_000);
    }
    for (const name of present) expect(await the(name).text('recording-state')).toMatch(/recorded/i);
  }, 240_000);

  test('the isolated witness has received nothing', async () => {
    expect(await the('witness').received()).toEqual({ audioBytes: 0, videoBytes: 0, framesDecoded: 0, audioEnergy: 0 });
  });

  test('muted by the court is silent for everyone', async () => {
    await the('judge').click('mute-all');
    // The judge alone is heard: with the judge's own microphone off, the clerk hears nobody.
    await the('judge').click('toggle-microphone');
    const clerkPage = the('clerk');
    await clerkPage.untilReceived(
      ((last) => (now) => {
        const isSilent = now.audioBytes - last.bytes < 400 && last.bytes > 0;
        last.bytes = now.audioBytes;
        return isSilent;
      })({ bytes: 0 }),
    );
    await the('judge').click('toggle-microphone');
    await clerkPage.untilReceived((now, before) => now.audioEnergy > before.audioEnergy + 0.001);
  }, 60_000);

  test('the witness is called, testifies, and is sent out again', async () => {
    await the('judge').click('admit-witness');
    await the('witness').see('courtroom');
    await the('witness').untilReceived((now) => now.framesDecoded > 15);
    await the('judge').click('isolate-witness');
    await the('witness').see('witness-room');
  }, 240_000);

  test('the judge closes, and minutes later the clerk has the recording in the case file', async () => {
    await the('judge').click('act-close');
    await the('judge').click('confirm');
    for (const name of present) await the(name).see('hearing-ended');
    const clerk = the('clerk');
    await clerk.page.goto(`${court.baseUrl}/cases/${court.demo.caseId}`);
    await clerk.see('recording-row');
    await clerk.page.waitForSelector('[data-testid="recording-status"][data-status="sealed"]', { timeout: 240_000 });
  }, 300_000);

  test('the file downloaded has picture, sound, chapters and the length of the hearing', async () => {
    const clerk = the('clerk');
    await clerk.see('recording-download'); // it comes when its ticket is drawn
    const href = await clerk.page.$eval('[data-testid="recording-download"]', (link) => (link as HTMLAnchorElement).href);
    const answer = await fetch(href);
    expect(answer.status).toBe(200);
    const path = join(folder, 'hearing.mp4');
    await writeFile(path, Buffer.from(await answer.arrayBuffer()));
    const { stdout } = await run(ffprobe, ['-v', 'error', '-print_format', 'json', '-show_streams', '-show_format', '-show_chapters', path]);
    const probe = JSON.parse(stdout) as { streams: { codec_name: string }[]; format: { duration: string }; chapters: unknown[] };
    expect(probe.streams.map((stream) => stream.codec_name).sort()).toEqual(expect.arrayContaining(['aac', 'h264']));
    expect(probe.chapters.length).toBeGreaterThan(1);
    const log = await exportLog();
    const at = (type: string): number => Date.parse(log.events.find((event) => event.type === type)?.at ?? '');
    const lengthS = (at('hearing.closed') - at('hearing.opened')) / 1000;
    expect(Math.abs(Number(probe.format.duration) - lengthS)).toBeLessThan(0.5);
    await run(ffmpeg, ['-v', 'error', '-xerror', '-i', path, '-f', 'null', '-']);
    expect(await findPlate(path, lengthS / 2)).toBeGreaterThan(20);
    const part = await fetch(href, { headers: { range: 'bytes=100-199' } });
    expect([part.status, (await part.arrayBuffer()).byteLength]).toEqual([206, 100]);
  }, 120_000);

  test('the replay goes to a moment by a press and by a link, with the court as it was then', async () => {
    const { page } = the('clerk');
    await the('clerk').click('recording-play');
    await page.waitForSelector('[data-testid="replay-state"]');
    const lanes = await (await page.waitForSelector('[data-testid="replay-timeline"]'))?.boundingBox();
    if (!lanes) throw new Error('no lanes');
    await page.waitForFunction(() => (document.querySelector('video')?.readyState ?? 0) >= 2);
    await page.mouse.click(lanes.x + lanes.width / 2, lanes.y + 10);
    const stateAt = (): Promise<number> => page.$eval('[data-testid="replay-state"]', (state) => Number((state as HTMLElement).dataset['at']) / 1000);
    const pictureAt = (): Promise<number> => page.$eval('video', (video) => (video.seeking ? -1 : video.currentTime));
    await vi.waitFor(async () => expect(Math.abs((await pictureAt()) - (await stateAt()))).toBeLessThan(0.1), patience);
    expect(await stateAt()).toBeGreaterThan(3);
    expect(await the('clerk').text('replay-stage')).not.toBe('');
    expect(await the('clerk').text('replay-present')).toMatch(/Judge|judge/);
    const at = Math.round((await stateAt()) * 1000);
    await page.goto(`${page.url().split('?')[0] ?? ''}?at=${String(at)}`);
    await page.waitForSelector('[data-testid="replay-state"]');
    await vi.waitFor(async () => expect(Math.abs((await pictureAt()) * 1000 - at)).toBeLessThan(100), patience);
  }, 120_000);

  test('one person alone is heard in step with the picture, and muted is heard no more', async () => {
    const { page } = the('clerk');
    const judgeId = await page.$$eval('[data-testid="replay-voice"]', (voices) => {
      const judge = voices.find((one) => /judge/i.test(one.textContent ?? '')) ?? voices[0];
      judge?.querySelector<HTMLButtonElement>('[data-testid="voice-soloed"]')?.click();
      return (judge as HTMLElement | undefined)?.dataset['participantId'] ?? '';
    });
    await page.keyboard.press('k');
    await untilHeard(page, ({ isOwnOff, voices }) => {
      const [judge, others] = [voices.filter((one) => one.participantId === judgeId), voices.filter((one) => one.participantId !== judgeId)];
      return isOwnOff && judge.some((one) => one.loudest > 0.01 && one.apartMs < 150) && others.every((one) => one.loudest < 0.001);
    });
    await page.click(`[data-testid="replay-voice"][data-participant-id="${judgeId}"] [data-testid="voice-muted"]`);
    await page.click(`[data-testid="replay-voice"][data-participant-id="${judgeId}"] [data-testid="voice-soloed"]`);
    await untilHeard(page, ({ isOwnOff, voices }) => isOwnOff && voices.every((one) => one.participantId !== judgeId || one.loudest < 0.001));
    await page.click(`[data-testid="replay-voice"][data-participant-id="${judgeId}"] [data-testid="voice-muted"]`);
    await page.waitForFunction(() => document.querySelectorAll('[data-testid="voice-sound"]').length === 0 && document.querySelector('video')?.muted === false);
  }, 120_000);

  test('a party without leave to read the file gets neither ticket nor log', async () => {
    const codes = await the('plaintiff').page.evaluate(async (hearingId) => {
      const paths = [`/api/hearings/${hearingId}/log`, `/api/hearings/${hearingId}/consumptions`];
      return Promise.all(paths.map(async (path) => (await fetch(path)).status));
    }, court.demo.hearingId);
    expect(codes).toEqual([401, 401]);
  });

  test('the exported log verifies offline, and not after a change', async () => {
    const path = join(folder, 'log.json');
    await writeFile(path, JSON.stringify(await exportLog()));
    const good = await run(process.execPath, ['infra/verifier/src/cli/main.ts', path]);
    expect(good.stdout).toMatch(/holds|verif/i);
    const changed = (await readFile(path, 'utf8')).replace('"language":"en"', '"language":"zh-CN"');
    await writeFile(path, changed);
    await expect(run(process.execPath, ['infra/verifier/src/cli/main.ts', path])).rejects.toMatchObject({ code: 1 });
  }, 30_000);

  test('no page threw an error', () => {
    for (const person of persons.values()) expect(person.faults, person.name).toEqual([]);
  });
});

/** Of one picture of the recording: how many bright pixels (of role and name) stand within the gold plates of the bench. */
async function findPlate(path: string, atS: number): Promise<number> {
  const [width, height] = [1280, 720];
  const asked = ['-v', 'error', '-ss', String(atS), '-i', path, '-frames:v', '1', '-f', 'rawvideo', '-pix_fmt', 'rgb24', '-'];
  const { stdout } = await run(ffmpeg, asked, { encoding: 'buffer', maxBuffer: width * height * 3 });
  const channels = (row: number, column: number): Buffer => stdout.subarray((row * width + column) * 3, (row * width + column) * 3 + 3);
  const isGold = (pixel: Buffer): boolean => [0x9a, 0x74, 0x32].every((wanted, index) => Math.abs((pixel[index] ?? 0) - wanted) < 16);
  let letters = 0;
  for (let row = 0; row < height; row += 1) {
    const gold = Array.from({ length: width }, (_, column) => column).filter((column) => isGold(channels(row, column)));
    if (gold.length < 50) continue;
    for (let column = gold[0] ?? 0; column < (gold.at(-1) ?? 0); column += 1) if (channels(row, column).every((one) => one > 180)) letters += 1;
  }
  return letters;
}

/** The log as court staff export it. */
async function exportLog(): Promise<ExportedLog> {
  const clerk = await CourtClient.signIn(court.demo.links.clerk);
  return clerk.api('GET /api/hearings/:hearingId/log', { hearingId: court.demo.hearingId });
}
