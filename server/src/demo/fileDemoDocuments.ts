import { randomUUID } from 'node:crypto';
import type { CaseActor, CaseDraft } from '@assize/contracts/casefile/events';
import { documentKeys } from '@assize/contracts/hearing/evidence/pages';
import type { ObjectStore } from '@assize/platform/store/ObjectStore';
import sharp from 'sharp';
import type { CaseLog } from '../casefile/CaseLog.ts';
import { keepVersions } from '../casefile/volumes/versionRows.ts';

const demoDocuments = [
  {
    title: '受案登记表（演示）',
    folder: '程序文书',
    volume: 'main',
    lines: ['本页为演示材料，不涉及真实人员与案件。', '报案人称接到冒充客服的电话，被骗转账。'],
  },
  {
    title: '被害人询问笔录（演示）',
    folder: '证据材料',
    volume: 'main',
    lines: ['本页为演示材料，不涉及真实人员与案件。', '问：对方如何要求你转账？', '答：对方称可以办理退款，让我下载软件。'],
  },
  {
    title: '银行流水（演示）',
    folder: '证据材料',
    volume: 'main',
    lines: ['本页为演示材料，不涉及真实人员与案件。', '账号 0000 0000 0000 0000 转出 12,000.00 元'],
  },
  { title: '案件讨论记录（演示）', folder: '内部材料', volume: 'side', lines: ['本页为演示材料，不涉及真实人员与案件。'] },
] as const;

/** Puts pages that say of themselves that they are for the demo into a case, as what is filed is put there. */
export async function fileDemoDocuments(cases: CaseLog, store: ObjectStore, caseId: string, actor: CaseActor): Promise<void> {
  for (const { title, folder, volume, lines } of demoDocuments) {
    const [documentId, storeId] = [randomUUID(), randomUUID()];
    const { bytes, sha256 } = await store.put(documentKeys.original(caseId, storeId), await drawPage(title, lines), { once: true });
    const file = { fileName: `${title}.png`, mime: 'image/png', bytes, sha256 };
    const filed: CaseDraft = { type: 'document.filed', payload: { documentId, volume, folder, title, madeOn: null, file } };
    await cases.append({ caseId, actor, decide: () => [filed], alsoDo: (transaction, state) => keepVersions(transaction, state, [{ documentId, storeId }]) });
  }
}

/** A page as a picture, with its title and these lines. */
export function drawPage(title: string, lines: readonly string[]): Promise<Buffer> {
  const text = lines.map((line, index) => `<text x="90" y="${String(300 + index * 70)}" font-size="32">${line}</text>`).join('');
  const page = `<svg xmlns="http://www.w3.org/2000/svg" width="1000" height="1414" font-family="Noto Serif CJK SC, serif">
    <rect width="1000" height="1414" fill="white"/><text x="500" y="180" font-size="48" text-anchor="middle">${title}</text>${text}</svg>`;
  return sharp(Buffer.from(page)).png().toBuffer();
}
