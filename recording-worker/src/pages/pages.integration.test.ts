import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { documentKeys, type PageSize, type PagesManifest } from '@assize/contracts/hearing/evidence/pages';
import { type PagesJob, pagesJobId, pagesPriority, pagesQueue } from '@assize/contracts/jobs/pages';
import { createLogger } from '@assize/platform/log';
import { connectRedis, type RedisClient } from '@assize/platform/redis';
import { FileStore } from '@assize/platform/store/FileStore';
import { startRedis, type TestRedis } from '@assize/platform/testing/startRedis';
import { createNodeRedisClient, Queue, QueueEvents } from 'bullmq';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { confine } from './confine.ts';
import { DocumentCache } from './DocumentCache.ts';
import { drawPages } from './drawPages.ts';
import { openDocument } from './openDocument.ts';
import { PagesWorker } from './PagesWorker.ts';
import { DocumentMaker, heldToTheRight, rawPdf, scannedPdf } from './testing/makeDocuments.ts';

const run = promisify(execFile);
const hearingId = randomUUID();
let root: string;
let store: FileStore;
let make: DocumentMaker;
let scratches = 0;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'assize-pages-'));
  store = new FileStore(join(root, 'store'));
  make = new DocumentMaker(root);
});
afterAll(() => rm(root, { recursive: true, force: true }));

const context = (seconds?: number) => ({
  store,
  cache: new DocumentCache(store, join(root, 'cache')),
  maxPages: 2500,
  signal: new AbortController().signal,
  ...(seconds === undefined ? {} : { seconds }),
});
async function scratch(): Promise<string> {
  const path = join(root, `scratch-${String(++scratches)}`);
  await mkdir(path);
  return path;
}
async function keep(bytes: Buffer, mime: string) {
  const documentId = randomUUID();
  await store.put(documentKeys.original(hearingId, documentId), bytes);
  return { hearingId, documentId, mime };
}
async function opened(bytes: Buffer, mime: string) {
  const document = await keep(bytes, mime);
  return { document, manifest: await openDocument(context(), document, await scratch()) };
}
async function drawn(document: Awaited<ReturnType<typeof keep>>, page: number, sizes: PageSize[] = ['screen']): Promise<string> {
  await drawPages(context(), { kind: 'draw', ...document, from: page, to: page, sizes }, await scratch());
  const path = join(root, `drawn-${String(++scratches)}.jpg`);
  await store.download(documentKeys.page(hearingId, document.documentId, page, sizes.at(-1) ?? 'screen'), path);
  return path;
}
/** Width, height, and the colour at a place given in parts of the page. */
async function look(path: string, at: [number, number] = [0.5, 0.5]): Promise<{ width: number; height: number; rgb: number[] }> {
  const { stdout: size } = await run('/usr/bin/identify', ['-format', '%w %h', path]);
  const [width = 0, height = 0] = size.split(' ').map(Number);
  const spot = `%[fx:round(255*p{${String(Math.round(at[0] * width))},${String(Math.round(at[1] * height))}}.r)] %[fx:round(255*p{${String(Math.round(at[0] * width))},${String(Math.round(at[1] * height))}}.g)] %[fx:round(255*p{${String(Math.round(at[0] * width))},${String(Math.round(at[1] * height))}}.b)]`;
  const { stdout } = await run('/usr/bin/convert', [path, '-format', spot, 'info:']);
  return { width, height, rgb: stdout.split(' ').map(Number) };
}
const textOf = async (documentId: string, page: number): Promise<string> =>
  (await buffer(await store.open(documentKeys.text(hearingId, documentId, page)))).toString();
const pdfMime = 'application/pdf';
const officeMime = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
/** Red above, blue below, twice as wide as high. */
const flag = ['-size', '400x100', 'xc:red', 'xc:blue', '-append'];

