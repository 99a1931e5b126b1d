import { emptyForm, type DocketForm } from '../docket/form.ts';
import type { DocketMaterial } from '../docket/wire.ts';

const id = (index: number): string => `018f0000-0000-7000-8000-${String(index).padStart(12, '0')}`;

/** For tests: a form with nothing missing, of people whose numbers are of no region. */
export function buildDocketForm(change: Partial<DocketForm> = {}): DocketForm {
  const form = emptyForm({ plaintiffId: id(1), defendantId: id(2) }, 'Demo plaintiff');
  const [plaintiff, defendant] = form.parties;
  if (!plaintiff || !defendant) throw new Error('a form has two sides');
  return {
    ...form,
    cause: 'privateLoan',
    fields: { lentOn: '2025-03-01' },
    parties: [
      { ...plaintiff, idNumber: '00000019900101000X', phone: '00000000001', address: 'Demo street 1' },
      { ...defendant, name: 'Demo defendant', address: 'Demo street 2' },
    ],
    claims: ['To repay the loan'],
    facts: 'The money was lent and not paid back.',
    amountFen: 2_000_000,
    vouches: true,
    ...change,
  };
}

/** For tests: what must lie with it. */
export function buildMaterials(kinds: readonly DocketMaterial['kind'][] = ['identity', 'evidence']): DocketMaterial[] {
  return kinds.map((kind, index) => ({
    ...{ materialId: id(100 + index), kind, title: kind, fileName: `${kind}.pdf`, mime: 'application/pdf', bytes: 1000, sha256: 'a'.repeat(64) },
  }));
}
