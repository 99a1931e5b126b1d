import { NativeSelect } from '@mantine/core';
import { measures } from '@assize/contracts/hearing/discipline/wire';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderProps } from './orderProps.ts';
import { ReasonDialog } from './ReasonDialog.tsx';
import { whoIs } from './wording.ts';

/** A measure of court police against one person, with its reason; removal says what follows. */
export function DisciplineDialog({ state, isBusy, send, participantId, onClose }: OrderProps & { participantId: string; onClose: () => void }) {
  const { t } = useTranslation();
  const [measure, setMeasure] = useState<(typeof measures)[number]>('reminder');
  const isRemoval = measure === 'removal';
  return (
    <ReasonDialog
      title={t('order:discipline.title', { who: whoIs(t, state.participants[participantId]) })}
      consequence={isRemoval ? t('order:discipline.consequenceRemoval') : t('order:discipline.consequence')}
      confirmLabel={t('order:discipline.act', { measure: t(`order:discipline.${measure}`) })}
      label={t('order:discipline.reasonLabel')}
      isDangerous={isRemoval}
      isBusy={isBusy}
      onConfirm={(reason) => void send({ type: 'discipline.order', payload: { participantId, measure, reason } }).then(onClose)}
      onClose={onClose}
    >
      <NativeSelect
        label={t('order:discipline.measure')}
        value={measure}
        data={measures.map((value) => ({ value, label: t(`order:discipline.${value}`) }))}
        onChange={(event) => setMeasure(measures.find((one) => one === event.currentTarget.value) ?? 'reminder')}
        data-testid="measure"
      />
    </ReasonDialog>
  );
}
