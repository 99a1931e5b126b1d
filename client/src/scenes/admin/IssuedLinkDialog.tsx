import { Button, Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '../../components/CopyButton.tsx';
import { DialogButtons } from '../../components/DialogButtons.tsx';
import classes from './AdminView.module.css';

interface IssuedLinkDialogProps {
  /** Null: there is none to show. */
  issued: { url: string; name: string } | null;
  onClose: () => void;
}

/** A personal link just made, shown this once; the keyboard comes to copying it first. */
export function IssuedLinkDialog({ issued, onClose }: IssuedLinkDialogProps) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={issued !== null}
      onClose={onClose}
      withCloseButton={false}
      closeOnClickOutside={false}
      size="lg"
      title={issued ? t('admin:issued.title', { name: issued.name }) : ''}
    >
      <p className={classes.plain}>{t('admin:issued.text')}</p>
      <p className={classes.url} data-testid="issued-link">
        {issued?.url}
      </p>
      <DialogButtons>
        <Button variant="subtle" onClick={onClose}>
          {t('admin:issued.done')}
        </Button>
        <CopyButton text={issued?.url ?? ''} label={t('admin:issued.copy')} isFirst />
      </DialogButtons>
    </Modal>
  );
}
