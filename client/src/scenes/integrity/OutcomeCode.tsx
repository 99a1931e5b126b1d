import { useTranslation } from 'react-i18next';
import { StatusMessage } from '../../components/StatusMessage.tsx';
import type { RecordPanelProps } from '../../record/recordPanel.ts';
import { AnswerForm } from './AnswerForm.tsx';
import classes from './Integrity.module.css';
import { mayAnswer } from './integrityModel.ts';
import { ShortCode } from './ShortCode.tsx';

/** The code as everyone who was in court sees it when the hearing has ended; null: it is being made. */
export function OutcomeCode({ record, custody, act }: RecordPanelProps) {
  const { t } = useTranslation();
  const { issued, answers } = custody.integrity;
  if (record.recordings.length === 0) return null;
  return (
    <section className={classes.box} aria-labelledby="integrity" data-testid="integrity">
      <h2 id="integrity">{t('integrity:title')}</h2>
      {issued ? (
        <>
          <p>{t('integrity:what')}</p>
          <ShortCode code={issued.shortCode} />
          <p>{t('integrity:compare')}</p>
          {mayAnswer(record) && record.me ? <AnswerForm code={issued.code} said={answers[record.me.participantId]} act={act} /> : null}
        </>
      ) : (
        <StatusMessage tone="info" isLive>
          <p>{t('integrity:making')}</p>
        </StatusMessage>
      )}
    </section>
  );
}
