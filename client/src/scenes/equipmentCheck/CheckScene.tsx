import { silentRoles } from '@assize/contracts/hearing/roles';
import { useCallback, useEffect, useReducer, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { hearingPath } from '../../app/paths.ts';
import { useIsOnline } from '../../components/useIsOnline.ts';
import type { SceneModel } from '../../components/scene.ts';
import { keepCheckDone } from '../hearing/checkMemory.ts';
import { useHearing } from '../hearing/useHearing.ts';
import { playChime } from '../../components/chime.ts';
import type { StepId } from './advice.ts';
import { checkNetwork } from './checkNetwork.ts';
import { type CheckData, CheckView } from './CheckView.tsx';
import { isBrowserFit } from './isBrowserFit.ts';
import { parsePlatform } from './platform.ts';
import { advance, isFinished, skipNoteKey, startProgress } from './progress.ts';
import type { StepProof } from './StepContent.tsx';
import { useDevices } from './useDevices.ts';

/** After this long without a voice, what may be wrong is said; a voice heard later still counts. */
const silenceMs = 8000;

/** Checks the equipment step by step; what was found stays on this device. */
export function CheckScene() {
  const { hearingId, court, state, me, header } = useHearing();
  const navigate = useNavigate();
  const isOnline = useIsOnline();
  const [progress, act] = useReducer(advance, me.role, startProgress);
  const [isSoundPlayed, setIsSoundPlayed] = useState(false);
  const [network, setNetwork] = useState<StepProof['network']>(null);
  const handleVoice = useCallback(() => act({ type: 'pass', step: 'microphone' }), []);
  const devices = useDevices(handleVoice);
  const current = progress.steps[progress.index];

  const handleRun = (): void => {
    act({ type: 'run' });
    if (current?.id === 'camera' || current?.id === 'microphone') {
      void devices.open(current.id).then(({ kind, failure }) => {
        if (failure) act({ type: 'fail', fault: { step: kind, cause: failure } });
      });
    } else if (current?.id === 'speaker') {
      playChime();
      setIsSoundPlayed(true);
    } else if (current?.id === 'browser') {
      act(isBrowserFit() ? { type: 'pass', step: 'browser' } : { type: 'fail', fault: { step: 'browser', cause: 'unsupported' } });
    } else if (current?.id === 'network') {
      void checkNetwork(court, state.status).then(({ proof, fault }) => {
        setNetwork(proof);
        act(fault ? { type: 'fail', fault: { step: 'network', cause: fault } } : { type: 'pass', step: 'network' });
      });
    }
  };
  const isListening = current?.id === 'microphone' && current.status === 'running';
  useEffect(() => {
    if (!isListening) return undefined;
    const timer = setTimeout(() => act({ type: 'fail', fault: { step: 'microphone', cause: 'silent' } }), silenceMs);
    return () => clearTimeout(timer);
  }, [isListening]);
  // Steps that need no leave of the person start by themselves.
  const isAutomatic = (current?.id === 'browser' || current?.id === 'network') && current.status === 'todo';
  useEffect(() => {
    if (isAutomatic) handleRun();
  });

  // Why each step failed last; what still fails when one goes on is told to the court.
  const causes = useRef(new Map<StepId, string>());
  useEffect(() => {
    if (progress.fault) causes.current.set(progress.fault.step, progress.fault.cause);
  }, [progress.fault]);
  const leave = (): void => {
    for (const { id: part, status } of progress.steps) {
      const payload = { alertId: crypto.randomUUID(), part, cause: causes.current.get(part) ?? 'unknown' };
      if (status === 'failed') court.sendCommand({ type: 'equipment.report', payload }).catch(() => undefined); // the person goes on in any case
    }
    keepCheckDone(hearingId);
    void navigate(hearingPath(hearingId), { replace: true });
  };
  const data: CheckData = {
    progress,
    platform: parsePlatform(navigator.userAgent, navigator.maxTouchPoints),
    skipNote: skipNoteKey(me.role),
    camera: devices.camera,
    microphone: devices.microphone,
    isSoundPlayed,
    network,
  };
  const isWatching = silentRoles.includes(me.role);
  const model: SceneModel<CheckData> = isOnline ? { state: 'ready', data } : { state: 'offline', data };
  return (
    <CheckView
      header={header}
      model={model}
      onRun={handleRun}
      onNext={() => (isFinished(progress) ? leave() : act({ type: 'next' }))}
      onSkip={leave}
      onRetry={handleRun}
      onPicture={() => !isWatching && act({ type: 'pass', step: 'camera' })}
      onChooseCamera={(id) => void devices.open('camera', id)}
      onChooseMicrophone={(id) => void devices.open('microphone', id)}
      onHeard={(isHeard) => act(isHeard ? { type: 'pass', step: 'speaker' } : { type: 'fail', fault: { step: 'speaker', cause: 'silent' } })}
    />
  );
}
