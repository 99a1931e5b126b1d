import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';

/** Root of the clone. */
export const root = resolve(import.meta.dirname, '../..');
/** Node 24, the dev dependency. */
export const node24 = join(root, 'node_modules/node/bin/node');

const toolsSchema = z.record(z.string(), z.string());

/** The binaries that set-up found (`MEDIASOUP_WORKER_BIN`, `FFMPEG_BIN`, `FFPROBE_BIN`); empty before its first run. */
export function foundTools(): Record<string, string> {
  try {
    return toolsSchema.parse(JSON.parse(readFileSync(join(root, 'node_modules/.cache/assize/tools.json'), 'utf8')));
  } catch {
    return {};
  }
}
