import { Button, Radio, TextInput } from '@mantine/core';
import { interruptionCauses, isInterruptionCause, type InterruptionCause } from '@assize/contracts/hearing/interruption/wire';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx';
import { useReturnFocus } from '../../components/useReturnFocus.ts';
import classes from './Interruption.module.css';

interface InterruptDialogProps {
  isBusy: boolean;
  onConfirm: (particulars: { cause: InterruptionCause; reason: string }) => void;
  onClose: () => void;
}
/** Reasons ready to be taken, keys of `interruption:reason`. */
const reasonsOf: Record<InterruptionCause, readonly string[]> = {
  closedEvidence: ['tradeSecret', 'privacy', 'minor', 'stateSecret'],
  mediation: ['asked', 'talks'],
};

/** Asks the presiding judge for which of the lawful causes the court sits on unrecorded, and why; says what it leads to. */
export function InterruptDialog({ isBusy, onConfirm, onClose }: InterruptDialogProps) {
  const { t } = useTranslation();
  useReturnFocus();
  const [cause, setCause] = useState<InterruptionCause>('closedEvidence');
  const [words, setWords] = useState<string>();
  const reasons = reasonsOf[cause].map((one) => t(`interruption:reason.${one}`));
  const reason = words ?? reasons[0] ?? '';
  return (
    <ConfirmDialog
      isOpen
      title={t('interruption:ask.title')}
      consequence={t('interruption:ask.consequence')}
      confirmLabel={t('interruption:ask.act')}
      isBusy={isBusy}
      canConfirm={reason.trim() !== ''}
      onConfirm={() => onConfirm({ cause, reason: reason.trim() })}
      onClose={onClose}
    >
      <div className={classes.fields}>
        <Radio.Group
          label={t('interruption:ask.cause')}
          value={cause}
          onChange={(value) => {
            if (!isInterruptionCause(value)) return;
            setCause(value);
            setWords(undefined);
          }}
        >
          <div className={classes.choices}>
            {interruptionCauses.map((one) => (
              <Radio key={one} size="md" value={one} label={t(`interruption:cause.${one}`)} data-testid={`cause-${one}`} />
            ))}
          </div>
        </Radio.Group>
        <TextInput
          label={t('interruption:ask.reason')}
          description={t('interruption:ask.reasonHint')}
          value={reason}
          maxLength={200}
          onChange={(event) => setWords(event.currentTarget.value)}
          data-testid="reason"
        />
        <div className={classes.choices} role="group" aria-label={t('interruption:ask.choices')}>
          {reasons.map((one) => (
            <Button key={one} variant={one === reason ? 'light' : 'default'} size="sm" aria-pressed={one === reason} onClick={() => setWords(one)}>
              {one}
            </Button>
          ))}
        </div>
      </div>
    </ConfirmDialog>
  );
}
