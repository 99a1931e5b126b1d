import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { codeOf, modelOf, type SceneModel } from '../../components/scene.ts';
import { api, useSession } from '../../session/session.ts';
import { describeOwn } from './description.ts';
import { type PartnersData, PartnersView } from './PartnersView.tsx';

/** `/admin/partners` */
export function PartnersScene() {
  const { session } = useSession();
  const client = useQueryClient();
  const [issued, setIssued] = useState<PartnersData['issued']>(null);
  const isAdmin = session?.account.isAdmin ?? false;
  const partners = useQuery({ queryKey: ['partners'], queryFn: () => api('GET /api/exchange/partners'), enabled: isAdmin });
  const agencies = useQuery({ queryKey: ['agencies'], queryFn: () => api('GET /api/agencies'), enabled: isAdmin });
  const keys = useQuery({ queryKey: ['courtKeys'], queryFn: () => api('GET /api/court-keys'), enabled: isAdmin });
  const change = useMutation({ mutationFn: ({ run }: { of: string; run: () => Promise<void> }) => run(), onSettled: () => client.invalidateQueries() });
  const publicKey = keys.data?.keys[0]?.publicKey;
  const data: PartnersData | null =
    partners.data && agencies.data && publicKey !== undefined
      ? {
          partners: partners.data.partners,
          own: describeOwn(window.location.origin, publicKey, agencies.data.agencies) ?? null,
          issued,
          refusal: change.error ? codeOf(change.error) : null,
          busy: change.isPending ? change.variables.of : null,
          isDemo: session?.isDemo ?? false,
        }
      : null;
  const model: SceneModel<PartnersData> = session && !isAdmin ? { state: 'failed', code: 'notAllowed' } : modelOf([partners, agencies, keys], data);
  return (
    <PartnersView
      model={model}
      onRetry={() => void client.refetchQueries()}
      onMake={(body, clear) => {
        const run = async (): Promise<void> => {
          const made = await api('POST /api/exchange/partners', { body });
          clear();
          setIssued({ ...made, name: body.name });
        };
        change.mutate({ of: 'new', run });
      }}
      onEnter={(partnerId, body, clear) => {
        const run = async (): Promise<void> => {
          await api('POST /api/exchange/partners/:partnerId/credentials', { params: { partnerId }, body });
          clear();
        };
        change.mutate({ of: partnerId, run });
      }}
      onRenew={({ partnerId, name }) => {
        const run = async (): Promise<void> => setIssued({ ...(await api('POST /api/exchange/partners/:partnerId/secret', { params: { partnerId } })), name });
        change.mutate({ of: partnerId, run });
      }}
      onClose={({ partnerId }) => {
        const run = async (): Promise<void> => void (await api('POST /api/exchange/partners/:partnerId/closure', { params: { partnerId } }));
        change.mutate({ of: partnerId, run });
      }}
      onCloseIssued={() => setIssued(null)}
    />
  );
}
