import { Button, Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '../../components/CopyButton.tsx';
import { DialogButtons } from '../../components/DialogButtons.tsx';
import { Facts } from '../../components/Facts.tsx';
import type { PartnersData } from './PartnersView.tsx';

/** What a partner signs in with here, shown this once: no click beside it takes it away. */
export function IssuedSecretDialog({ issued, onClose }: { issued: PartnersData['issued']; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={issued !== null}
      onClose={onClose}
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
      size="lg"
      title={issued ? t('partners:issued.title', { name: issued.name }) : ''}
    >
      {issued ? (
        <div data-testid="issued-secret">
          <p>{t('partners:issued.text')}</p>
          <Facts
            facts={[
              { term: t('partners:issued.id'), value: issued.clientId },
              { term: t('partners:issued.secret'), value: issued.clientSecret },
            ]}
          />
          <DialogButtons>
            <Button variant="subtle" onClick={onClose} data-testid="issued-done">
              {t('partners:issued.done')}
            </Button>
            <CopyButton text={`${issued.clientId}\n${issued.clientSecret}`} label={t('partners:issued.copy')} isFirst />
          </DialogButtons>
        </div>
      ) : null}
    </Modal>
  );
}
