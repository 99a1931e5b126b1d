import { formatPageNumber, pageNumberOf } from '@assize/contracts/hearing/bundles/numbers';
import type { Bundle } from '@assize/contracts/hearing/bundles/state';
import { exhibitName } from '@assize/contracts/hearing/evidence/exhibitName';
import type { HearingState } from '@assize/contracts/hearing/state';
import { writeTable } from './writeTable.ts';

const heads = ['编号 No.', '名称 Exhibit', '证明目的 To prove', '来源 Source', '页码 Pages'];
const widths = ['2.6cm', '4.2cm', '5.2cm', '3cm', '2.4cm'];

/** The index of a bundle (证据目录) as a text to print; the same bundle gives the same bytes. */
export function writeIndex({ caseNumber, court, evidence }: Pick<HearingState, 'caseNumber' | 'court' | 'evidence'>, bundle: Bundle): string {
  const rows = bundle.entries.flatMap((entry) => {
    const exhibit = evidence.exhibits[entry.exhibitId];
    if (!exhibit) return [];
    const [from, to] = [pageNumberOf(entry, 1), pageNumberOf(entry, entry.pages)].map(formatPageNumber);
    const title = exhibit.withdrawn ? `${exhibit.title} （已撤回 withdrawn）` : exhibit.title;
    return [[exhibitName(exhibit.number), title, exhibit.purpose, exhibit.source, from === to ? String(from) : `${String(from)} – ${String(to)}`]];
  });
  return writeTable({
    title: '证据目录 · Index of evidence',
    lines: [
      { style: 'Body', text: `${court} ${caseNumber}` },
      { style: 'Head', text: bundle.title },
    ],
    columns: heads.map((text, index) => ({ head: text, width: widths[index] ?? '3cm' })),
    rows,
  });
}
