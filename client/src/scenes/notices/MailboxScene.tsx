import type { MailboxLetter } from '@assize/contracts/notices/wire';
import { useQuery } from '@tanstack/react-query';
import { codeOf, type SceneModel } from '../../components/scene.ts';
import { callRoute } from '../../session/callRoute.ts';
import { MailboxView } from './MailboxView.tsx';

/** `/dev/mailbox`: what the embedded demo would have sent. There is none anywhere else. */
export function MailboxScene() {
  const query = useQuery({ queryKey: ['mailbox'], queryFn: () => callRoute('GET /api/dev/mailbox', {}, undefined), refetchInterval: 3000 });
  const letters = query.data?.letters;
  let model: SceneModel<MailboxLetter[]> = { state: 'loading' };
  if (query.error) model = codeOf(query.error) === 'offline' ? { state: 'offline', data: letters ?? null } : { state: 'failed', code: codeOf(query.error) };
  else if (letters) model = letters.length === 0 ? { state: 'empty' } : { state: 'ready', data: letters };
  return <MailboxView model={model} onRetry={() => void query.refetch()} />;
}
