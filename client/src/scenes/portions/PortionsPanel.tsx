import { custodyPermissions } from '@assize/contracts/custody/permissions';
import { useQuery } from '@tanstack/react-query';
import type { RecordPanelProps } from '../../record/recordPanel.ts';
import { api } from '../../session/session.ts';
import { PortionsView } from './PortionsView.tsx';

/** Who may hear which part of the recording, for the court; the presiding judge orders it here. */
export function PortionsPanel(props: RecordPanelProps) {
  const recordingId = props.record.recordings.at(-1)?.id;
  return props.record.isCourt && recordingId !== undefined ? <PortionsOf {...props} recordingId={recordingId} /> : null;
}

function PortionsOf({ record, custody, act, recordingId }: RecordPanelProps & { recordingId: string }) {
  const params = { recordingId };
  const portions = useQuery({
    queryKey: ['portions', recordingId, custody.seq],
    queryFn: () => api('GET /api/recordings/:recordingId/portions', { params }),
  });
  const detail = useQuery({ queryKey: ['recordingChapters', recordingId], queryFn: () => api('GET /api/recordings/:recordingId', { params }) });
  if (!portions.data) return null;
  return (
    <PortionsView
      {...portions.data}
      record={record}
      chapters={detail.data?.chapters ?? []}
      mayOrder={record.me !== null && custodyPermissions['portion.set'].roles.includes(record.me.role)}
      onSet={(order) => act({ type: 'portion.set', payload: { portionId: crypto.randomUUID(), recordingId, ...order } })}
      onLift={(order, reason) => act({ type: 'portion.lift', payload: { recordingId, order, reason } })}
    />
  );
}
