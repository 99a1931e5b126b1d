import { recordingSteps } from '@assize/contracts/jobs/recording';
import { FileStore } from '@assize/platform/store/FileStore';
import { composeInParts } from './composeInParts.ts';
import { runStep } from '../steps/runStep.ts';

// One step in a process of its own, so that a test can kill it: <store folder> <recording> <step> <work folder>.
const [root = '', recordingId = '', name = '', workDir = ''] = process.argv.slice(2);
const step = recordingSteps.find((one) => one === name) ?? 'compose';
const context = {
  store: new FileStore(root),
  masterKey: Buffer.from(process.env['MASTER_KEY'] ?? '', 'base64'),
  workDir,
  ffmpeg: process.env['FFMPEG_BIN'] ?? 'ffmpeg',
  fontPath: undefined,
  signal: new AbortController().signal,
  onProgress: () => undefined,
  warn: () => undefined,
};
const job = { recordingId, hearingId: recordingId };
await (step === 'compose' ? composeInParts(context, job) : runStep(context, { ...job, step, fence: 1 }));
// The most memory that it took, kB.
process.stdout.write(`${String(process.resourceUsage().maxRSS)}\n`);
