import { reduceLine } from '@assize/contracts/hearing/log';
import { emptyHearingState } from '@assize/contracts/hearing/state';
import { localTime } from '../compose/localTime.ts';
import { actLine } from './actLine.ts';
import { PrintedText } from './PrintedText.ts';
import type { ExportSource } from './readExport.ts';

/** The hearing's log for people: the case, who took part, and each act with its time. The log that proves itself lies beside it. */
export function printLog({ order, recording }: ExportSource, fontPath: string): Promise<Buffer> {
  const { court, caseNumber, title, timeZone, participants, log } = recording;
  const at = (instant: string): string => localTime(instant, timeZone);
  const pdf = new PrintedText({ title: `${caseNumber} 庭审日志`, footer: `${court} ${caseNumber} · 庭审日志 Hearing log`, at: order.orderedAt, fontPath });
  pdf.title('庭审日志 · Log of the hearing');
  pdf.fact('法院 · Court', court);
  pdf.fact('案号 · Case number', caseNumber);
  pdf.fact('庭审 · Hearing', title);
  pdf.fact('时间所用时区 · Times are in', timeZone);
  pdf.heading('参加人员 · People');
  for (const { roleLabel, name } of participants) pdf.paragraph(`${roleLabel}　${name}`);
  pdf.heading('过程 · What was done');
  // What an exhibit is called does not depend on when it is spoken of.
  const { evidence } = log.events.reduce(reduceLine, emptyHearingState(log.hearingId));
  for (const line of log.events) {
    const { zh, en } = actLine(line, { participants, evidence });
    pdf.entry(`${String(line.seq)}  ${at(line.at)}`, zh, en);
  }
  const head = log.events.at(-1);
  pdf.heading('核对 · To check');
  pdf.paragraph(
    `本日志共${String(log.events.length)}条，末条校验值：${head?.hash ?? ''}。可据此核对同附的 log.json。 · The log has ${String(log.events.length)} lines; the hash of the last one is given here and stands in log.json beside this file.`,
  );
  return pdf.save();
}
