import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { CourtHeaderProps } from '../../components/CourtHeader.tsx';
import { ScenePage } from '../../components/ScenePage.tsx';
import { StatusMessage, type Tone } from '../../components/StatusMessage.tsx';
import { courtZoneName, formatDateTime } from '../../i18n/formatInstant.ts';
import classes from './OutcomeView.module.css';

/** Why there is no hearing for this person any more. */
export type Outcome = 'closed' | 'adjourned' | 'convertedOffline' | 'cancelled' | 'removed' | 'replaced' | 'revoked' | 'refused';

interface OutcomeViewProps {
  header?: CourtHeaderProps | undefined;
  outcome: Outcome;
  /** As the court gave it. */
  reason?: string | null;
  /** When an adjourned hearing goes on; null when it is not known. */
  continuesAt?: string | null;
  /** Where the case and its recording are, for whoever may see them. */
  casePath?: string | undefined;
  /** What else belongs to the end of a hearing, under the words. */
  children?: ReactNode;
  /** Takes the hearing back to this page. */
  onReturn: () => void;
}

const tones: Record<Outcome, Tone> = {
  closed: 'good',
  adjourned: 'attention',
  convertedOffline: 'attention',
  cancelled: 'attention',
  removed: 'danger',
  replaced: 'attention',
  revoked: 'danger',
  refused: 'danger',
};
const testIds: Partial<Record<Outcome, string>> = { removed: 'removed', replaced: 'replaced', revoked: 'signed-out', refused: 'refused' };

/** The end of the hearing, or of this person's part in it: what happened, why, and what comes next. */
export function OutcomeView({ header, outcome, reason = null, continuesAt = null, casePath, children, onReturn }: OutcomeViewProps) {
  const { t, i18n } = useTranslation();
  const isDated = outcome === 'adjourned' && continuesAt !== null;
  return (
    <ScenePage header={header} title={t(`courtroom:ended.${outcome}.title`)} data-testid={testIds[outcome] ?? 'hearing-ended'}>
      <StatusMessage tone={tones[outcome]} isLive>
        {isDated ? (
          <>
            <p data-testid="continues-at">
              {t('courtroom:continuesOn')}{' '}
              <strong className={classes.date}>
                <time dateTime={continuesAt}>{formatDateTime(continuesAt, i18n.language)}</time>
              </strong>{' '}
              {t('courtroom:inZone', { zone: courtZoneName(i18n.language) })}
            </p>
            <p>{t('courtroom:ended.adjourned.dated')}</p>
          </>
        ) : (
          <p>{t(`courtroom:ended.${outcome}.text`)}</p>
        )}
        {reason ? <p data-testid="outcome-reason">{t('courtroom:line.reason', { reason })}</p> : null}
      </StatusMessage>
      {children}
      {outcome === 'replaced' ? (
        <Button size="lg" fullWidth onClick={onReturn} data-testid="return-here">
          {t('courtroom:ended.here')}
        </Button>
      ) : null}
      {casePath ? (
        <Button component={Link} to={casePath} size="lg" fullWidth data-testid="to-case">
          {t('courtroom:ended.case')}
        </Button>
      ) : null}
    </ScenePage>
  );
}
