import { causeOf } from '@assize/contracts/docket/causes';
import type { DocketForm } from '@assize/contracts/docket/form';
import { litigationFee } from '@assize/contracts/docket/litigationFee';
import { useTranslation } from 'react-i18next';
import { formatYuan } from './formatYuan.ts';

/** What accepting the case will cost by the Measures on litigation costs. */
export function FeeText({ form }: { form: DocketForm }) {
  const { t, i18n } = useTranslation();
  if (form.cause === null) return null;
  const { leastFen, mostFen } = litigationFee(causeOf(form.cause).feeClass, form.amountFen);
  const [least, most] = [leastFen, mostFen].map((fen) => formatYuan(fen, i18n.language));
  return <span data-testid="docket-fee">{leastFen === mostFen ? t('docket:fee.exact', { fee: least }) : t('docket:fee.range', { least, most })}</span>;
}
