import { readFileSync } from 'node:fs';
import { type CustodyReader, presentCustodyLine } from '@assize/contracts/custody/audience';
import type { CustodyEvent } from '@assize/contracts/custody/events';
import type { HearingState } from '@assize/contracts/hearing/state';
import type { ExportOrder } from '@assize/contracts/jobs/export';

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string };
/** Of the custody log a recipient is told what anybody named in the hearing may know, and what was ordered for them. */
const recipientReader: CustodyReader = { id: 'recipient', role: 'observer' };

/** What the making of a package needs to know. Pure: the same log gives the same order. */
export function buildExportOrder(
  exportId: string,
  known: { hearing: HearingState; custody: readonly CustodyEvent[]; manifestSha256: string; proof: unknown; closedLines: number[] },
): ExportOrder | undefined {
  const { hearing, custody, manifestSha256, proof, closedLines } = known;
  const index = custody.findIndex((event) => event.type === 'export.ordered' && event.payload.exportId === exportId);
  const ordered = custody[index];
  if (ordered?.type !== 'export.ordered') return undefined;
  const { recordingId, recipient, purpose, choice } = ordered.payload;
  const { participantId, role } = ordered.actor;
  return {
    format: 'assize.export.1',
    exportId,
    recordingId,
    hearingId: hearing.id,
    orderedAt: ordered.at,
    orderedBy: { name: hearing.participants[participantId ?? '']?.name ?? '', role: role ?? 'clerk' },
    recipient,
    purpose,
    choice,
    systemVersion: version,
    manifestSha256,
    custody: custody.slice(0, index + 1).map((event) => (event === ordered ? event : presentCustodyLine(event, recipientReader))),
    proof,
    closedLines,
  };
}
