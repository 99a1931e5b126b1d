import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { documentKeys } from '@assize/contracts/hearing/evidence/pages';
import { pagesJobId, type PagesJob, pagesQueue, type WordsJob, wordsQueue } from '@assize/contracts/jobs/pages';
import { createLogger } from '@assize/platform/log';
import { connectRedis, type RedisClient } from '@assize/platform/redis';
import { FileStore } from '@assize/platform/store/FileStore';
import { startRedis, type TestRedis } from '@assize/platform/testing/startRedis';
import { createNodeRedisClient, QueueEvents } from 'bullmq';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openQueue, type OpenQueue } from '../../platform/openQueue.ts';
import { DocumentCache } from '../DocumentCache.ts';
import { drawPages } from '../drawPages.ts';
import { PagesWorker } from '../PagesWorker.ts';
import { DocumentMaker, heldToTheRight, scannedPdf } from '../testing/makeDocuments.ts';
import { findOcr } from './findOcr.ts';
import type { Ocr } from './Ocr.ts';
import { orderWords } from './orderWords.ts';
import { readWords } from './readWords.ts';
import { WordsWorker } from './WordsWorker.ts';

const hearingId = randomUUID();
const log = createLogger('test');
const font = ['-font', '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc', '-pointsize', '28'];
/** A sheet of A4 as a scanner sees it, with a line of each language. */
const sheet = ['-size', '1240x1754', 'xc:white', '-fill', 'black', ...font];
const words = ['-annotate', '+120+200', '借款合同纠纷一案的证据材料', '-annotate', '+120+300', 'Loan contract of the Demo Bank'];
let root: string;
let store: FileStore;
let make: DocumentMaker;
let ocr: Ocr;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'assize-words-'));
  store = new FileStore(join(root, 'store'));
  make = new DocumentMaker(root);
  const found = await findOcr(root, log);
  if (!found) throw new Error('tesseract is not installed');
  ocr = found;
}, 60_000);
afterAll(() => rm(root, { recursive: true, force: true }));

async function keep(bytes: Buffer, mime: string) {
  const document = { hearingId, documentId: randomUUID(), mime };
  await store.put(documentKeys.original(hearingId, document.documentId), bytes);
  return document;
}
const textOf = async (documentId: string, page: number): Promise<string> =>
  (await buffer(await store.open(documentKeys.text(hearingId, documentId, page)))).toString();
async function read(job: WordsJob): Promise<string> {
  const folder = join(root, randomUUID());
  await mkdir(folder);
  await readWords({ store, ocr, cache: new DocumentCache(store, join(root, 'cache')), signal: new AbortController().signal }, job, folder);
  return textOf(job.documentId, job.page);
}

describe('the words of a scan', () => {
  test('in Chinese and English are found in a PDF that is a picture', async () => {
    // Black on white alone would be a JPEG of one colour, and a scanner's has three.
    const pdf = scannedPdf(await make.picture('jpg', ...sheet, ...words, '-type', 'TrueColor'), [1240, 1754], [595, 842]);
    const said = await read({ ...(await keep(pdf, 'application/pdf')), page: 1 });
    // Not every character is read rightly: what is found must be what stands there all the same.
    expect(said).toContain('合同纠纷一案的证据材料');
    expect(said).toContain('Loan contract of the Demo Bank');
  }, 120_000);

  test('are found on the second sheet of a TIFF, and in a photo that was held to the right', async () => {
    const tiff = await make.picture('tiff', '-size', '100x100', 'xc:white', '(', ...sheet, ...words, ')');
    expect(await read({ ...(await keep(tiff, 'image/tiff')), page: 2 })).toContain('证据材料');
    const held = heldToTheRight(await make.picture('jpg', ...sheet, ...words, '-rotate', '-90'));
    expect(await read({ ...(await keep(held, 'image/jpeg')), page: 1 })).toContain('证据材料');
  }, 120_000);

  test('do not take the place of the words that a page has of itself', async () => {
    const document = await keep(await make.picture('png', ...sheet, ...words), 'image/png');
    await store.put(documentKeys.text(hearingId, document.documentId, 1), 'as it was written');
    expect(await read({ ...document, page: 1 })).toBe('as it was written');
  }, 60_000);
});

describe('the queue of words', () => {
  let server: TestRedis;
  let redis: RedisClient;
  let queue: OpenQueue<WordsJob>;
  let draw: OpenQueue<PagesJob>;
  let events: QueueEvents;
  let client: RedisClient;
  beforeAll(async () => {
    server = await startRedis(root);
    redis = await connectRedis(server.url, 'test');
    queue = openQueue(redis, wordsQueue, () => undefined);
    draw = openQueue(redis, pagesQueue, () => undefined);
    client = redis.duplicate();
    events = new QueueEvents(wordsQueue, { connection: createNodeRedisClient(client as never) as never, prefix: 'assize' });
    await events.waitUntilReady();
  });
  afterAll(async () => {
    await events.close();
    client.destroy();
    await Promise.all([queue.close(), draw.close()]);
    redis.destroy();
    await server.stop();
  });

  test('takes a scan once it is drawn, and reads it in a worker of its own', async () => {
    const document = await keep(await make.picture('png', ...sheet, ...words), 'image/png');
    const completed = new Promise((resolve) => events.once('completed', resolve));
    const pages = new PagesWorker({ redis, log, store, workDir: join(root, 'pages'), maxPages: 10, readsWords: true });
    const reader = new WordsWorker({ redis, log, store, ocr, workDir: join(root, 'words') });
    const order: PagesJob = { kind: 'draw', ...document, from: 1, to: 1, sizes: ['screen'] };
    await draw.queue.add('draw', order, { jobId: pagesJobId(order) });
    await completed;
    await Promise.all([pages.close(), reader.close()]);
    expect(await textOf(document.documentId, 1)).toContain('借款合同');
  }, 120_000);

  test('is asked for nothing where pages have words, and once for each that has none', async () => {
    const document = await keep(await make.office('pdf', ['借款合同']), 'application/pdf');
    const scan = await keep(await make.picture('png', ...sheet), 'image/png');
    for (const one of [document, scan, scan]) {
      const folder = join(root, randomUUID());
      await mkdir(folder);
      const job = { kind: 'draw', ...one, from: 1, to: 1, sizes: ['screen' as const] } satisfies PagesJob;
      const context = { store, cache: new DocumentCache(store, join(root, 'cache')), maxPages: 10, signal: new AbortController().signal };
      await drawPages(context, { ...job, sizes: ['screen'] }, folder);
      await orderWords(store, queue.queue, { ...job, sizes: ['screen'] });
    }
    const waiting = await queue.queue.getJobs(['prioritized', 'waiting']);
    expect(waiting.map(({ data }) => data.documentId)).toEqual([scan.documentId]);
  }, 120_000);
});

test('where no language is installed, nothing reads, and the log says so once', async () => {
  const said: string[] = [];
  const path = process.env['PATH'];
  process.env['PATH'] = root;
  const listener = { warn: (_: unknown, message: string) => said.push(message) };
  expect(await findOcr(root, listener as never)).toBeNull();
  process.env['PATH'] = path;
  expect(said).toEqual(['scans will have no words: tesseract does not run']);
});
