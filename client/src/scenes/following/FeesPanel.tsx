import { Button, TextInput } from '@mantine/core';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { pageOfList } from '../../components/pageOfList.ts';
import { Pager } from '../../components/Pager.tsx';
import { formatDay } from '../../i18n/formatInstant.ts';
import panel from '../caseFile/CaseFile.module.css';
import { FormOpener } from '../caseFile/FormOpener.tsx';
import form from '../caseFile/Form.module.css';
import { RefusalView } from '../caseFile/RefusalView.tsx';
import { useSend } from '../caseFile/useSend.ts';
import { FeeForm } from './FeeForm.tsx';
import type { FollowingPanelProps } from './following.ts';

/** Money of the case: what is not paid stands first, by when it is due. */
export function FeesPanel({ file, follow, act, today }: FollowingPanelProps) {
  const { t, i18n } = useTranslation();
  const [asked, setAsked] = useState(1);
  const money = new Intl.NumberFormat(i18n.language, { style: 'currency', currency: 'CNY' });
  const fees = follow.fees.toSorted((a, b) => Number(a.paidOn !== null) - Number(b.paidOn !== null) || (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999'));
  const list = pageOfList(fees, asked);
  return (
    <section className={panel.panel} aria-labelledby="fees" data-testid="fees">
      <h2 id="fees">{t('following:fees.title')}</h2>
      {fees.length === 0 ? <p>{t('following:fees.none')}</p> : null}
      <Pager list={list} onPage={setAsked} />
      <ul className={panel.rows}>
        {list.shown.map(({ feeId, partyId, title, fen, dueOn, paidOn }) => (
          <li key={feeId} data-testid="fee">
            <p>
              <strong>{title}</strong> {money.format(fen / 100)} · {file.parties?.find((one) => one.partyId === partyId)?.name}
            </p>
            <p>
              {paidOn === null
                ? t(dueOn === null ? 'following:fees.open' : dueOn < today ? 'following:fees.late' : 'following:fees.due', {
                    day: dueOn === null ? '' : formatDay(dueOn, i18n.language),
                  })
                : t('following:fees.paid', { day: formatDay(paidOn, i18n.language) })}
            </p>
            {paidOn === null ? (
              <FormOpener label={t('following:fees.pay')} testId="pay-fee">
                {(close) => <PaidForm feeId={feeId} act={act} today={today} onDone={close} />}
              </FormOpener>
            ) : null}
          </li>
        ))}
      </ul>
      <FormOpener label={t('following:fees.set')} testId="set-fee">
        {(close) => <FeeForm parties={file.parties ?? []} act={act} onDone={close} />}
      </FormOpener>
    </section>
  );
}

function PaidForm({ feeId, act, today, onDone }: Pick<FollowingPanelProps, 'act' | 'today'> & { feeId: string; onDone: () => void }) {
  const { t } = useTranslation();
  const [paidOn, setPaidOn] = useState(today);
  const { acting, send } = useSend(act, onDone);
  const handleSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (paidOn !== '') send({ type: 'fee.pay', payload: { feeId, paidOn } });
  };
  return (
    <form className={form.form} onSubmit={handleSubmit} aria-label={t('following:fees.pay')}>
      <TextInput
        type="date"
        required
        label={t('following:fees.paidOn')}
        value={paidOn}
        max={today}
        onChange={(event) => setPaidOn(event.currentTarget.value)}
      />
      <RefusalView acting={acting} />
      <Button type="submit" loading={acting.isBusy} disabled={paidOn === ''} data-testid="fee-paid">
        {t('following:fees.pay')}
      </Button>
    </form>
  );
}
