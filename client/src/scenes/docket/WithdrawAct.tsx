import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx';
import { ErrorView } from '../../components/ErrorView.tsx';
import { useAct } from '../../record/useAct.ts';

/** Takes an application back, once it was said what that means. */
export function WithdrawAct({ onWithdraw }: { onWithdraw: () => Promise<void> }) {
  const { t } = useTranslation();
  const withdrawing = useAct();
  const [isSure, setIsSure] = useState(false);
  return (
    <>
      {withdrawing.refusal === null ? null : <ErrorView code={withdrawing.refusal} />}
      <Button variant="subtle" size="md" onClick={() => setIsSure(true)} data-testid="docket-withdraw">
        {t('docket:withdraw.act')}
      </Button>
      <ConfirmDialog
        isOpen={isSure}
        isDangerous
        title={t('docket:withdraw.title')}
        consequence={t('docket:withdraw.text')}
        confirmLabel={t('docket:withdraw.act')}
        isBusy={withdrawing.isBusy}
        onConfirm={() => void withdrawing.run(onWithdraw).then(() => setIsSure(false))}
        onClose={() => setIsSure(false)}
      />
    </>
  );
}
