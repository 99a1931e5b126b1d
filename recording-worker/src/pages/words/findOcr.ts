import type { Logger } from '@assize/platform/log';
import { createScratch } from '../../platform/createScratch.ts';
import { confine } from '../confine.ts';
import type { Ocr } from './Ocr.ts';

const languages = ['chi_sim', 'eng'] as const;
/** For one page, which takes a second or two of a processor: long, as it may have to wait for one behind all the rest. */
const limits = { seconds: 300, megabytes: 2048 } as const;

/** Tesseract of Debian, confined like whatever else reads a stranger's file, and behind all that somebody waits for. */
const tesseract: Ocr = {
  read: async (picture, place) => {
    // Without it a space would stand between any two Chinese characters, and no word be found.
    const how = ['-l', languages.join('+'), '-c', 'preserve_interword_spaces=1'];
    const said = await confine('nice', ['-n', '19', 'tesseract', '/in', '-', ...how], { ...limits, ...place, input: picture });
    return said.replaceAll('\f', '').trimEnd();
  },
};

/** What reads scans here. Null, and said once in the log, where the program or one of its languages is not installed: scans have no words then. */
export async function findOcr(workDir: string, log: Logger): Promise<Ocr | null> {
  const scratch = await createScratch(workDir, 'languages');
  try {
    const place = { ...limits, input: scratch.path, folder: scratch.path, signal: new AbortController().signal };
    const known = new Set((await confine('tesseract', ['--list-langs'], place)).split('\n'));
    const missing = languages.filter((language) => !known.has(language));
    if (missing.length === 0) return tesseract;
    log.warn({ missing }, 'scans will have no words: tesseract lacks languages');
  } catch (error) {
    log.warn({ err: error }, 'scans will have no words: tesseract does not run');
  } finally {
    await scratch.remove();
  }
  return null;
}
