import type { Role } from '@assize/contracts/hearing/roles';
import type { HearingStatus } from '@assize/contracts/hearing/state';
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { IconAdjustments, IconBell } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { CourtClock } from '../../components/CourtClock.tsx';
import type { CourtHeaderProps } from '../../components/CourtHeader.tsx';
import { LiveText } from '../../components/LiveText.tsx';
import { SceneBody } from '../../components/SceneBody.tsx';
import { ScenePage } from '../../components/ScenePage.tsx';
import { StatusMessage } from '../../components/StatusMessage.tsx';
import type { SceneModel } from '../../components/scene.ts';
import { formatDateTime, formatTime } from '../../i18n/formatInstant.ts';
import { describeWaiting, type WaitingKind } from './describeWaiting.ts';
import classes from './WaitingView.module.css';
import { WhoIsHere } from './WhoIsHere.tsx';

export interface Expected {
  id: string;
  role: Role;
  isHere: boolean;
  isMe: boolean;
}

export interface WaitingData {
  kind: WaitingKind;
  status: HearingStatus;
  /** The court sits unrecorded, and the gallery is shut out. */
  isPrivate?: boolean;
  statusSince: string | null;
  reason: string | null;
  scheduledAt: string;
  expected: Expected[];
  clockOffsetMs: number;
  /** The browser lets no sound be played until something was pressed. */
  isSoundBlocked: boolean;
  isReconnecting: boolean;
  canOpenCheckIn: boolean;
  canCancel: boolean;
  isBusy: boolean;
}

interface WaitingViewProps {
  header?: CourtHeaderProps | undefined;
  model: SceneModel<WaitingData>;
  onTestSound: () => void;
  onTestAgain: () => void;
  onOpenCheckIn: () => void;
  onCancel: () => void;
  onReturn: () => void;
  onRetry: () => void;
  /** Somebody asks one into a private room: seen first. */
  invitation?: ReactNode;
  /** Talking with the own lawyer or client while one waits. */
  privateTalk?: ReactNode;
  /** How one takes part, stage by stage. */
  consent?: ReactNode;
  /** The evidence one may know of, and the filing of one's own. */
  evidence?: ReactNode;
  help?: ReactNode;
}

const titles: Record<WaitingKind, string> = {
  waiting: 'waiting:title',
  witness: 'waiting:titleWitness',
  early: 'waiting:titleEarly',
  left: 'waiting:titleLeft',
  arriving: 'waiting:title',
  called: 'waiting:title',
};

/** The waiting room and, for whoever is kept apart, the witness room. */
export function WaitingView({ header, model, onRetry, ...handlers }: WaitingViewProps) {
  const { t } = useTranslation();
  const data = model.state === 'ready' || model.state === 'offline' ? model.data : null;
  const testId = data?.kind === 'witness' ? 'witness-room' : data?.kind === 'waiting' ? 'waiting-room' : undefined;
  const empty = <StatusMessage tone="info" title={t('waiting:empty')} />;
  return (
    <ScenePage
      header={header}
      title={t(titles[data?.kind ?? 'waiting'])}
      lead={data ? t(describeWaiting(data.kind, data.status, data.isPrivate)) : undefined}
      data-testid={testId}
    >
      <SceneBody model={model} skeleton={[9, 3, 16]} empty={empty} onRetry={onRetry} offline={<p>{t('waiting:offline')}</p>}>
        {(ready) => <Room {...ready} {...handlers} />}
      </SceneBody>
    </ScenePage>
  );
}

type RoomProps = WaitingData & Omit<WaitingViewProps, 'header' | 'model' | 'onRetry'>;

function Room({
  kind,
  status,
  statusSince,
  reason,
  scheduledAt,
  expected,
  clockOffsetMs,
  isSoundBlocked,
  isReconnecting,
  canOpenCheckIn,
  canCancel,
  isBusy,
  onTestSound,
  onTestAgain,
  onOpenCheckIn,
  onCancel,
  onReturn,
  invitation,
  privateTalk,
  consent,
  evidence,
  help,
}: RoomProps) {
  const { t, i18n } = useTranslation();
  return (
    <>
      <LiveText text={isReconnecting ? t('waiting:reconnecting') : ''} />
      {isReconnecting ? <StatusMessage tone="attention" title={t('waiting:reconnecting')} /> : null}
      {invitation}
      <section className={classes.status}>
        <CourtClock className={classes.clock} offsetMs={clockOffsetMs} />
        <div>
          <p className={classes.statusWord}>
            <span className="visually-hidden">{t('waiting:status')}: </span>
            {t(`common:status.${status}`)}
            {statusSince && kind !== 'early' ? (
              <span className={classes.since}> {t('waiting:since', { time: formatTime(statusSince, i18n.language).slice(0, 5) })}</span>
            ) : null}
          </p>
          <p className={classes.since}>
            {t('waiting:scheduled')} {formatDateTime(scheduledAt, i18n.language)}
          </p>
          {reason && kind !== 'witness' ? <p>{t('waiting:reason', { reason })}</p> : null}
        </div>
      </section>
      {canOpenCheckIn ? (
        <div className={classes.act}>
          <Button size="lg" fullWidth loading={isBusy} onClick={onOpenCheckIn} data-testid="open-check-in">
            {t('waiting:openCheckIn')}
          </Button>
          <p className={classes.since}>{t('waiting:openCheckInText')}</p>
        </div>
      ) : null}
      {kind === 'left' ? (
        <Button size="lg" fullWidth loading={isBusy} onClick={onReturn} data-testid="return-to-hearing">
          {t('waiting:return')}
        </Button>
      ) : (
        <StatusMessage tone="info" title={t('waiting:stay')}>
          {isSoundBlocked ? <p>{t('waiting:soundBlocked')}</p> : null}
        </StatusMessage>
      )}
      <div className={classes.tools}>
        <Button variant="default" onClick={onTestSound} leftSection={<IconBell size={20} stroke={1.75} aria-hidden="true" />} data-testid="test-sound">
          {t('waiting:testSound')}
        </Button>
        <Button variant="default" onClick={onTestAgain} leftSection={<IconAdjustments size={20} stroke={1.75} aria-hidden="true" />} data-testid="test-again">
          {t('waiting:testAgain')}
        </Button>
        {canCancel ? (
          <Button variant="outline" color="danger" disabled={isBusy} onClick={onCancel} data-testid="cancel-hearing">
            {t('courtroom:act.cancel')}
          </Button>
        ) : null}
      </div>
      {kind === 'waiting' ? privateTalk : null}
      {evidence}
      {consent}
      {help}
      {kind === 'witness' ? <p className={classes.since}>{t('waiting:whoWitness')}</p> : <WhoIsHere expected={expected} />}
    </>
  );
}
