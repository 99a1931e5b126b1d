import { access, constants } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client';
import { parseEnv } from '@assize/platform/env';
import { serveHealth } from '@assize/platform/httpHealth';
import { createLogger } from '@assize/platform/log';
import { connectRedis } from '@assize/platform/redis';
import { onShutdown } from '@assize/platform/shutdown';
import { verifierFiles } from '@assize/platform/verifierFiles';
import { openStore } from '@assize/platform/store/openStore';
import { findFfmpeg } from './ffmpeg/findFfmpeg.ts';
import { claimWorkDir } from './platform/createScratch.ts';
import { workerEnv } from './platform/env.ts';
import { ExportWorker } from './export/ExportWorker.ts';
import { soundMarkKey } from './export/soundMark/markCode.ts';
import { PagesWorker } from './pages/PagesWorker.ts';
import { findOcr } from './pages/words/findOcr.ts';
import { WordsWorker } from './pages/words/WordsWorker.ts';
import { PartsWorker } from './parts/PartsWorker.ts';
import { Heartbeat } from './platform/Heartbeat.ts';
import { RehearsalWorker } from './rehearsal/RehearsalWorker.ts';
import { RecordingWorker } from './RecordingWorker.ts';
import { RedactionWorker } from './redact/RedactionWorker.ts';

process.title = 'assize-recording-worker';
const env = parseEnv(workerEnv, process.env);
const log = createLogger('recording-worker');
const workerId = randomUUID();
const scratch = await claimWorkDir(env.WORK_DIR);
const workDir = scratch.path;
onShutdown('scratch', () => scratch.remove());

const redis = await connectRedis(env.REDIS_URL, 'recording-worker', log);
onShutdown('redis', () => redis.destroy());

const registry = new Registry();
collectDefaultMetrics({ register: registry });
const metrics = {
  jobs: new Counter({
    name: 'assize_production_steps_total',
    help: 'Steps of production by result',
    labelNames: ['step', 'result'] as const,
    registers: [registry],
  }),
  seconds: new Histogram({
    name: 'assize_production_step_seconds',
    help: 'How long a step took',
    labelNames: ['step'] as const,
    buckets: [1, 5, 10, 30, 60, 300, 1800, 7200],
    registers: [registry],
  }),
};

const store = openStore(env, 'recording-worker', log);
onShutdown('store', () => store.close());
const production = {
  redis,
  log,
  metrics,
  steps: { store, masterKey: env.MASTER_KEY, workDir, ffmpeg: findFfmpeg(env).ffmpeg, fontPath: env.PLATE_FONT },
};
const worker = new RecordingWorker(production);
onShutdown('worker', () => worker.close());
const redactor = new RedactionWorker(production);
onShutdown('redaction', () => redactor.close());
const exporter = new ExportWorker({
  redis,
  log,
  making: {
    store,
    workDir,
    ffmpeg: findFfmpeg(env).ffmpeg,
    fontPath: env.PLATE_FONT,
    verifier: verifierFiles(env.VERIFIER_DIR),
    markKey: soundMarkKey(env.MASTER_KEY),
  },
});
onShutdown('export', () => exporter.close());
const parts = new PartsWorker(production);
onShutdown('parts', () => parts.close());
const ocr = await findOcr(join(workDir, 'words'), log);
const pages = new PagesWorker({ redis, log, store, workDir: join(workDir, 'pages'), maxPages: env.EVIDENCE_MAX_PAGES, readsWords: ocr !== null });
onShutdown('pages', () => pages.close());
const words = ocr && new WordsWorker({ redis, log, store, ocr, workDir: join(workDir, 'words') });
onShutdown('words', async () => words?.close());
const rehearsals = new RehearsalWorker({ redis, log, playing: production.steps });
onShutdown('rehearsals', () => rehearsals.close());
const heartbeat = Heartbeat.start(redis, workerId);
onShutdown('heartbeat', () => heartbeat.close());

const checks = {
  redis: async () => void (await redis.ping()),
  queue: () => {
    if (!worker.isRunning || !parts.isRunning) throw new Error('not taking jobs');
  },
  workFolder: () => access(workDir, constants.W_OK),
};
const health = await serveHealth({ host: '127.0.0.1', port: env.WORKER_PORT, checks, registry });
onShutdown('health', () => health.close());
log.info({ workerId, port: health.port }, 'ready');
