import type { CommandCentre, WatchedHearing } from '@assize/contracts/commandCentre';
import { useTranslation } from 'react-i18next';
import { SceneBody } from '../../components/SceneBody.tsx';
import { ScenePage } from '../../components/ScenePage.tsx';
import { StatusMessage } from '../../components/StatusMessage.tsx';
import type { SceneModel } from '../../components/scene.ts';
import type { ApiErrorCode } from '../../session/ApiError.ts';
import { RefusalNote } from '../courtroom/view/RefusalNote.tsx';
import classes from './Centre.module.css';
import { byUrgency } from './centreModel.ts';
import { HearingDetail } from './HearingDetail.tsx';
import { HearingRow } from './HearingRow.tsx';
import { UnwellRecords } from './UnwellRecords.tsx';

type OnAlert = (hearingId: string, type: 'alert.take' | 'alert.resolve', alertId: string) => void;
interface CentreViewProps {
  model: SceneModel<CommandCentre>;
  isDemo?: boolean;
  /** The hearing whose detail stands beside the list. */
  chosenId?: string | undefined;
  isBusy?: boolean;
  refusal?: ApiErrorCode | undefined;
  onChoose: (hearingId: string | undefined) => void;
  onAlert: OnAlert;
  onRefusalRead: () => void;
  onRetry: () => void;
}

/** The hearings of the day at a glance: a row each, the detail of one beside them. */
export function CentreView({ model, isDemo = true, onRetry, ...on }: CentreViewProps) {
  const { t } = useTranslation();
  const empty = (
    <StatusMessage tone="info" title={t('centre:emptyTitle')}>
      <p>{t('centre:emptyText')}</p>
    </StatusMessage>
  );
  return (
    <ScenePage title={t('centre:title')} lead={t('centre:lead')} width="wide" header={{ isDemo }} hasHelp={false} data-testid="command-centre">
      <SceneBody model={model} skeleton={[6, 6, 6]} empty={empty} onRetry={onRetry} offline={<p>{t('centre:old')}</p>}>
        {(centre) => (
          <>
            <UnwellRecords records={centre.unwell} />
            <Hearings {...centre} {...on} />
          </>
        )}
      </SceneBody>
    </ScenePage>
  );
}

function Hearings({
  hearings,
  serverNow,
  chosenId,
  isBusy = false,
  refusal,
  onChoose,
  onAlert,
  onRefusalRead,
}: Omit<CommandCentre, 'unwell'> & Omit<CentreViewProps, 'model' | 'isDemo' | 'onRetry'>) {
  const chosen: WatchedHearing | undefined = hearings.find((one) => one.hearingId === chosenId);
  return (
    <div className={classes.centre} data-has-detail={chosen !== undefined}>
      <ul className={classes.list}>
        {byUrgency(hearings).map((one) => (
          <li key={one.hearingId}>
            <HearingRow hearing={one} now={serverNow} isChosen={one === chosen} onChoose={() => onChoose(one === chosen ? undefined : one.hearingId)} />
          </li>
        ))}
      </ul>
      {chosen ? (
        <HearingDetail
          key={chosen.hearingId}
          hearing={chosen}
          isBusy={isBusy}
          refusal={refusal ? <RefusalNote code={refusal} onClose={onRefusalRead} /> : null}
          onAlert={(type, alertId) => onAlert(chosen.hearingId, type, alertId)}
          onClose={() => onChoose(undefined)}
        />
      ) : null}
    </div>
  );
}
