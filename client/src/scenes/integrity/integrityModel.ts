import { custodyPermissions } from '@assize/contracts/custody/permissions';
import type { IntegrityAnswer } from '@assize/contracts/custody/integrity/state';
import type { CustodyState } from '@assize/contracts/custody/state';
import type { RecordView } from '@assize/contracts/custody/views';
import { partOf } from '@assize/contracts/hearing/roles';

export interface AnswerLine {
  participantId: string;
  role: RecordView['people'][number]['role'];
  name: string;
  answer: IntegrityAnswer | undefined;
}

/** Whether the reader is one of those who confirm the code or object to it. */
export function mayAnswer({ me }: Pick<RecordView, 'me'>): boolean {
  return me !== null && custodyPermissions['integrity.confirm'].roles.includes(me.role);
}

/** Those whose word is asked, parties first, each with the last word that they gave. */
export function listAnswers({ people }: Pick<RecordView, 'people'>, { integrity }: Pick<CustodyState, 'integrity'>): AnswerLine[] {
  const order = { party: 0, representative: 1, presiding: 2 } as const;
  return people
    .flatMap((one) => {
      const part = partOf(one.role);
      return part === 'party' || part === 'representative' || part === 'presiding'
        ? [{ ...one, rank: order[part], answer: integrity.answers[one.participantId] }]
        : [];
    })
    .toSorted((a, b) => a.rank - b.rank);
}
