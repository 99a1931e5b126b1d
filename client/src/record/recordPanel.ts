import type { CustodyCommand } from '@assize/contracts/custody/commands';
import type { CustodyState } from '@assize/contracts/custody/state';
import type { RecordView } from '@assize/contracts/custody/views';

/** What every panel of the record page is given. */
export interface RecordPanelProps {
  record: RecordView;
  /** Read from `record.custody` by the contracts' own reducer. */
  custody: CustodyState;
  /** Does something with the record, at most once, and reads it anew. Rejects with ApiError. */
  act: (command: CustodyCommand) => Promise<void>;
}

/** A person of the hearing by id, for showing their role and name. */
export function personIn(record: RecordView, participantId: string | null): RecordView['people'][number] | undefined {
  return record.people.find((one) => one.participantId === participantId);
}
