import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { codeOf, type SceneModel } from '../../components/scene.ts';
import { api, useSession } from '../../session/session.ts';
import type { LookUpBody } from './lookUpForm.ts';
import { headedPlaces, lookUpPlaces } from './lookUpPlaces.ts';
import { type LookUpAnswer, LookUpView } from './LookUpView.tsx';

/** `/look-ups` */
export function LookUpScene() {
  const { session } = useSession();
  const client = useQueryClient();
  const [asked, setAsked] = useState<LookUpBody>();
  const [model, setModel] = useState<SceneModel<LookUpAnswer> | null>(null);
  const memberships = session?.memberships ?? [];
  const lookUp = async (body: LookUpBody): Promise<void> => {
    setAsked(body);
    setModel({ state: 'loading' });
    try {
      const found = await api('POST /api/lookups', { body });
      setModel(found.matches.length === 0 ? { state: 'empty' } : { state: 'ready', data: { ...found, purpose: body.purpose } });
    } catch (error) {
      setModel({ state: 'failed', code: codeOf(error) });
    }
  };
  return (
    <LookUpView
      model={model}
      places={lookUpPlaces(memberships)}
      isHead={headedPlaces(memberships).length > 0}
      isDemo={session?.isDemo ?? false}
      onLookUp={(body) => void lookUp(body)}
      onAsk={async (matchId, wanted) => {
        const answer = await api('POST /api/share-requests', { body: { agencyId: asked?.agencyId ?? '', matchId, caseId: null, ...wanted } });
        await client.invalidateQueries({ queryKey: ['shareRequests'] });
        return answer;
      }}
      onRetry={() => (asked ? void lookUp(asked) : undefined)}
    />
  );
}
