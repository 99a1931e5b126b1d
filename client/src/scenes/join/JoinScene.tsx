import { useCallback, useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { hearingPath } from '../../app/paths.ts';
import type { ApiErrorCode } from '../../session/ApiError.ts';
import { codeOf, type SceneModel } from '../../components/scene.ts';
import { resumeSession, redeemLink } from '../../session/session.ts';
import { JoinView, type JoinData } from './JoinView.tsx';
import { forgetLinkSecret, takeLinkSecret } from './linkSecret.ts';

type Progress = 'redeeming' | 'noLink' | { code: ApiErrorCode };

function modelOf(progress: Progress): SceneModel<JoinData> {
  if (progress === 'redeeming') return { state: 'loading' };
  if (progress === 'noLink') return { state: 'empty' };
  return progress.code === 'offline' ? { state: 'offline', data: null } : { state: 'failed', code: progress.code };
}

/** `/join#<secret>`: redeems the link and goes on to its hearing. */
export function JoinScene() {
  const navigate = useNavigate();
  const [progress, setProgress] = useState<Progress>('redeeming');
  const redeem = useCallback(() => {
    const secret = takeLinkSecret();
    setProgress('redeeming');
    const opening = secret === undefined ? resumeSession() : redeemLink(secret);
    opening.then(
      (session) => {
        if (!session) return setProgress('noLink');
        forgetLinkSecret();
        return navigate(session.hearingId === null ? '/' : hearingPath(session.hearingId), { replace: true });
      },
      (error: unknown) => setProgress({ code: codeOf(error) }),
    );
  }, [navigate]);
  useEffect(() => {
    redeem();
    // A second link pasted into the same tab changes only the fragment.
    window.addEventListener('hashchange', redeem);
    window.addEventListener('online', redeem);
    return () => {
      window.removeEventListener('hashchange', redeem);
      window.removeEventListener('online', redeem);
    };
  }, [redeem]);
  return <JoinView model={modelOf(progress)} onConfirm={() => undefined} onRetry={redeem} />;
}
