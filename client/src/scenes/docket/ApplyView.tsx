import { draftDays } from '@assize/contracts/docket/rules';
import type { DocketCourt } from '@assize/contracts/docket/views';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { BackLink } from '../../components/BackLink.tsx';
import { CopyButton } from '../../components/CopyButton.tsx';
import { SceneBody } from '../../components/SceneBody.tsx';
import { ScenePage } from '../../components/ScenePage.tsx';
import { StatusMessage } from '../../components/StatusMessage.tsx';
import type { SceneModel } from '../../components/scene.ts';
import { formatDateTime } from '../../i18n/formatInstant.ts';
import { BeginForm } from './BeginForm.tsx';
import classes from './Docket.module.css';

export interface Issued {
  url: string;
  expiresAt: string;
}
interface ApplyViewProps {
  model: SceneModel<DocketCourt[]>;
  /** The personal link, once it was given: shown this one time. */
  issued: Issued | null;
  onBegin: (courtId: string, name: string) => Promise<void>;
  onGoOn: () => void;
  onRetry: () => void;
}

/** For who has no account: what they need, at which court, and the link by which they come back. */
export function ApplyView({ model, issued, onBegin, onGoOn, onRetry }: ApplyViewProps) {
  const { t, i18n } = useTranslation();
  const empty = (
    <StatusMessage tone="info" title={t('docket:begin.noCourt')}>
      <p>{t('docket:begin.noCourtText')}</p>
    </StatusMessage>
  );
  if (issued)
    return (
      <ScenePage title={t('docket:link.title')} lead={t('docket:link.lead')} data-testid="docket-link">
        <StatusMessage tone="attention" title={t('docket:link.keep')}>
          <p>{t('docket:link.text', { until: formatDateTime(issued.expiresAt, i18n.language) })}</p>
          <p className={classes.text} data-testid="docket-url">
            {issued.url}
          </p>
          <CopyButton text={issued.url} label={t('docket:link.copy')} />
        </StatusMessage>
        <Button size="lg" fullWidth onClick={onGoOn} data-testid="docket-go-on">
          {t('docket:link.goOn')}
        </Button>
      </ScenePage>
    );
  return (
    <ScenePage title={t('docket:begin.title')} lead={t('docket:begin.lead', { days: draftDays.keptFor })} data-testid="docket-apply">
      <StatusMessage tone="info" title={t('docket:begin.needs')}>
        <ul>
          {(['identity', 'other', 'evidence', 'time'] as const).map((one) => (
            <li key={one}>{t(`docket:begin.need.${one}`)}</li>
          ))}
        </ul>
      </StatusMessage>
      <SceneBody model={model} skeleton={[5, 5, 3]} empty={empty} onRetry={onRetry}>
        {(courts) => <BeginForm courts={courts} asksName onBegin={onBegin} />}
      </SceneBody>
      <BackLink to="/">{t('common:action.home')}</BackLink>
    </ScenePage>
  );
}
