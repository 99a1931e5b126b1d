import { FileStore } from '@assize/platform/store/FileStore';
import { makePackage } from '../export/makePackage.ts';

// One package in a process of its own, so that a test can kill it: <store folder> <export> <work folder>.
const [root = '', exportId = '', workDir = ''] = process.argv.slice(2);
const context = {
  store: new FileStore(root),
  workDir,
  ffmpeg: process.env['FFMPEG_BIN'] ?? 'ffmpeg',
  fontPath: undefined,
  signal: new AbortController().signal,
  verifier: { html: '', mjs: '' },
  markKey: Buffer.alloc(32),
  onProgress: () => undefined,
  warn: () => undefined,
};
await makePackage(context, { exportId, fence: 1 });
