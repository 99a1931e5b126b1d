import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ScenePage } from '../../components/ScenePage.tsx';
import { StatusMessage } from '../../components/StatusMessage.tsx';

/** An address where nothing stands. */
export function NotFoundView() {
  const { t } = useTranslation();
  return (
    <ScenePage title={t('common:notFound.title')}>
      <StatusMessage tone="attention">
        <p>{t('common:notFound.text')}</p>
      </StatusMessage>
      <Button component={Link} to="/" size="lg" fullWidth>
        {t('common:action.home')}
      </Button>
    </ScenePage>
  );
}
