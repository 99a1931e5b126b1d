import type { IntegrityStatement } from '@assize/contracts/recording/integrity';
import { FileChain } from '@assize/platform/journal/FileChain';
import { type Finding, finding } from '../Finding.ts';
import type { ScannedJournal } from './scanJournal.ts';

/** The journal files of a package in the order of their names; `undefined` in the place of one that is no journal. */
export type Journals = readonly { path: string; scan: ScannedJournal | undefined }[];

/** The chain of the journal files, and whether they end where the court's statement says. */
export function checkJournals(statement: IntegrityStatement, journals: Journals): Finding[] {
  if (journals.length === 0) return statement.journals.length === 0 ? [] : [finding('open', 'journalNotHere', { count: statement.journals.length })];
  const findings: Finding[] = [];
  const chain = new FileChain();
  const ends = new Map(statement.journals.map((one) => [one.fileNo, one]));
  const excused = new Set(statement.differences.map((one) => one.fileNo));
  for (const { path, scan } of journals) {
    if (!scan) {
      findings.push(finding('fault', 'journalUnreadable', { file: path }));
      continue;
    }
    const { header, hashes, headHash, blocks, tornAt } = scan;
    const link = chain.takeHeader(header, hashes[0] ?? '');
    for (const hash of hashes.slice(1)) chain.takeBlock(hash);
    const end = ends.get(header.fileNo);
    ends.delete(header.fileNo);
    if (header.recordingId !== statement.recordingId || header.hearingId !== statement.hearingId)
      findings.push(finding('fault', 'journalOfAnother', { file: path }));
    else if (!end) findings.push(finding('fault', 'journalNotStated', { file: path }));
    else if (end.hash !== headHash || end.blocks !== blocks) {
      const code = blocks < end.blocks ? 'journalCut' : 'journalDiffers';
      findings.push(finding('fault', code, { file: path, at: tornAt ?? '–', blocks, stated: end.blocks }));
    } else if (link === 'broken' && !excused.has(header.fileNo)) findings.push(finding('fault', 'journalUnlinked', { file: path }));
    else findings.push(finding('proved', 'journalHolds', { file: path, blocks }));
  }
  for (const { fileNo } of ends.values()) findings.push(finding('fault', 'journalMissing', { file: fileNo }));
  return findings;
}
