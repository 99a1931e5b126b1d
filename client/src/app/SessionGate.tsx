import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet } from 'react-router';
import type { ApiErrorCode } from '../session/ApiError.ts';
import { SceneBody } from '../components/SceneBody.tsx';
import { ScenePage } from '../components/ScenePage.tsx';
import { codeOf, type SceneModel } from '../components/scene.ts';
import { resumeSession, useSession } from '../session/session.ts';

/** Pages behind it are for people who followed their link: goes on with this tab's session after a reload. */
export function SessionGate() {
  const { status } = useSession();
  const { t } = useTranslation();
  const [code, setCode] = useState<ApiErrorCode>();
  const resume = useCallback(() => {
    setCode(undefined);
    resumeSession().catch((error: unknown) => setCode(codeOf(error)));
  }, []);
  useEffect(() => {
    if (status !== 'unknown') return undefined;
    resume();
    window.addEventListener('online', resume);
    return () => window.removeEventListener('online', resume);
  }, [status, resume]);
  if (status === 'signedIn') return <Outlet />;
  let model: SceneModel<never> = { state: 'loading' };
  if (status === 'signedOut') model = { state: 'failed', code: 'notSignedIn' };
  else if (code) model = code === 'offline' ? { state: 'offline', data: null } : { state: 'failed', code };
  return (
    <ScenePage title={t('common:court.online')}>
      <SceneBody model={model} skeleton={[9, 3, 12]} empty={null} onRetry={status === 'signedOut' ? undefined : resume}>
        {() => null}
      </SceneBody>
    </ScenePage>
  );
}
