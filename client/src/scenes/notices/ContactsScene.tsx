import { useQuery, useQueryClient } from '@tanstack/react-query';
import { modelOf } from '../../components/scene.ts';
import { api, useSession } from '../../session/session.ts';
import { type ContactActs, ContactsView } from './ContactsView.tsx';

const queryKey = ['contacts'];

/** `/my-contacts`: how somebody is told of their cases outside of their page. */
export function ContactsScene() {
  const { session } = useSession();
  const client = useQueryClient();
  const query = useQuery({ queryKey, queryFn: () => api('GET /api/contacts') });
  const acts: ContactActs = {
    change: async (body) => client.setQueryData(queryKey, await api('POST /api/contacts', { body })),
    askCode: async (channel) => void (await api('POST /api/contacts/codes', { body: { channel } })),
    confirm: async (channel, code) => client.setQueryData(queryKey, await api('POST /api/contacts/confirm', { body: { channel, code } })),
  };
  return (
    <ContactsView
      model={modelOf([query], query.data ?? null)}
      isDemo={session?.isDemo ?? false}
      isFollower={session?.account.isFollower ?? false}
      acts={acts}
      onRetry={() => void query.refetch()}
    />
  );
}
