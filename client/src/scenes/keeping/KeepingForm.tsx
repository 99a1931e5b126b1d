import { Button, NativeSelect, Textarea } from '@mantine/core';
import type { CustodyCommand } from '@assize/contracts/custody/commands';
import { type RetentionClass, retentionClasses, retentionClassSchema } from '@assize/contracts/custody/keeping/classes';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorView } from '../../components/ErrorView.tsx';
import { useAct } from '../../record/useAct.ts';
import type { KeepingAct } from './keepingModel.ts';
import classes from './Keeping.module.css';

interface KeepingFormProps {
  chosen: KeepingAct;
  label: string;
  retention: RetentionClass;
  act: (command: CustodyCommand) => Promise<void>;
  onEnd: () => void;
}

function commandOf(chosen: KeepingAct, reason: string, retention: RetentionClass): CustodyCommand {
  switch (chosen) {
    case 'approve':
    case 'refuse':
      return { type: 'destruction.review', payload: { isApproved: chosen === 'approve', reason } };
    case 'keeping.classify':
      return { type: chosen, payload: { retention, reason } };
    case 'hold.place':
    case 'hold.lift':
    case 'destruction.propose':
      return { type: chosen, payload: { reason } };
    default:
      return chosen satisfies never;
  }
}

/** Each act on the keeping of a record has its reason, which stays in the custody log. */
export function KeepingForm({ chosen, label, retention, act, onEnd }: KeepingFormProps) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const [wanted, setWanted] = useState(retention);
  const { isBusy, refusal, run } = useAct();
  const send = async (): Promise<void> => {
    if (reason.trim() !== '' && (await run(() => act(commandOf(chosen, reason.trim(), wanted))))) onEnd();
  };
  return (
    <form
      className={classes.form}
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {chosen === 'hold.place' ? <p>{t('keeping:hold.text')}</p> : null}
      {chosen === 'keeping.classify' ? (
        <NativeSelect
          label={t('keeping:classify.label')}
          value={wanted}
          data={retentionClasses.map((one) => ({ value: one, label: t(`keeping:class.${one}`) }))}
          onChange={(event) => setWanted(retentionClassSchema.parse(event.currentTarget.value))}
        />
      ) : null}
      <Textarea
        label={t('keeping:reason')}
        value={reason}
        maxLength={2000}
        required
        onChange={(event) => setReason(event.currentTarget.value)}
        data-testid="keeping-reason"
      />
      {refusal ? <ErrorView code={refusal} /> : null}
      <div className={classes.ways}>
        <Button type="submit" loading={isBusy} disabled={reason.trim() === ''} data-testid="keeping-send">
          {label}
        </Button>
        <Button variant="default" onClick={onEnd}>
          {t('keeping:cancel')}
        </Button>
      </div>
    </form>
  );
}
