import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { exportKeys, type MediaItem } from '@assize/contracts/recording/package';
import { recordingKeys } from '@assize/contracts/recording/products';
import { prepareFont } from '../compose/prepareFont.ts';
import { runFfmpeg } from '../ffmpeg/runFfmpeg.ts';
import { createScratch } from '../platform/createScratch.ts';
import type { ExportContext } from './ExportContext.ts';
import { font, markedSoundArguments, mediaArguments, words } from './mediaArguments.ts';
import { markCodeOf } from './soundMark/markCode.ts';
import { markSound } from './soundMark/markSound.ts';

interface Options {
  exportId: string;
  recordingId: string;
  items: readonly MediaItem[];
  /** Drawn into pictures that are marked. */
  mark: string;
  onProgress: (done: number) => void;
}

/**
 * Makes every picture and sound of the package that is not its source, byte by byte, one after the other; what was made
 * before a kill is there and is kept. Room for one source and what is made of it is all that is needed.
 */
export async function makeMedia(context: ExportContext, options: Options): Promise<void> {
  const { store, workDir, fontPath, ffmpeg, signal, warn, markKey } = context;
  const { exportId, recordingId, mark, onProgress } = options;
  const items = options.items.filter((item) => item.make !== null);
  const whole = items.reduce((sum, item) => sum + item.source.bytes, 0);
  let before = 0;
  for (const item of items) {
    const part = exportKeys.part(exportId, item.name);
    if (item.make && !(await store.stat(part))) {
      const scratch = await createScratch(workDir, 'export');
      try {
        const { make } = item;
        if (make.isMarked && make.kind === 'video') {
          await prepareFont(join(scratch.path, font), fontPath);
          await writeFile(join(scratch.path, words), mark);
        }
        await store.download(recordingKeys.product(recordingId, item.source.name), join(scratch.path, 'source'));
        const [output, lengthMs] = [`made.${item.name.split('.').at(-1) ?? ''}`, make.cut ? make.cut.toMs - make.cut.fromMs : undefined];
        const tool = {
          ...{ binary: ffmpeg, cwd: scratch.path, signal },
          onFailure: (lines: string) => warn({ lines, file: item.name }, 'a file of a package could not be made'),
        };
        const decoder = { ...tool, args: markedSoundArguments(make, 'source') };
        await runFfmpeg({
          ...tool,
          ...(make.isMarked && make.hasSound ? { feed: markSound(decoder, { key: markKey, code: markCodeOf(exportId) }) } : {}),
          args: mediaArguments(make, { input: 'source', output }),
          onProgress: (seconds) => {
            if (lengthMs) onProgress((before + item.source.bytes * Math.min(1, (seconds * 1000) / lengthMs)) / whole);
          },
        });
        await store.putFile(part, join(scratch.path, output));
      } finally {
        await scratch.remove();
      }
    }
    before += item.source.bytes;
    onProgress(before / whole);
  }
}
