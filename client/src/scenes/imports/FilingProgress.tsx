import type { ImportSummary } from '@assize/contracts/casefile/imports/wire';
import { Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { StatusMessage } from '../../components/StatusMessage.tsx';

/** How far the filing is. It goes on without this page. */
export function FilingProgress({ summary: { entries, filed, refused } }: { summary: ImportSummary }) {
  const { t } = useTranslation();
  const text = t('imports:progress', { done: filed + refused, count: entries });
  return (
    <StatusMessage tone="info" title={text}>
      <p>{t('imports:progressText')}</p>
      <Progress value={entries === 0 ? 100 : ((filed + refused) / entries) * 100} aria-label={text} size="lg" data-testid="import-progress" />
      {refused > 0 ? <p>{t('imports:refusedSoFar', { count: refused })}</p> : null}
    </StatusMessage>
  );
}
