import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ApiErrorCode } from '../../../session/ApiError.ts';
import { StatusMessage } from '../../../components/StatusMessage.tsx';
import classes from './RefusalNote.module.css';

/** An act was refused: what happened and what to do, over the courtroom until it is put away. */
export function RefusalNote({ code, onClose }: { code: ApiErrorCode; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <div className={classes.note} data-testid="refusal" data-code={code}>
      <StatusMessage tone="danger" title={t(`errors:${code}.title`)} isLive>
        <p>{t(`errors:${code}.advice`)}</p>
        <Button variant="default" size="sm" onClick={onClose}>
          {t('common:action.close')}
        </Button>
      </StatusMessage>
    </div>
  );
}
