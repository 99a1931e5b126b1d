import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { StatusMessage } from './StatusMessage.tsx';

interface OfflineBannerProps {
  /** What still works here without a network. */
  children?: ReactNode;
}

/** Said when the device has no network; the page goes on by itself when it is back. */
export function OfflineBanner({ children }: OfflineBannerProps) {
  const { t } = useTranslation();
  return (
    <StatusMessage tone="attention" title={t('common:state.offlineTitle')} isLive>
      <p>{t('common:state.offlineText')}</p>
      {children}
    </StatusMessage>
  );
}