describe('pages are made', () => {
  test('of a PDF with Chinese words: drawn in three sizes, its words to be read and searched', async () => {
    const { document, manifest } = await opened(
      await make.office('pdf', ['借款合同', ...Array.from({ length: 90 }, (_, line) => `第${String(line + 1)}条 本金与利息`)]),
      pdfMime,
    );
    expect(manifest.pages.length).toBeGreaterThan(1);
    for (const [size, edge] of [
      ['screen', 1600],
      ['zoom', 3600],
    ] as const)
      expect(Math.max(...Object.values(await look(await drawn(document, 1, [size])).then(({ width, height }) => ({ width, height })))), size).toBe(edge);
    expect((await look(await drawn(document, 2, ['screen', 'thumb']))).height).toBe(240);
    expect(await textOf(document.documentId, 1)).toContain('借款合同');
    expect(await textOf(document.documentId, 2)).not.toContain('借款合同');
  }, 120_000);

  test('of an office document, and of one whose font is not installed', async () => {
    const { document, manifest } = await opened(await make.office('docx', ['Loan contract 贷款合同', 'Demo bank']), officeMime);
    expect(manifest.pages).toHaveLength(1);
    const path = await drawn(document, 1);
    expect(await textOf(document.documentId, 1)).toMatch(/Loan contract\s*贷款合同/);
    expect((await look(path, [0.02, 0.02])).rgb).toEqual([255, 255, 255]);
    const missing = rawPdf('/MediaBox[0 0 400 400]/Resources<</Font<</F 5 0 R>>>>', 'BT /F 40 Tf 40 200 Td (Signed) Tj ET', [
      '<</Type/Font/Subtype/TrueType/BaseFont/NoSuchFontAnywhere>>',
    ]);
    const other = await opened(missing, pdfMime);
    const { stdout } = await run('/usr/bin/convert', [await drawn(other.document, 1), '-format', '%[fx:minima]', 'info:']);
    expect(Number(stdout)).toBeLessThan(0.3);
  }, 240_000);

  test('of a large drawing and of a page that is turned, in the shape in which each is seen', async () => {
    const drawing = await opened(
      scannedPdf(await make.picture('jpg', '-size', '3508x2480', 'xc:white', '-fill', 'red', '-draw', 'rectangle 0,0 800,800'), [3508, 2480], [1190, 842]),
      pdfMime,
    );
    expect(drawing.manifest.pages).toEqual([[1190, 842]]);
    expect((await look(await drawn(drawing.document, 1, ['zoom']), [0.1, 0.1])).rgb[1]).toBeLessThan(20);
    const turned = await opened(rawPdf('/MediaBox[0 0 200 400]/Rotate 90', '1 0 0 rg 0 0 200 200 re f'), pdfMime);
    expect(turned.manifest.pages).toEqual([[400, 200]]);
    const path = await drawn(turned.document, 1);
    // What lay below is on the left once the page is turned to the right.
    expect([(await look(path, [0.25, 0.5])).rgb[1], (await look(path, [0.75, 0.5])).rgb[1]]).toEqual([0, 255]);
    expect(await look(path)).toMatchObject({ width: 1600, height: 800 });
  }, 60_000);

  test.each(['jpg', 'png', 'webp', 'tiff', 'heic'])(
    'of a photo as %s, turned as its camera was held',
    async (ending) => {
      const isTold = ending === 'jpg';
      const picture = await make.picture(ending, ...flag);
      const bytes = isTold ? heldToTheRight(picture) : picture;
      const { document, manifest } = await opened(bytes, `image/${ending === 'jpg' ? 'jpeg' : ending}`);
      expect(manifest.pages).toEqual([isTold ? [200, 400] : [400, 200]]);
      const path = await drawn(document, 1);
      // Held to the right, what is above in the file is on the right.
      const { rgb } = await look(path, isTold ? [0.8, 0.5] : [0.5, 0.2]);
      expect((rgb[0] ?? 0) - (rgb[2] ?? 255)).toBeGreaterThan(150);
    },
    60_000,
  );

  test('of every sheet of a scan in one file', async () => {
    const { document, manifest } = await opened(await make.picture('tiff', '-size', '100x100', 'xc:red', 'xc:lime', 'xc:blue'), 'image/tiff');
    expect(manifest.pages).toHaveLength(3);
    const { rgb } = await look(await drawn(document, 3));
    expect(rgb[2]).toBeGreaterThan(200);
  }, 60_000);

  test('of sound and of pictures in motion: what every browser plays, and a page to look at', async () => {
    const sound = ['-f', 'lavfi', '-i', 'sine=d=2'];
    const film = [...sound, '-f', 'lavfi', '-i', 'testsrc=s=320x240:d=2:r=10'];
    for (const [bytes, mime, codecs] of [
      [await make.media('wav', ...sound), 'audio/wav', ['aac']],
      [await make.media('mkv', ...film, '-c:v', 'libvpx', '-c:a', 'libopus'), 'video/x-matroska', ['aac', 'h264']],
    ] as const) {
      const { document, manifest } = await opened(bytes, mime);
      expect(manifest.media?.durationMs).toBeGreaterThan(1900);
      expect(manifest.media?.durationMs).toBeLessThan(2200);
      const path = join(root, 'playable.mp4');
      await store.download(documentKeys.playable(hearingId, document.documentId), path);
      const { stdout } = await run(process.env['FFPROBE_BIN'] ?? 'ffprobe', ['-v', 'error', '-show_entries', 'stream=codec_name', '-of', 'csv=p=0', path]);
      expect(stdout.trim().split('\n').toSorted(), mime).toEqual(codecs);
      expect((await look(await drawn(document, 1))).width).toBe(mime === 'audio/wav' ? 1600 : 320);
    }
  }, 120_000);
});

