import { can } from '@assize/contracts/hearing/permissions';
import type { Command } from '@assize/contracts/hearing/commands';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { hearingPath } from '../../app/paths.ts';
import type { ApiErrorCode } from '../../session/ApiError.ts';
import { codeOf, type SceneModel } from '../../components/scene.ts';
import { useIsOnline } from '../../components/useIsOnline.ts';
import { useHearing } from '../hearing/useHearing.ts';
import { isSoundBlocked, playChime, watchSound } from '../../components/chime.ts';
import { ConsentCard } from '../consent/ConsentCard.tsx';
import { HelpPanel } from '../help/HelpPanel.tsx';
import { PrivateTalkPanel } from '../privateRooms/view/PrivateTalkPanel.tsx';
import { RoomInvitations } from '../privateRooms/view/RoomInvitations.tsx';
import { waitingModel } from './waitingModel.ts';
import { type WaitingData, WaitingView } from './WaitingView.tsx';

/** After what one waits for. */
const EvidencePanel = lazy(async () => ({ default: (await import('../evidence/EvidencePanel.tsx')).EvidencePanel }));
/** Only staff ever ask for it. */
const IntentDialog = lazy(async () => ({ default: (await import('../courtroom/view/IntentDialog.tsx')).IntentDialog }));

/** Waits to be called; tells the court of one's arrival as soon as check-in is open. */
export function WaitingScene() {
  const { hearingId, court, state, me, header } = useHearing();
  const navigate = useNavigate();
  const isOnline = useIsOnline();
  const [isBlocked, setIsBlocked] = useState(isSoundBlocked);
  const [isBusy, setIsBusy] = useState(false);
  const [code, setCode] = useState<ApiErrorCode>();
  const [isCancelling, setIsCancelling] = useState(false);
  useEffect(() => watchSound(() => setIsBlocked(isSoundBlocked())), []);
  const send = async (command: Command): Promise<boolean> => {
    setIsBusy(true);
    try {
      await court.sendCommand(command);
      return true;
    } catch (error) {
      setCode(codeOf(error));
      return false;
    } finally {
      setIsBusy(false);
    }
  };
  const act = (command: Command): void => void send(command);
  const isToArrive = me.status === 'verified' && can('participant.arrive', state, me.id) && court.status === 'ready' && !code;
  const hasArrived = useRef(false);
  useEffect(() => {
    if (isToArrive && !hasArrived.current) {
      act({ type: 'participant.arrive', payload: {} });
    }
    hasArrived.current = isToArrive;
  });
  const data = waitingModel(state, me, {
    clockOffsetMs: court.serverOffsetMs,
    isSoundBlocked: isBlocked,
    isReconnecting: isOnline && court.status === 'reconnecting',
    isBusy,
  });
  let model: SceneModel<WaitingData> = { state: 'ready', data };
  if (code) model = { state: 'failed', code };
  if (!isOnline) model = { state: 'offline', data };
  const talk = { state, me, isBusy, send };
  const view = (
    <WaitingView
      header={header}
      model={model}
      onTestSound={() => playChime(() => setIsBlocked(isSoundBlocked()))}
      onTestAgain={() => void navigate(`${hearingPath(hearingId, 'check')}?again`)}
      onOpenCheckIn={() => act({ type: 'hearing.openCheckIn', payload: {} })}
      onCancel={() => setIsCancelling(true)}
      onReturn={() => act({ type: 'participant.arrive', payload: {} })}
      onRetry={() => setCode(undefined)}
      invitation={<RoomInvitations {...talk} />}
      privateTalk={can('room.open', state, me.id) ? <PrivateTalkPanel {...talk} /> : null}
      evidence={
        <Suspense>
          <EvidencePanel state={state} meId={me.id} isBusy={isBusy} send={send} />
        </Suspense>
      }
      consent={<ConsentCard state={state} meId={me.id} isBusy={isBusy} send={send} />}
      help={<HelpPanel state={state} meId={me.id} isBusy={isBusy} send={send} />}
    />
  );
  return (
    <>
      {view}
      {isCancelling ? (
        <Suspense>
          <IntentDialog
            intent={{ act: 'hearing.cancel' }}
            isBusy={isBusy}
            clockOffsetMs={court.serverOffsetMs}
            onConfirm={({ reason }) => {
              setIsCancelling(false);
              act({ type: 'hearing.cancel', payload: { reason } });
            }}
            onClose={() => setIsCancelling(false)}
          />
        </Suspense>
      ) : null}
    </>
  );
}
