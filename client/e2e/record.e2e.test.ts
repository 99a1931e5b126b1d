import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type Court, startCourt } from '../../infra/start/startCourt.ts';
import { auditScene } from '../../infra/testing/audit.ts';
import { CourtClient } from '../../infra/testing/CourtClient.ts';
import { colourShare, lengthOfFilm, loudnessBeside } from '../../infra/testing/film.ts';
import { people } from '../../infra/testing/media.ts';
import { launchBrowser, Person } from '../../infra/testing/Person.ts';
import { saveFile, takePackage } from '../../infra/testing/saveFile.ts';
import { type Cast, scheduleHearing } from '../../infra/testing/scheduleHearing.ts';
import { verifyOffline } from '../../infra/testing/verifyOffline.ts';
import { watchReplay } from '../../infra/testing/watchReplay.ts';
import { holdRecordedHearing, sealedWords } from './support/holdRecordedHearing.ts';
import { keepsOut, RecordReader } from './support/RecordReader.ts';

/*
 * The record of one public hearing, from what is said in it to what becomes of it. The plaintiff is seen and heard in
 * two stretches only: one that the judge seals in the hearing, and one that is sealed when it has ended.
 */
const cast = {
  judge: { role: 'presidingJudge' },
  clerk: { role: 'clerk' },
  plaintiff: { role: 'plaintiff' },
  defendant: { role: 'defendant' },
  observer: { role: 'observer' },
} as const;
const [judgeHz, plaintiffHz] = [people.judge.toneHz, people.plaintiff.toneHz];
const heardDb = -40;
const patience = { timeout: 400_000, interval: 1000 };

let folder: string;
let court: Court;
let hearing: Cast<keyof typeof cast>;
const browsers: Browser[] = [];
let judge: Person, clerk: Person, plaintiff: Person, defendant: Person, observer: Person;
/** In the courtroom without a window. */
const inCourt: CourtClient[] = [];
let record: RecordReader<keyof typeof cast>;
let code: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assize-record-'));
  court = await startCourt({ dataDir: join(folder, 'data') });
  const about = { title: 'Demo', caseKind: 'civil', plan: 'civilOrdinary', scheduledAt: new Date(Date.now() + 7_200_000).toISOString() } as const;
  hearing = await scheduleHearing(court.demo.links.admin, about, cast);
  record = new RecordReader(court.baseUrl, hearing);
  browsers.push(await launchBrowser('judge'), await launchBrowser('plaintiff'));
}, 180_000);
afterAll(async () => {
  for (const one of inCourt) one.close();
  for (const browser of browsers) await browser.close();
  await court?.stop();
  await rm(folder, { recursive: true, force: true });
}, 60_000);

async function window(name: keyof typeof cast, language: 'en' | 'zh-CN' = 'en'): Promise<Person> {
  const browser = browsers[name === 'plaintiff' ? 1 : 0];
  const person = await Person.open(name, { language, ...(browser ? { browser } : {}), ...(name === 'plaintiff' ? { width: 390, height: 844 } : {}) });
  // Pages are opened while the recording is made, which takes all of the machine.
  person.page.setDefaultNavigationTimeout(120_000);
  return person;
}
const type = (person: Person, testId: string, text: string): Promise<void> => person.page.type(`[data-testid="${testId}"]`, text);
const recordPage = (person: Person): Promise<unknown> => person.page.goto(`${court.baseUrl}/hearings/${hearing.hearingId}/record`);
const replayOf = async (): Promise<string> => `${court.baseUrl}/recordings/${await record.recordingId('clerk')}`;

