import { Textarea } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../../components/ConfirmDialog.tsx';
import { useReturnFocus } from '../../../components/useReturnFocus.ts';
import classes from './Order.module.css';

interface ReasonDialogProps {
  title: string;
  consequence: string;
  confirmLabel: string;
  label?: string;
  /** What stands there to begin with. */
  initial?: string;
  isDangerous?: boolean;
  isBusy: boolean;
  /** Further fields, above the reason. */
  children?: ReactNode;
  onConfirm: (reason: string) => void;
  onClose: () => void;
}

/** Says what an act will lead to and asks for the reason that goes into the log with it. */
export function ReasonDialog({
  title,
  consequence,
  confirmLabel,
  label,
  initial = '',
  isDangerous = false,
  isBusy,
  children,
  onConfirm,
  onClose,
}: ReasonDialogProps) {
  const { t } = useTranslation();
  useReturnFocus();
  const [reason, setReason] = useState(initial);
  return (
    <ConfirmDialog
      isOpen
      title={title}
      consequence={consequence}
      confirmLabel={confirmLabel}
      isDangerous={isDangerous}
      isBusy={isBusy}
      canConfirm={reason.trim() !== ''}
      onConfirm={() => onConfirm(reason.trim())}
      onClose={onClose}
    >
      <div className={classes.fields}>
        {children}
        <Textarea
          label={label ?? t('order:reasonLabel')}
          description={t('order:reasonHint')}
          value={reason}
          maxLength={500}
          maxRows={6}
          onChange={(event) => setReason(event.currentTarget.value)}
          data-testid="order-reason"
        />
      </div>
    </ConfirmDialog>
  );
}
