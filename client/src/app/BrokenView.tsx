import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ScenePage } from '../components/ScenePage.tsx';
import { StatusMessage } from '../components/StatusMessage.tsx';

/** A fault of ours, in words, with the way on. */
export function BrokenView() {
  const { t } = useTranslation();
  return (
    <ScenePage title={t('common:broken.title')}>
      <StatusMessage tone="danger" isLive>
        <p>{t('common:broken.text')}</p>
      </StatusMessage>
      <Button size="lg" fullWidth onClick={() => location.reload()}>
        {t('common:action.reload')}
      </Button>
    </ScenePage>
  );
}
