import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../../components/ConfirmDialog.tsx';
import { confirmations, type Intent } from '../model/intents.ts';
import classes from './IntentDialog.module.css';

interface IntentDialogProps {
  intent: Intent;
  /** Role and name of the person concerned. */
  who: string | undefined;
  isBusy: boolean;
  onConfirm: (reason: string) => void;
  onClose: () => void;
}

const reasonsOf: Partial<Record<Intent['act'], readonly string[]>> = {
  'hearing.recess': ['rest', 'deliberation', 'technical'],
  'hearing.adjourn': ['evidence', 'absence', 'agreement'],
  'participant.remove': ['disturbance', 'recording', 'noRight'],
};

/** Says what an act will lead to and asks once more; where the log needs a reason, one is ready to be taken or changed. */
export function IntentDialog({ intent, who, isBusy, onConfirm, onClose }: IntentDialogProps) {
  const { t } = useTranslation();
  const { act } = intent;
  const about = confirmations[act];
  const reasons = (reasonsOf[act] ?? []).map((one) => t(`courtroom:reason.${one}`));
  const [reason, setReason] = useState(reasons[0] ?? '');
  const name = act.slice(act.indexOf('.') + 1);
  return (
    <ConfirmDialog
      isOpen
      title={t(`courtroom:confirm.${name}.title`, { who })}
      consequence={t(`courtroom:confirm.${name}.consequence`, { who })}
      confirmLabel={t(`courtroom:confirm.${name}.act`)}
      isDangerous={about?.isDangerous ?? false}
      isBusy={isBusy}
      canConfirm={!about?.needsReason || reason.trim() !== ''}
      onConfirm={() => onConfirm(reason.trim())}
      onClose={onClose}
    >
      {about?.needsReason ? (
        <div className={classes.reason}>
          <TextInput
            label={t('courtroom:reasonLabel')}
            description={t('courtroom:reasonHint')}
            value={reason}
            maxLength={200}
            onChange={(event) => setReason(event.currentTarget.value)}
            data-testid="reason"
          />
          <div className={classes.choices}>
            {reasons.map((one) => (
              <Button key={one} variant={one === reason ? 'light' : 'default'} size="sm" onClick={() => setReason(one)}>
                {one}
              </Button>
            ))}
          </div>
        </div>
      ) : null}
    </ConfirmDialog>
  );
}
