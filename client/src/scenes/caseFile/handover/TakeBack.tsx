import { useTranslation } from 'react-i18next';
import { StatusMessage } from '../../../components/StatusMessage.tsx';
import type { FilePanelProps, ViewedHandover } from '../filePanel.ts';
import { FormOpener } from '../FormOpener.tsx';
import { ReasonForm } from '../ReasonForm.tsx';

/** Takes back what was sent; where its receiver was closed, says whether that can be done, and what to do. */
export function TakeBack({ open, act }: { open: ViewedHandover; act: FilePanelProps['act'] }) {
  const { t } = useTranslation();
  const { closedPartner } = open;
  const label = t('files:handover.withdraw');
  return (
    <>
      {closedPartner === null ? null : (
        <StatusMessage tone="attention" title={t(`files:handover.closed.${closedPartner}.title`, { agency: open.to.name })}>
          <p>{t(`files:handover.closed.${closedPartner}.advice`)}</p>
        </StatusMessage>
      )}
      {closedPartner === 'mayHaveIt' ? null : (
        <FormOpener label={label} testId="withdraw-handover">
          {(close) => (
            <ReasonForm
              consequence={t('files:handover.withdrawText', { agency: open.to.name })}
              label={label}
              testId="withdraw-handover"
              act={act}
              commandOf={(reason) => ({ type: 'handover.withdraw', payload: { handoverId: open.handoverId, reason } })}
              onDone={close}
            />
          )}
        </FormOpener>
      )}
    </>
  );
}
