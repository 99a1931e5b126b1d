import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ErrorView } from '../../../components/ErrorView.tsx';
import { StatusMessage } from '../../../components/StatusMessage.tsx';
import { useAct } from '../../../record/useAct.ts';
import classes from '../Docket.module.css';
import type { SavingState } from '../DraftSaver.ts';

interface SavingLineProps {
  state: SavingState;
  onKeepMine: () => Promise<void>;
  onTakeTheirs: () => void;
}

/** Whether what was typed is with the court; where two devices differ, which of them counts. */
export function SavingLine({ state, onKeepMine, onTakeTheirs }: SavingLineProps) {
  const { t } = useTranslation();
  const keeping = useAct();
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
        <Button variant="default" disabled={keeping.isBusy} onClick={onTakeTheirs}>
          {t('docket:saving.takeTheirs')}
        </Button>
        <Button variant="default" loading={keeping.isBusy} onClick={() => void keeping.run(onKeepMine)}>
          {t('docket:saving.keepMine')}
        </Button>
      </div>
      {keeping.refusal === null ? null : <ErrorView code={keeping.refusal} />}
    </StatusMessage>
  );
}
