import type { CaseState } from '@assize/contracts/casefile/state';
import { type CatalogueEntry, catalogueOf } from '@assize/contracts/casefile/volumes/catalogue';
import type { Volume } from '@assize/contracts/casefile/volumes/wire';
import { writeTable } from '../../evidence/writeTable.ts';

export const catalogueLanguages = ['zh-CN', 'en'] as const;
type Language = (typeof catalogueLanguages)[number];
interface Words {
  title: string;
  volumes: Record<Volume, string>;
  heads: readonly [no: string, title: string, date: string, pages: string, remark: string];
  version: (no: number, reason: string) => string;
}

const words: Record<Language, Words> = {
  'zh-CN': {
    title: '卷内目录',
    volumes: { main: '正卷', side: '副卷' },
    heads: ['序号', '文书名称', '日期', '页号', '备注'],
    version: (no, reason) => `第${String(no)}版：${reason}`,
  },
  en: {
    title: 'Catalogue of the volume',
    volumes: { main: 'Main volume', side: 'Side volume' },
    heads: ['No.', 'Document', 'Date', 'Pages', 'Remark'],
    version: (no, reason) => `Version ${String(no)}: ${reason}`,
  },
};
const widths = ['1.4cm', '7.6cm', '2.6cm', '2.4cm', '3.4cm'];

/** The catalogue of a volume (卷内目录) as a text to print; the same state gives the same bytes. */
export function writeCatalogue(state: Pick<CaseState, 'documents' | 'order' | 'facts' | 'lead'>, volume: Volume, language: Language): string {
  const { title, volumes, heads, version } = words[language];
  let folder = '';
  const rows = catalogueOf(state, volume).flatMap((entry): string[][] => {
    const { document, version: newest } = entry;
    const remark = newest.reason === null ? '' : version(newest.version, newest.reason);
    const row = [String(entry.no), document.title, document.madeOn ?? '', pagesOf(entry), remark];
    const isSame = document.folder === folder;
    folder = document.folder;
    return isSame || folder === '' ? [row] : [[folder], row];
  });
  return writeTable({
    title,
    lines: [
      { style: 'Body', text: `${state.lead.agencyName} ${state.facts.caseNumber}` },
      { style: 'Body', text: state.facts.title },
      { style: 'Head', text: volumes[volume] },
    ],
    columns: heads.map((head, index) => ({ head, width: widths[index] ?? '2cm' })),
    rows,
  });
}

function pagesOf({ fromPage, toPage }: CatalogueEntry): string {
  if (fromPage === null) return '';
  if (toPage === null) return `${String(fromPage)} –`;
  return fromPage === toPage ? String(fromPage) : `${String(fromPage)} – ${String(toPage)}`;
}
