import type { IntegrityAnswer } from '@assize/contracts/custody/integrity/state';
import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorView } from '../../components/ErrorView.tsx';
import { StatusMessage } from '../../components/StatusMessage.tsx';
import { formatDateTime } from '../../i18n/formatInstant.ts';
import type { RecordPanelProps } from '../../record/recordPanel.ts';
import { useAct } from '../../record/useAct.ts';
import classes from './Integrity.module.css';

interface AnswerFormProps {
  /** Full form: the answer is to this code and no other. */
  code: string;
  said: IntegrityAnswer | undefined;
  act: RecordPanelProps['act'];
}

/** What a party does with the code (AVR art. 9): confirms it, or objects and says why. One may change one's mind; both stay on the record. */
export function AnswerForm({ code, said, act }: AnswerFormProps) {
  const { t, i18n } = useTranslation();
  const [isObjecting, setIsObjecting] = useState(false);
  const [reason, setReason] = useState('');
  const { isBusy, refusal, run } = useAct();
  const confirm = (): void => void run(() => act({ type: 'integrity.confirm', payload: { code } }));
  const object = async (): Promise<void> => {
    if (reason.trim() !== '' && (await run(() => act({ type: 'integrity.object', payload: { code, reason: reason.trim() } })))) setIsObjecting(false);
  };
  return (
    <div className={classes.acts}>
      {said ? (
        <StatusMessage tone={said.kind === 'confirmed' ? 'good' : 'attention'} isLive>
          <p data-testid="integrity-said">{t(`integrity:mine.${said.kind}`, { at: formatDateTime(said.at, i18n.language) })}</p>
          {said.kind === 'objected' ? <q>{said.reason}</q> : null}
        </StatusMessage>
      ) : (
        <p>{t('integrity:meaning')}</p>
      )}
      {refusal ? <ErrorView code={refusal} onRetry={confirm} /> : null}
      {said?.kind === 'confirmed' ? null : (
        <Button size="lg" fullWidth loading={isBusy} onClick={confirm} data-testid="integrity-confirm">
          {t('integrity:confirm')}
        </Button>
      )}
      {isObjecting ? (
        <form
          className={classes.acts}
          onSubmit={(event) => {
            event.preventDefault();
            void object();
          }}
        >
          <Textarea
            label={t('integrity:objection.label')}
            description={t('integrity:objection.text')}
            value={reason}
            maxLength={500}
            required
            onChange={(event) => setReason(event.currentTarget.value)}
            data-testid="integrity-reason"
          />
          <Button type="submit" variant="default" loading={isBusy} disabled={reason.trim() === ''} data-testid="integrity-object">
            {t('integrity:objection.act')}
          </Button>
        </form>
      ) : (
        <Button variant="subtle" onClick={() => setIsObjecting(true)} data-testid="integrity-objecting">
          {t('integrity:objection.open')}
        </Button>
      )}
    </div>
  );
}
