import type { ApiErrorCode } from '../../session/ApiError.ts';

/** What the rules of sharing say when they refuse, beside the code. */
const causes = ['secret', 'answered', 'ownCase'] as const;
export type SharingFault = (typeof causes)[number] | 'asked' | 'gone';

/**
 * Which of the texts of sharing says why something was refused; undefined: the code's own text does.
 * @param isAsking of a request, where a conflict is that one is open already, and what is not found can no longer be asked for
 */
export function sharingFault({ refusal, cause }: { refusal: ApiErrorCode | null; cause: string | null }, isAsking: boolean): SharingFault | undefined {
  if (isAsking && refusal === 'conflict') return 'asked';
  if (isAsking && refusal === 'notFound') return 'gone';
  return refusal === 'wrongCaseState' ? causes.find((one) => one === cause) : undefined;
}
