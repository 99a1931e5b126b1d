import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../../components/ConfirmDialog.tsx';
import { useReturnFocus } from '../../../components/useReturnFocus.ts';
import { confirmations, type Intent, type Particulars } from '../model/intents.ts';
import { ContinuationField } from './ContinuationField.tsx';
import classes from './IntentDialog.module.css';

interface IntentDialogProps {
  intent: Intent;
  /** Role and name of the person concerned. */
  who?: string | undefined;
  isBusy: boolean;
  /** The court's clock minus this device's, ms. */
  clockOffsetMs: number;
  onConfirm: (particulars: Particulars) => void;
  onClose: () => void;
}

/** Says what an act will lead to and asks once more; where the log needs a reason, one is ready to be taken or changed. */
export function IntentDialog({ intent, who, isBusy, clockOffsetMs, onConfirm, onClose }: IntentDialogProps) {
  const { t } = useTranslation();
  useReturnFocus();
  const { act } = intent;
  const about = confirmations[act];
  const reasons = (about?.reasons ?? []).map((one) => t(`courtroom:reason.${one}`));
  const [reason, setReason] = useState(reasons[0] ?? '');
  /** Undefined while the field holds no whole date of the future. */
  const [continuesAt, setContinuesAt] = useState<string | null | undefined>(null);
  const name = act.slice(act.indexOf('.') + 1);
  const needsReason = reasons.length > 0;
  return (
    <ConfirmDialog
      isOpen
      title={t(`courtroom:confirm.${name}.title`, { who })}
      consequence={t(`courtroom:confirm.${name}.consequence`, { who })}
      confirmLabel={t(`courtroom:confirm.${name}.act`)}
      isDangerous={about?.isDangerous ?? false}
      isBusy={isBusy}
      canConfirm={(!needsReason || reason.trim() !== '') && continuesAt !== undefined}
      onConfirm={() => continuesAt !== undefined && onConfirm({ reason: reason.trim(), continuesAt })}
      onClose={onClose}
    >
      {needsReason ? (
        <div className={classes.reason}>
          <TextInput
            label={act === 'hearing.suspend' ? t('courtroom:faultLabel') : t('courtroom:reasonLabel')}
            description={t('courtroom:reasonHint')}
            value={reason}
            maxLength={200}
            onChange={(event) => setReason(event.currentTarget.value)}
            data-testid="reason"
          />
          <div className={classes.choices} role="group" aria-label={t('courtroom:reasonChoices')}>
            {reasons.map((one) => (
              <Button key={one} variant={one === reason ? 'light' : 'default'} size="sm" aria-pressed={one === reason} onClick={() => setReason(one)}>
                {one}
              </Button>
            ))}
          </div>
          {about?.mayHaveDate ? <ContinuationField clockOffsetMs={clockOffsetMs} onChange={setContinuesAt} /> : null}
        </div>
      ) : null}
    </ConfirmDialog>
  );
}
