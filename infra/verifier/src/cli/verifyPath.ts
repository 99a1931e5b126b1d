import { readFileSync, statSync } from 'node:fs';
import { readShortCode } from '@assize/contracts/recording/integrity';
import { checkLogFile, checkPackage } from '../checkPackage.ts';
import type { Level, Report } from '../Finding.ts';
import { type Language, pageWord, sayIn } from '../words/sayIn.ts';
import { makeNodeHash, readFolder } from './readFolder.ts';

export interface Outcome {
  /** 0 when all holds, 1 when something does not, 2 when there is nothing to check. */
  exitCode: 0 | 1 | 2;
  lines: string[];
}
interface Options {
  language: Language;
  /** The code that somebody wrote down at closing. */
  code?: string | undefined;
  onProgress?: (done: number, all: number) => void;
}

/** Checks the folder of a package, or a single exported log. */
export async function verifyPath(path: string, { language, code, onProgress }: Options): Promise<Outcome> {
  let report: Report;
  let isLog = false;
  try {
    isLog = statSync(path).isFile();
    report = isLog
      ? checkLogFile(readFileSync(path, 'utf8'))
      : await checkPackage(readFolder(path), { makeHash: makeNodeHash, ...(onProgress && { onProgress }) });
  } catch (error) {
    return { exitCode: 2, lines: [pageWord(language, 'failed', { reason: (error as Error).message })] };
  }
  const lines = (['fault', 'proved', 'open'] as const).flatMap((level) => section(language, report, level));
  const isSame = code === undefined || (report.shortCode !== undefined && readShortCode(code) === report.shortCode);
  if (code !== undefined) lines.push('', pageWord(language, isSame ? 'codeSame' : readShortCode(code) ? 'codeOther' : 'codeNone'));
  const verdict = report.verdict === 'notPackage' ? 'notPackage' : isLog ? (report.verdict === 'holds' ? 'logHolds' : 'logBroken') : report.verdict;
  lines.push('', pageWord(language, verdict));
  if (report.verdict === 'notPackage') return { exitCode: 2, lines };
  return { exitCode: report.verdict === 'holds' && isSame ? 0 : 1, lines };
}

function section(language: Language, { findings }: Report, level: Level): string[] {
  const found = findings.filter((one) => one.level === level);
  const mark = { fault: '✗', proved: '✓', open: '–' }[level];
  return found.length === 0 ? [] : ['', pageWord(language, level), ...found.map((one) => `  ${mark} ${sayIn(language, one)}`)];
}
