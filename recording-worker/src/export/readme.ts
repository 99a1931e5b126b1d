import { packageName, packagePaths } from '@assize/contracts/recording/package';
import { describeChoice } from './describeChoice.ts';
import type { ExportSource } from './readExport.ts';

/** `README.txt`: what this is and how to check it, for whoever has never heard of Assize. */
export function writeReadme({ order, recording }: ExportSource, hasVerifier: boolean): string {
  const verifier = hasVerifier
    ? `或用浏览器打开 ${packagePaths.verifyPage}（无需联网），或运行：node ${packagePaths.verifyScript} .
Or open ${packagePaths.verifyPage} in a browser (no network is needed), or run: node ${packagePaths.verifyScript} .`
    : '';
  const marks = order.choice.isMarked
    ? `
本副本的画面和声音含有标明接收人的标记，声音中的标记听不见。
The pictures and the sound of this copy carry marks that name its recipient; those in the sound are not heard.
`
    : '';
  const closed =
    order.closedLines.length > 0
      ? `
庭审有不对接收人公开的部分：日志中相应的 ${String(order.closedLines.length)} 条仅保留其在哈希链中的位置，录像清单不附。
Parts of the hearing are closed to the recipient: ${String(order.closedLines.length)} lines of its log keep their place in the chain and say nothing, and the manifest of the recording is left out.
`
      : '';
  return `庭审记录副本
Copy of the record of a hearing

${recording.court} ${recording.caseNumber}
${recording.title}
提供给 For: ${order.recipient}
用途 Purpose: ${order.purpose}
内容 Contents: ${describeChoice(order.choice)}
副本编号 Number of this copy: ${order.exportId}

未经法院许可，不得传播、转交他人或公开。
Not to be passed on or published without leave of the court.
${marks}${closed}
目录 Folders
  data/recording    录像、音轨及其清单 · picture, tracks, and their manifest
  data/log          庭审日志（log.json 可核验，log.pdf 供阅读）及保管日志 · the log of the hearing (log.json proves itself, log.pdf is for reading) and what was done with the record since
  data/exhibits     庭审中出示的证据原件 · originals of the exhibits that were shown
  data/certificate.pdf  供保管人核对签名的证明 · certificate for the custodian to check and sign

核验 To check
在 ${packageName(order.exportId)} 文件夹内运行（BagIt，RFC 8493） / In the folder ${packageName(order.exportId)} (BagIt, RFC 8493):
  sha256sum -c ${packagePaths.manifest} ${packagePaths.tagManifest}
${verifier}
`;
}
