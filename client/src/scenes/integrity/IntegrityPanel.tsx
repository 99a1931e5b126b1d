import { useTranslation } from 'react-i18next';
import { CopyButton } from '../../components/CopyButton.tsx';
import { StatusMessage } from '../../components/StatusMessage.tsx';
import { formatDateTime } from '../../i18n/formatInstant.ts';
import type { RecordPanelProps } from '../../record/recordPanel.ts';
import { AnswerForm } from './AnswerForm.tsx';
import classes from './Integrity.module.css';
import { type AnswerLine, listAnswers, mayAnswer } from './integrityModel.ts';
import { ShortCode } from './ShortCode.tsx';

/** What proves the recording: the code, who confirmed it, what was bound to it, and how anybody checks it. */
export function IntegrityPanel({ record, custody, act }: RecordPanelProps) {
  const { t, i18n } = useTranslation();
  const { issued, products, stamps, answers } = custody.integrity;
  const at = (instant: string): string => formatDateTime(instant, i18n.language);
  return (
    <section className={classes.box} aria-labelledby="integrity" data-testid="integrity">
      <h2 id="integrity">{t('integrity:title')}</h2>
      <p>{t('integrity:what')}</p>
      {issued ? (
        <>
          <ShortCode code={issued.shortCode} />
          <p>
            {t('integrity:full')} <span className={classes.full}>{issued.code}</span>
          </p>
          <div>
            <CopyButton text={issued.code} label={t('integrity:copy')} />
          </div>
          <ul className={classes.answers}>
            <li>{t('integrity:signed', { at: at(issued.statement.issuedAt), key: issued.statement.keyId })}</li>
            <li>{t('integrity:journals', { count: issued.statement.journals.length })}</li>
            <li>{products ? t('integrity:bound', { at: at(products.statement.boundAt) }) : t('integrity:notBound')}</li>
            {stamps.length === 0 ? <li>{t('integrity:notStamped')}</li> : null}
            {stamps.map((stamp) => (
              <li key={stamp.token}>{t('integrity:stamped', { authority: stamp.authority, at: at(stamp.at) })}</li>
            ))}
          </ul>
          {issued.statement.differences.length > 0 ? (
            <StatusMessage tone="attention" title={t('integrity:differences')}>
              {issued.statement.differences.map(({ fileNo, fault }) => (
                <p key={`${String(fileNo)} ${fault}`}>{t(`integrity:fault.${fault}`, { file: fileNo })}</p>
              ))}
            </StatusMessage>
          ) : null}
          <h3>{t('integrity:answers')}</h3>
          <ul className={classes.answers}>
            {listAnswers(record, custody).map((line) => (
              <Answer key={line.participantId} line={line} />
            ))}
          </ul>
          {mayAnswer(record) && record.me ? <AnswerForm code={issued.code} said={answers[record.me.participantId]} act={act} /> : null}
        </>
      ) : (
        <StatusMessage tone="info">
          <p>{t(record.recordings.length > 0 ? 'integrity:waiting' : 'integrity:none')}</p>
        </StatusMessage>
      )}
      <p>
        {t('integrity:check')}{' '}
        <a href="/verify.html" target="_blank" rel="noreferrer">
          {t('integrity:verifier')}
        </a>
      </p>
    </section>
  );
}

function Answer({ line: { role, name, answer } }: { line: AnswerLine }) {
  const { t, i18n } = useTranslation();
  const said = answer ? t(`integrity:said.${answer.kind}`, { at: formatDateTime(answer.at, i18n.language) }) : t('integrity:said.nothing');
  return (
    <li>
      {t('integrity:answer', { who: `${t(`common:role.${role}`)} ${name}`, said })}
      {answer?.kind === 'objected' ? <q>{answer.reason}</q> : null}
    </li>
  );
}
