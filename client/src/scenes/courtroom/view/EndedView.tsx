import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { CourtHeaderProps } from '../../../components/CourtHeader.tsx';
import { ScenePage } from '../../../components/ScenePage.tsx';
import { StatusMessage, type Tone } from '../../../components/StatusMessage.tsx';
import type { CourtEnd } from '../model/courtEnd.ts';

interface EndedViewProps {
  header: CourtHeaderProps;
  end: CourtEnd;
  /** As the court gave it. */
  reason: string | null;
  /** Where the case and its recording are, for whoever may see them. */
  casePath: string | undefined;
  /** Takes the hearing back to this page. */
  onReturn: () => void;
}

const tones: Record<CourtEnd, Tone> = {
  closed: 'good',
  adjourned: 'attention',
  convertedOffline: 'attention',
  cancelled: 'attention',
  removed: 'danger',
  replaced: 'attention',
  revoked: 'danger',
  refused: 'danger',
};
const testIds: Partial<Record<CourtEnd, string>> = { removed: 'removed', replaced: 'replaced', revoked: 'signed-out', refused: 'refused' };

/** The end of the hearing, or of this person's part in it: what happened, and what comes next. */
export function EndedView({ header, end, reason, casePath, onReturn }: EndedViewProps) {
  const { t } = useTranslation();
  return (
    <ScenePage header={header} title={t(`courtroom:ended.${end}.title`)} data-testid={testIds[end] ?? 'hearing-ended'}>
      <StatusMessage tone={tones[end]} isLive>
        <p>{t(`courtroom:ended.${end}.text`)}</p>
        {reason ? <p>{t('courtroom:line.reason', { reason })}</p> : null}
      </StatusMessage>
      {end === 'replaced' ? (
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
