import { custodyPermissions } from '@assize/contracts/custody/permissions';
import type { RecordPanelProps } from '../../record/recordPanel.ts';
import { api } from '../../session/session.ts';
import { RedactionsView } from './RedactionsView.tsx';

/** Copies for publication: what there is, and for the presiding judge the order of a new one. */
export function RedactionsPanel({ record, custody, act }: RecordPanelProps) {
  const recording = record.recordings.at(-1);
  if (!record.isCourt || !recording) return null;
  const save = async (redactionId: string): Promise<void> => {
    const { base } = await api('POST /api/recordings/:recordingId/tickets', { params: { recordingId: recording.id }, body: {} });
    window.location.assign(`${base}redacted/${redactionId}/hearing.mp4?download=1`);
  };
  return (
    <RedactionsView
      record={record}
      redactions={custody.redactions.filter((one) => one.recordingId === recording.id)}
      durationMs={recording.durationMs}
      mayOrder={record.me !== null && custodyPermissions['redaction.order'].roles.includes(record.me.role)}
      onOrder={({ remove, reason }) =>
        act({ type: 'redaction.order', payload: { redactionId: crypto.randomUUID(), recordingId: recording.id, remove, reason } })
      }
      onSave={save}
    />
  );
}