describe('the record of a hearing', () => {
  test('a public hearing is held, with a sealed moment, evidence in private that is not recorded, and a fault', async () => {
    for (const name of ['clerk', 'defendant', 'observer'] as const) {
      const one = await CourtClient.signIn(hearing.links[name]);
      await one.enter();
      if (name === 'clerk') await one.command('hearing.openCheckIn', {});
      await one.arrive();
      inCourt.push(one);
    }
    [judge, plaintiff] = [await window('judge'), await window('plaintiff')];
    await judge.arrive(hearing.links.judge, 'courtroom');
    await plaintiff.arrive(hearing.links.plaintiff, 'waiting-room');
    await judge.click('admit-all');
    await plaintiff.see('courtroom');
    for (const device of ['camera', 'microphone']) await plaintiff.click(`toggle-${device}`);
    await judge.click('act-open');
    await holdRecordedHearing({ court, judge, plaintiff, clerk: inCourt[0] as CourtClient });
  }, 400_000);

  test('the code is on everybody’s screen; a party confirms it, and the page of the record has the same', async () => {
    for (const one of inCourt) one.close();
    [clerk, defendant, observer] = [await window('clerk', 'zh-CN'), await window('defendant'), await window('observer')];
    for (const [name, person] of Object.entries({ clerk, defendant, observer })) await person.page.goto(hearing.links[name as 'clerk']);
    const codes: string[] = [];
    for (const one of [judge, plaintiff, clerk, defendant, observer]) {
      await one.see('hearing-ended', 60_000);
      codes.push(await one.text('integrity-code'));
    }
    code = codes[0] ?? '';
    expect(code).toMatch(/^[0-9A-Z]{16,}$/);
    expect(new Set(codes)).toEqual(new Set([code]));
    await plaintiff.click('integrity-confirm');
    await plaintiff.see('integrity-said');
    await recordPage(clerk);
    expect(await clerk.text('integrity-code')).toBe(code);
    expect(await clerk.text('integrity')).toContain('原告 Demo plaintiff：已确认');
  }, 120_000);

  test('the presiding judge signs the note of the fault, once the recording is made', async () => {
    await vi.waitFor(async () => expect(await record.isSealed('clerk')).toBe(true), patience);
    await recordPage(judge);
    expect(await judge.text('defect-note')).toMatch(/1 defect:\s+1\. From .+Cause: (a media process|the media server) failed/);
    await judge.click('keeping-hold.place');
    await judge.click('lift-portion');
    expect(await auditScene(judge, 'record-judge', { isLong: true })).toEqual([]);
    await type(judge, 'defect-words', 'Nothing was said meanwhile.');
    await judge.click('sign-defects');
    await judge.click('confirm');
    await judge.page.waitForSelector('[data-testid="sign-defects"]', { hidden: true });
    expect(await judge.text('defects')).toContain('Nothing was said meanwhile.');
  }, 600_000);

  test('a party replays the hearing but for the sealed moment; who listened is told why not', async () => {
    const [sealed] = await record.portions('judge');
    if (!sealed) throw new Error('nothing is sealed');
    const inSealed = await watchReplay(judge.page, await replayOf(), sealed, [plaintiffHz]);
    expect(inSealed.loudestDb[0]).toBeGreaterThan(heardDb);
    await type(judge, 'replay-search', sealedWords);
    await judge.page.waitForSelector('[data-testid="replay-found"]');
    await recordPage(plaintiff);
    await plaintiff.click('integrity-objecting');
    expect(await auditScene(plaintiff, 'record-party', { isLong: true })).toEqual([]);
    await plaintiff.click('open-replay');
    await plaintiff.see('replay-part');
    const { positions, loudestDb } = await watchReplay(plaintiff.page, await replayOf(), { fromMs: 0, toMs: sealed.toMs }, [plaintiffHz]);
    expect(keepsOut(positions, [sealed])).toBe(true);
    expect(loudestDb[0]).toBeLessThan(heardDb);
    expect(await auditScene(plaintiff, 'replay-part', { isLong: true })).toEqual([]);
    await type(plaintiff, 'replay-search', sealedWords);
    expect(await plaintiff.page.$('[data-testid="replay-found"]')).toBeNull();
    await observer.page.goto(await replayOf());
    expect(await observer.text('replay-refusal')).toMatch(/open to the court/);
  }, 400_000);

  test('sealed afterwards by the judge on its ground, a span is gone for the party, from what it plays, sees and finds', async () => {
    await recordPage(judge);
    const chapter = await judge.page.waitForSelector('[data-testid="portion-chapter"]');
    const values = await chapter?.$$eval('option', (all) => all.filter((one) => one.textContent?.includes('Court investigation')).map((one) => one.value));
    await judge.page.select('[data-testid="portion-chapter"]', values?.[0] ?? '');
    await judge.page.select('[data-testid="portion-level"]', 'sealed');
    await judge.page.select('[data-testid="portion-form"] select:has(option[value="tradeSecret"])', 'tradeSecret');
    await type(judge, 'portion-reason', 'the mixture was named after all');
    // Until then the party hears it again.
    expect(await record.loudest('plaintiff', hearing.ids.plaintiff)).toBeGreaterThan(0);
    await judge.click('portion-set');
    await judge.page.waitForFunction(() => document.querySelectorAll('[data-testid="portion"]').length === 2);
    const closed = await record.portions('judge');
    expect(closed.map((one) => [one.level, one.ground])).toEqual([
      ['sealed', 'tradeSecret'],
      ['sealed', 'tradeSecret'],
    ]);
    const { positions, loudestDb } = await watchReplay(plaintiff.page, await replayOf(), { fromMs: 0, toMs: (closed[1]?.toMs ?? 0) + 500 }, [
      judgeHz,
      plaintiffHz,
    ]);
    expect(keepsOut(positions, closed)).toBe(true);
    expect(loudestDb[0]).toBeGreaterThan(heardDb);
    expect(loudestDb[1]).toBeLessThan(heardDb);
    expect(await record.loudest('plaintiff', hearing.ids.plaintiff)).toBe(0);
    expect(await record.loudest('clerk', hearing.ids.plaintiff)).toBeGreaterThan(0);
    expect(await plaintiff.page.$$eval('[data-testid="chapter"]', (all) => all.map((one) => one.textContent).join())).not.toContain('Court investigation');
  }, 400_000);

  test('the clerk hands over what is open; it proves itself offline, and tells which file was changed', async () => {
    const order = async (isPart: boolean): Promise<void> => {
      await recordPage(clerk);
      await clerk.click('export-new');
      if (isPart) {
        await clerk.click('export-part');
        await clerk.page.type('[name="span"]', '0:00');
        await clerk.page.keyboard.press('Tab');
        await clerk.page.keyboard.type(`0:${String(Math.floor(((await record.portions('judge'))[0]?.fromMs ?? 0) / 1000)).padStart(2, '0')}`);
      }
      await clerk.page.type('[name="recipient"]', '王芳');
      await clerk.page.type('[name="purpose"]', '上诉');
      await clerk.click('export-order');
    };
    // With what is sealed in it, it is for the judge to order.
    await order(false);
    await clerk.page.waitForSelector('[data-testid="export-row"][data-status="revoked"]', { timeout: 60_000 });
    expect(await clerk.text('export-row')).toContain('须由审判长决定');
    await order(true);
    const link = await clerk.text('export-link');
    await clerk.page.keyboard.press('Escape');
    await vi.waitFor(async () => expect(await clerk.page.$('[data-testid="export-row"][data-status="made"]')).not.toBeNull(), patience);
    expect(await auditScene(clerk, 'record-clerk', { isLong: true })).toEqual([]);

    const recipient = await window('observer');
    await recipient.page.goto(link);
    const { bag } = await takePackage(recipient, folder);
    await recipient.close();
    execFileSync('pdftotext', [join(bag, 'data/log/log.pdf'), join(folder, 'log.txt')]);
    expect(await readFile(join(folder, 'log.txt'), 'utf8')).toContain('Hearing opened');
    // Found nowhere: grep ends with 1.
    expect(spawnSync('grep', ['-rla', sealedWords, bag, join(folder, 'log.txt')])).toMatchObject({ status: 1, stdout: Buffer.alloc(0) });
    const whole = await verifyOffline(bag);
    expect(whole).toMatchObject({ verdict: 'holds', faults: [], shortCode: code.replace(/(.{4})(?=.)/g, '$1-'), asked: [] });
    expect(whole.proved.join()).toContain('Demo plaintiff confirmed the code');
    const changed = join(bag, 'data/recording/hearing.mp4');
    const bytes = await readFile(changed);
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
    await writeFile(changed, bytes);
    const broken = await verifyOffline(bag);
    expect(broken.verdict).toBe('broken');
    expect(broken.faults.join('\n')).toContain('data/recording/hearing.mp4 was changed after the package was made');
  }, 600_000);

  test('in the copy for publication there is neither picture nor sound of what is sealed; the public may have that copy', async () => {
    const original = join(folder, 'original.mp4');
    await writeFile(original, Buffer.from(await (await record.file('judge', 'hearing.mp4')).arrayBuffer()));
    await type(judge, 'redaction-reason', 'for publication');
    await judge.click('redaction-order');
    await vi.waitFor(async () => expect(await record.lines('judge', 'redaction.made')).toHaveLength(1), patience);
    const copy = await saveFile(judge, 'save-redaction', folder);
    const sealedMs = (await record.portions('judge')).reduce((sum, one) => sum + one.toMs - one.fromMs, 0);
    expect(Math.abs((await lengthOfFilm(original)) - (await lengthOfFilm(copy)) - sealedMs)).toBeLessThan(300);
    expect(await loudnessBeside(original, 'plaintiff', 'judge')).toBeGreaterThan(0.05);
    expect(await loudnessBeside(copy, 'plaintiff', 'judge')).toBeLessThan(0.0005);
    expect(await colourShare(original, 'plaintiff')).toBeGreaterThan(0.01);
    expect(await colourShare(copy, 'plaintiff')).toBeLessThan(0.001);
    const [made] = await record.lines('judge', 'redaction.made');
    const files = [`redacted/${made?.payload.redactionId ?? ''}/hearing.mp4`, 'hearing.mp4', 'hls/init.mp4'];
    expect(await Promise.all(files.map(async (file) => (await record.file('observer', file)).status))).toEqual([200, 403, 403]);
    await recordPage(plaintiff);
    await plaintiff.see('public-copies');
    const saved = await saveFile(plaintiff, 'save-redaction', folder);
    expect(await lengthOfFilm(saved)).toBe(await lengthOfFilm(copy));
  }, 600_000);

  test('while the clerk holds the record, nobody has it destroyed', async () => {
    await clerk.click('keeping-hold.place');
    await type(clerk, 'keeping-reason', '上诉期间');
    await clerk.click('keeping-send');
    await clerk.page.waitForSelector('[data-testid="keeping-hold.place"]', { hidden: true });
    expect(await clerk.text('keeping')).toContain('上诉期间');
    await expect(record.proposeDestruction('judge')).rejects.toMatchObject({ code: 'destructionRefused' });
    await judge.page.waitForFunction(() => document.querySelector('[data-testid="keeping"]')?.textContent?.includes('Not while there is a hold.'));
    expect(await judge.page.$('[data-testid="keeping-destruction.propose"]')).toBeNull();
  }, 60_000);

  test('no page threw an error', () => {
    for (const person of [judge, plaintiff, clerk, defendant, observer]) expect(person.faults, person.name).toEqual([]);
  });
});
