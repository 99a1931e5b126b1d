import { Button, NativeSelect } from '@mantine/core';
import { can } from '@assize/contracts/hearing/permissions';
import { recusalRulings } from '@assize/contracts/hearing/procedure/wire';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { StatusMessage } from '../../../components/StatusMessage.tsx';
import type { OrderProps } from './orderProps.ts';
import { ReasonDialog } from './ReasonDialog.tsx';
import { whoIs } from './wording.ts';

/** An application for recusal without a ruling, for everyone in court; the presiding judge rules on it here. */
export function RecusalBanner({ state, meId, isBusy, send }: OrderProps) {
  const { t } = useTranslation();
  const [ruledId, setRuledId] = useState<string>();
  const [ruling, setRuling] = useState<(typeof recusalRulings)[number]>('refused');
  const pending = state.procedure.recusals.filter((one) => one.ruling === null);
  const mayRule = can('recusal.rule', state, meId);
  const nameOf = (id: string): string => whoIs(t, state.participants[id]);
  return (
    <>
      {pending.map((one) => (
        <div key={one.id} data-testid="recusal-pending">
          <StatusMessage tone="attention" title={t('order:recusal.pending', { who: nameOf(one.participantId) })} isLive>
            <p>{t('order:recusal.pendingText', { against: one.against.map(nameOf).join(' · '), ground: one.ground })}</p>
            <p>{t('order:recusal.waits')}</p>
            {mayRule ? (
              <Button size="sm" disabled={isBusy} onClick={() => setRuledId(one.id)} data-testid="rule-recusal">
                {t('order:recusal.rule')}
              </Button>
            ) : null}
          </StatusMessage>
        </div>
      ))}
      {ruledId !== undefined && pending.some((one) => one.id === ruledId) ? (
        <ReasonDialog
          title={t('order:recusal.ruleTitle')}
          consequence={t('order:recusal.ruleConsequence')}
          confirmLabel={t(`order:recusal.${ruling}`)}
          label={t('order:recusal.reasonLabel')}
          isBusy={isBusy}
          onConfirm={(reason) => void send({ type: 'recusal.rule', payload: { applicationId: ruledId, ruling, reason } }).then(() => setRuledId(undefined))}
          onClose={() => setRuledId(undefined)}
        >
          <NativeSelect
            label={t('order:recusal.ruling')}
            value={ruling}
            data={recusalRulings.map((value) => ({ value, label: t(`order:recusal.${value}`) }))}
            onChange={(event) => setRuling(event.currentTarget.value === 'granted' ? 'granted' : 'refused')}
            data-testid="recusal-ruling"
          />
        </ReasonDialog>
      ) : null}
    </>
  );
}
