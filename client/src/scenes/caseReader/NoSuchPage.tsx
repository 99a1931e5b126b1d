import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { StatusMessage } from '../../components/StatusMessage.tsx';

/** For an address whose page is not in the document (any more), as it is now. */
export function NoSuchPage({ page, pages, onGo }: { page: number; pages: number; onGo: (page: number) => void }) {
  const { t } = useTranslation();
  return (
    <StatusMessage tone="attention" title={t('reader:noPage.title', { page })} isLive>
      <p data-testid="no-such-page">{t('reader:noPage.text', { count: pages })}</p>
      <Button variant="default" mt="sm" onClick={() => onGo(1)} data-testid="first-page">
        {t('reader:noPage.first')}
      </Button>
    </StatusMessage>
  );
}
