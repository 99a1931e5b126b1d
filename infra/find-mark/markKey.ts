import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { commonEnv } from '@assize/platform/env';
import { soundMarkKey } from '../../recording-worker/src/export/soundMark/markCode.ts';

/** The key of this court's marks, from `MASTER_KEY` or `DATA_DIR/keys`. Throws when the court has none: none is made here. */
export function readMarkKey({ MASTER_KEY, DATA_DIR }: NodeJS.ProcessEnv): Buffer {
  const text = MASTER_KEY || readFileSync(join(DATA_DIR || 'data', 'keys', 'master-key'), 'utf8');
  return soundMarkKey(commonEnv.shape.MASTER_KEY.parse(text));
}
