import { useState } from 'react';
import { codeOf, type SceneModel } from '../../components/scene.ts';
import type { ApiErrorCode } from '../../session/ApiError.ts';
import { useIsOnline } from '../../components/useIsOnline.ts';
import { useHearing } from '../hearing/useHearing.ts';
import { JoinView, type JoinData } from './JoinView.tsx';

/** Confirms who one is and which hearing this is; an act of the log. */
export function IdentityScene() {
  const { court, participation, isDemo } = useHearing();
  const [isBusy, setIsBusy] = useState(false);
  const [code, setCode] = useState<ApiErrorCode>();
  const isOnline = useIsOnline();
  const handleConfirm = (): void => {
    setIsBusy(true);
    // What follows is decided by the state that this act changes.
    court.sendCommand({ type: 'participant.verify', payload: {} }).catch((error: unknown) => {
      setIsBusy(false);
      setCode(codeOf(error));
    });
  };
  const data: JoinData | null = participation ? { participation, isDemo, isBusy } : null;
  let model: SceneModel<JoinData> = data ? { state: 'ready', data } : { state: 'failed', code: 'notAllowed' };
  if (code) model = { state: 'failed', code };
  if (!isOnline) model = { state: 'offline', data };
  return <JoinView model={model} onConfirm={handleConfirm} onRetry={() => setCode(undefined)} />;
}
