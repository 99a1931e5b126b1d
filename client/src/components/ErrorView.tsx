import { Button } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiErrorCode } from '../session/ApiError.ts';
import { StatusMessage } from './StatusMessage.tsx';
import classes from './ErrorView.module.css';

interface ErrorViewProps {
  code: ApiErrorCode;
  onRetry?: (() => void) | undefined;
  /** Another way out, e.g. a link. */
  children?: ReactNode;
}

/** What happened, what to do, whom to call: the texts of `errors` by code. */
export function ErrorView({ code, onRetry, children }: ErrorViewProps) {
  const { t } = useTranslation();
  return (
    <div className={classes.view}>
      <StatusMessage tone="danger" title={t(`errors:${code}.title`)} isLive>
        <p>{t(`errors:${code}.advice`)}</p>
        <p>{t('common:help.call')}</p>
      </StatusMessage>
      <div className={classes.ways}>
        {onRetry ? (
          <Button variant="default" leftSection={<IconRefresh size={20} stroke={1.75} aria-hidden="true" />} onClick={onRetry}>
            {t('common:action.retry')}
          </Button>
        ) : null}
        {children}
      </div>
    </div>
  );
}
