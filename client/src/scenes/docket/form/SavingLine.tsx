import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { StatusMessage } from '../../../components/StatusMessage.tsx';
import classes from '../Docket.module.css';
import type { SavingState } from '../DraftSaver.ts';

interface SavingLineProps {
  state: SavingState;
  onKeepMine: () => void;
  onTakeTheirs: () => void;
}

/** Whether what was typed is with the court; where two devices differ, which of them counts. */
export function SavingLine({ state, onKeepMine, onTakeTheirs }: SavingLineProps) {
  const { t } = useTranslation();
  if (state !== 'conflict')
    return (
      <p role="status" className={classes.saving} data-testid="docket-saving" data-state={state}>
        {t(`docket:saving.${state}`)}
      </p>
    );
  return (
    <StatusMessage tone="attention" title={t('docket:saving.conflict')} isLive>
      <p>{t('docket:saving.conflictText')}</p>
      <div className={classes.ways}>
        <Button variant="default" onClick={onTakeTheirs}>
          {t('docket:saving.takeTheirs')}
        </Button>
        <Button variant="default" onClick={onKeepMine}>
          {t('docket:saving.keepMine')}
        </Button>
      </div>
    </StatusMessage>
  );
}