describe('what a stranger uploaded', () => {
  test('is read where there is no network, no other file and nothing to write to', async () => {
    const asked: unknown[] = [];
    const server = createServer((socket) => asked.push(socket.end())).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address ? String(address.port) : '';
    const input = join(root, 'input');
    await writeFile(input, 'given');
    await writeFile(join(root, 'neighbour'), 'secret');
    const place = { input, folder: await scratch(), seconds: 20, megabytes: 1024, signal: new AbortController().signal };
    process.env['ASSIZE_TEST_SECRET'] = 'secret';
    const script = `cat /in; env; ls /; cat ${join(root, 'neighbour')} 2>&1; echo x > /in; echo x > /usr/x; (echo > /dev/tcp/127.0.0.1/${port}) 2>&1; ls /proc | grep -c '^[0-9]'; echo done`;
    const said = await confine('bash', ['-c', script], place);
    delete process.env['ASSIZE_TEST_SECRET'];
    expect(said).toContain('given');
    expect(said).toContain('done');
    expect(said).not.toContain('secret');
    expect(said).toMatch(/No such file/);
    expect(asked).toEqual([]);
    await new Promise((resolve) => server.close(resolve));
  }, 30_000);

  /** Each form draws the one before ten times: a few hundred bytes that are a thousand million strokes. */
  const bomb = (): Buffer => {
    const depth = 10;
    const forms = Array.from({ length: depth }, (_, level) => {
      const content = level === depth - 1 ? '0 0 m 400 400 l S' : '/X Do '.repeat(10);
      const inner = level === depth - 1 ? '' : `/Resources<</XObject<</X ${String(6 + level)} 0 R>>>>`;
      return `<</Type/XObject/Subtype/Form/BBox[0 0 400 400]${inner}/Length ${String(content.length)}>>stream\n${content}\nendstream`;
    });
    return rawPdf('/MediaBox[0 0 400 400]/Resources<</XObject<</X 5 0 R>>>>', '/X Do', forms);
  };
  test('that would be drawn for ever ends at its limit of time', async () => {
    const { document, manifest } = await opened(bomb(), pdfMime);
    expect(manifest.pages).toHaveLength(1);
    const job = { kind: 'draw', ...document, from: 1, to: 1, sizes: ['screen' as const] } as const;
    await expect(drawPages(context(2), { ...job, sizes: ['screen'] }, await scratch())).rejects.toMatchObject({ fault: 'timeLimit' });
  }, 60_000);

  test.each<[string, () => Promise<Buffer> | Buffer, string, string]>([
    ['cut short', async () => (await make.office('pdf', ['x'])).subarray(0, 400), pdfMime, 'broken'],
    ['no picture at all', () => Buffer.from('GIF89a but not really'), 'image/gif', 'broken'],
    ['no film at all', () => Buffer.from('no film'), 'video/mp4', 'broken'],
    ['no office document at all', () => Buffer.from([0, 1, 2, 3]), officeMime, 'broken'],
  ])(
    'is said to be broken when it is %s',
    async (_, bytes, mime, fault) => {
      const document = await keep(await bytes(), mime);
      await expect(openDocument(context(), document, await scratch())).rejects.toMatchObject({ fault });
    },
    120_000,
  );

  test('with a script in it is drawn and the script never run', async () => {
    const script = rawPdf('/MediaBox[0 0 400 400]/AA<</O<</S/JavaScript/JS(app.alert(1))>>>>', '0 1 0 rg 0 0 400 400 re f');
    const { document } = await opened(script, pdfMime);
    expect((await look(await drawn(document, 1))).rgb).toEqual([0, 255, 1]);
  }, 60_000);
});

