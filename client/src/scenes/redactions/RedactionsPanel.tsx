import { custodyPermissions } from '@assize/contracts/custody/permissions';
import type { RecordPanelProps } from '../../record/recordPanel.ts';
import { api } from '../../session/session.ts';
import { PublicCopies } from './PublicCopies.tsx';
import { RedactionsView } from './RedactionsView.tsx';

/** Copies for publication: what there is, for everybody; and for the presiding judge the order of a new one. */
export function RedactionsPanel({ record, custody, act }: RecordPanelProps) {
  const recording = record.recordings.at(-1);
  const save = async (redactionId: string): Promise<void> => {
    const copy = record.publicCopies.find((one) => one.redactionId === redactionId);
    const { base } = await api('POST /api/recordings/:recordingId/tickets', { params: { recordingId: copy?.recordingId ?? '' }, body: {} });
    window.location.assign(`${base}redacted/${redactionId}/hearing.mp4?download=1`);
  };
  if (!record.isCourt) return record.publicCopies.length > 0 ? <PublicCopies copies={record.publicCopies} onSave={save} /> : null;
  if (!recording) return null;
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
