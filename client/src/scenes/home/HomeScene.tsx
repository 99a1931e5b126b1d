import { useCallback, useEffect, useState } from 'react';
import type { ApiErrorCode } from '../../session/ApiError.ts';
import { codeOf, type SceneModel } from '../../components/scene.ts';
import { resumeSession, signOut, useSession } from '../../session/session.ts';
import { type HomeData, HomeView } from './HomeView.tsx';

/** `/`: the hearings of whoever is signed in here, else how to come in. */
export function HomeScene() {
  const { status, session } = useSession();
  const [code, setCode] = useState<ApiErrorCode>();
  const resume = useCallback(() => {
    setCode(undefined);
    resumeSession().catch((error: unknown) => setCode(codeOf(error)));
  }, []);
  useEffect(() => {
    if (status === 'unknown') resume();
  }, [status, resume]);
  let model: SceneModel<HomeData> = { state: 'loading' };
  if (session)
    model = {
      state: 'ready',
      data: {
        participations: session.participations,
        agencies: [...new Set(session.memberships.map((one) => one.agency.name))],
        isHead: session.memberships.some((one) => one.role === 'head'),
        isApplicant: session.account.isApplicant,
        // A lawyer or a party may come with another matter.
        mayApply: session.account.isFollower || session.memberships.some((one) => one.agency.kind === 'lawFirm'),
        isDocketDesk: session.memberships.some((one) => one.role === 'desk' && one.agency.kind === 'court'),
        isFollower: session.account.isFollower,
        isCourtStaff: session.account.isCourtStaff,
        isAdmin: session.account.isAdmin,
        isDemo: session.isDemo,
      },
    };
  else if (status === 'signedOut') model = { state: 'empty' };
  else if (code) model = code === 'offline' ? { state: 'offline', data: null } : { state: 'failed', code };
  return <HomeView model={model} onRetry={resume} onSignOut={() => void signOut().catch(() => undefined)} />;
}