describe('the queue', () => {
  let redisServer: TestRedis;
  let redis: RedisClient;
  let queue: Queue;
  let events: QueueEvents;
  let worker: PagesWorker;
  const clients: RedisClient[] = [];
  beforeAll(async () => {
    redisServer = await startRedis(root);
    redis = await connectRedis(redisServer.url, 'test');
    const connection = (): never => {
      const client = redis.duplicate();
      clients.push(client);
      return createNodeRedisClient(client as never) as never;
    };
    queue = new Queue(pagesQueue, { connection: connection(), prefix: 'assize' });
    events = new QueueEvents(pagesQueue, { connection: connection(), prefix: 'assize' });
    worker = new PagesWorker({ redis, store, workDir: join(root, 'work'), maxPages: 2500, readsWords: false, log: createLogger('test') });
  });
  afterAll(async () => {
    await worker.close();
    await events.close();
    await queue.close();
    for (const client of clients) client.destroy();
    redis.destroy();
    await redisServer.stop();
  });
  const order = async (job: PagesJob, priority: number): Promise<void> => {
    const added = await queue.add(job.kind, job, { jobId: pagesJobId(job), priority, removeOnComplete: true });
    await added.waitUntilFinished(events);
  };
  const manifestOf = async (documentId: string): Promise<PagesManifest> =>
    JSON.parse((await buffer(await store.open(documentKeys.manifest(hearingId, documentId)))).toString()) as PagesManifest;

  test('a scan of two thousand pages: the page that somebody wants comes before all that nobody asked for', async () => {
    const page = await make.picture('jpg', '-size', '1240x1754', 'plasma:white-grey', '-quality', '50');
    const document = await keep(await make.repeated(scannedPdf(page, [1240, 1754], [595, 842]), 2000), pdfMime);
    await order({ kind: 'open', ...document }, pagesPriority.open);
    const manifest = await manifestOf(document.documentId);
    expect(manifest.status === 'ready' && manifest.pages.length).toBe(2000);
    await order({ kind: 'draw', ...document, from: 1777, to: 1777, sizes: ['screen'] }, pagesPriority.wanted);
    const lies = (number: number) => store.stat(documentKeys.page(hearingId, document.documentId, number, 'screen'));
    expect(await lies(1777)).toBeDefined();
    expect(await lies(1000)).toBeUndefined();
    await queue.obliterate({ force: true });
  }, 180_000);

  test('what is wrong with a document is written down once, and the worker goes on with the next', async () => {
    const [broken, tooLong, whole] = [
      await keep(Buffer.from('%PDF-1.7 and nothing'), pdfMime),
      await keep(await make.repeated(rawPdf('/MediaBox[0 0 10 10]', ''), 2501), pdfMime),
      await keep(rawPdf('/MediaBox[0 0 10 10]', ''), pdfMime),
    ];
    for (const one of [broken, tooLong, whole]) await order({ kind: 'open', ...one }, pagesPriority.open);
    expect(await manifestOf(broken.documentId)).toEqual({ status: 'failed', fault: 'broken' });
    expect(await manifestOf(tooLong.documentId)).toEqual({ status: 'failed', fault: 'tooManyPages' });
    expect(await manifestOf(whole.documentId)).toEqual({ status: 'ready', pages: [[10, 10]], media: null });
  }, 120_000);
});
