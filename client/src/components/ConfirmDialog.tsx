import { Button, Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './ConfirmDialog.module.css';
import { DialogButtons } from './DialogButtons.tsx';

export interface ConfirmDialogProps {
  isOpen: boolean;
  /** The act as a question. */
  title: string;
  /** What will be so afterwards, before it is done. */
  consequence: string;
  /** The act itself, as a verb; never "OK". */
  confirmLabel: string;
  isDangerous?: boolean;
  isBusy?: boolean;
  canConfirm?: boolean;
  /** Further fields, e.g. a reason. */
  children?: ReactNode;
  onConfirm: () => void;
  onClose: () => void;
}

/** Asks before an act with consequences; says the consequence first. */
export function ConfirmDialog({
  isOpen,
  title,
  consequence,
  confirmLabel,
  isDangerous = false,
  isBusy = false,
  canConfirm = true,
  children,
  onConfirm,
  onClose,
}: ConfirmDialogProps) {
  const { t } = useTranslation();
  return (
    <Modal opened={isOpen} onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('common:action.close') }}>
      <p className={classes.consequence}>{consequence}</p>
      {children}
      <DialogButtons>
        <Button variant="default" onClick={onClose} data-autofocus>
          {t('common:action.cancel')}
        </Button>
        <Button color={isDangerous ? 'danger' : 'courtBlue'} loading={isBusy} disabled={!canConfirm} onClick={onConfirm} data-testid="confirm">
          {confirmLabel}
        </Button>
      </DialogButtons>
    </Modal>
  );
}
