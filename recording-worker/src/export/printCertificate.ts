import { fullCodeOf, proofSchema, shortCodeOf } from '@assize/contracts/recording/integrity';
import type { BagFile } from '@assize/contracts/recording/bag';
import { localTime } from '../compose/localTime.ts';
import { PrintedText } from './PrintedText.ts';
import type { ExportSource } from './readExport.ts';
import { describeChoice } from './describeChoice.ts';

/**
 * What whoever keeps the record certifies and signs: which copy this is, by which process it was made, and the hash of
 * every file (Federal Rules of Evidence 902(13) and (14); Provisions on Audio and Video Recording of Hearings). A form
 * to be checked and signed by a person: nothing in it is certified before that.
 */
export function printCertificate(source: ExportSource, files: readonly BagFile[], fontPath: string): Promise<Buffer> {
  const { order, recording, manifest } = source;
  const { court, caseNumber, title, timeZone, log } = recording;
  const proof = proofSchema.safeParse(order.proof);
  const code = proof.success ? fullCodeOf(proof.data.statement) : undefined;
  const pdf = new PrintedText({ title: `${caseNumber} 保管人证明`, footer: `${court} ${caseNumber} · ${order.exportId}`, at: order.orderedAt, fontPath });
  pdf.title('庭审录音录像保管人证明\nCertificate of the custodian');
  pdf.fact('法院 · Court', court);
  pdf.fact('案号 · Case number', caseNumber);
  pdf.fact('庭审 · Hearing', title);
  pdf.fact('开庭时间 · Opened at', `${localTime(manifest.startsAt, timeZone)} (${timeZone})`);
  pdf.fact('提供给 · Handed over to', order.recipient);
  pdf.fact('用途 · Purpose', order.purpose);
  pdf.fact('决定提供 · Ordered', `${order.orderedBy.name}，${localTime(order.orderedAt, timeZone)}`);
  pdf.fact('内容 · What it is', describeChoice(order.choice));
  pdf.fact('副本编号 · Number of this copy', order.exportId);
  pdf.fact('录制编号 · Recording', order.recordingId);
  if (code) pdf.fact('完整性校验值 · Integrity code', `${shortCodeOf(code)}\n${code}`);
  pdf.fact('录制清单 SHA-256 · Manifest of the recording', order.manifestSha256);
  pdf.fact(`庭审日志末条校验值（第${String(log.events.length)}条）· Head of the hearing's log`, log.events.at(-1)?.hash ?? '');
  pdf.fact('系统版本 · System', `Assize ${order.systemVersion}`);
  pdf.heading('制作方法 · How it was made');
  pdf.paragraph(
    '庭审过程中，系统将收到的每个参与人的声音和图像按原样写入加密的录制日志，每段以 SHA-256 与前一段相连；闭庭后仅依据该日志制作录像和各人音轨。本副本由上述文件逐字节复制；按要求截取、转为音频或加注标记的文件，在 derived.json 中注明其来源文件及来源文件的 SHA-256。',
  );
  pdf.paragraph(
    'While the court sat, the system wrote the sound and picture of each participant as they were received into an encrypted journal, each part linked to the one before by SHA-256. The recording and its tracks were made from that journal alone. The files of this copy are copies of those, byte by byte; where a file was cut, turned into sound or marked as ordered, derived.json names the file it was made of and the SHA-256 of that file.',
  );
  if (order.choice.isMarked) {
    pdf.paragraph('本副本已按要求标明接收人：画面加注文字，声音加入听不见的副本标记，所说内容不变。未加标记的文件由本院保存。');
    pdf.paragraph(
      'This copy is marked for its recipient as ordered: by words in its pictures, and in its sound by a mark that is not heard. What is said is unchanged. The court keeps the files without marks.',
    );
  }
  if (order.closedLines.length > 0) {
    pdf.paragraph(`庭审有不对接收人公开的部分，本副本不含其内容；日志中相应的${String(order.closedLines.length)}条仅保留其在哈希链中的位置。`);
    pdf.paragraph(
      `Parts of the hearing are closed to the recipient and are not in this copy; ${String(order.closedLines.length)} lines of the log keep their place in the chain and say nothing.`,
    );
  }
  pdf.heading('文件 · Files (SHA-256)');
  for (const { path, bytes, sha256 } of files) pdf.fact(`${path} · ${String(bytes)} bytes`, sha256);
  pdf.heading('声明 · Declaration');
  pdf.paragraph(
    '本人为上述庭审记录的保管人，具备出具本证明的资格。经核对，以上各文件的 SHA-256 与本院保存的记录相符；上述制作过程属本院的经常性工作，所用系统能够产生准确的结果。',
  );
  pdf.paragraph(
    "I am the custodian of the record named above and qualified to make this certificate. I have compared the SHA-256 of the files listed with those of the record that this court keeps, and they agree. The record was made by the process described, in the regular course of this court's work, by a system that produces an accurate result.",
  );
  for (const name of ['姓名 Name', '职务 Title', '签名 Signature', '日期 Date', '法院印章 Seal of the court']) pdf.blank(name);
  return pdf.save();
}
