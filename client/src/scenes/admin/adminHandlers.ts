import type { newCaseSchema, newHearingSchema, newParticipantSchema } from '@assize/contracts/casefile/views';
import type { z } from 'zod';

type Clear = () => void;

/** What can be done in the court office; `clear` empties the form once it is done. */
export interface AdminHandlers {
  onChooseCase: (caseId: string) => void;
  onChooseHearing: (hearingId: string) => void;
  onCreateCase: (body: z.output<typeof newCaseSchema>, clear: Clear) => void;
  onCreateHearing: (body: z.output<typeof newHearingSchema>, clear: Clear) => void;
  onAddPerson: (body: z.output<typeof newParticipantSchema>, clear: Clear) => void;
  onIssueLink: (participantId: string, name: string) => void;
  onRevokeLink: (linkId: string) => void;
  onCloseIssued: () => void;
}
