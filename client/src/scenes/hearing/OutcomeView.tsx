import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { CourtHeaderProps } from '../../components/CourtHeader.tsx';
import { ScenePage } from '../../components/ScenePage.tsx';
import { StatusMessage } from '../../components/StatusMessage.tsx';

export type Outcome = 'closed' | 'adjourned' | 'cancelled' | 'convertedOffline' | 'removed' | 'stranger' | 'replaced';

interface OutcomeViewProps {
  header?: CourtHeaderProps | undefined;
  outcome: Outcome;
  /** As the court gave it. */
  reason?: string | null;
  /** Where the case and its recording are, for whoever may see them. */
  casePath?: string | undefined;
}

/** The end of the way for this person: what has happened, in words, and what comes next. */
export function OutcomeView({ header, outcome, reason, casePath }: OutcomeViewProps) {
  const { t } = useTranslation();
  const tone = outcome === 'removed' || outcome === 'stranger' ? 'danger' : outcome === 'closed' ? 'good' : 'attention';
  return (
    <ScenePage header={header} title={t(`waiting:outcome.${outcome}.title`)} data-testid={outcome === 'removed' ? 'removed' : 'hearing-ended'}>
      <StatusMessage tone={tone} isLive>
        <p>{t(`waiting:outcome.${outcome}.text`)}</p>
        {reason ? <p>{t('waiting:reason', { reason })}</p> : null}
      </StatusMessage>
      {casePath ? (
        <Button component={Link} to={casePath} size="lg" fullWidth data-testid="to-case">
          {t('waiting:casePage')}
        </Button>
      ) : null}
      {outcome === 'replaced' ? (
        <Button size="lg" fullWidth onClick={() => location.reload()}>
          {t('common:action.reload')}
        </Button>
      ) : null}
    </ScenePage>
  );
}
