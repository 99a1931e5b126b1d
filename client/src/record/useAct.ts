import { useState } from 'react';
import { codeOf } from '../components/scene.ts';
import { ApiError, type ApiErrorCode } from '../session/ApiError.ts';

export interface Acting {
  isBusy: boolean;
  /** Why the last attempt was refused. */
  refusal: ApiErrorCode | null;
  /** The cause that the refusal names, where its code has several. */
  cause: string | null;
  /** Does it; true when it was done. */
  run: (act: () => Promise<void>) => Promise<boolean>;
}

/** One act on a record or a case at a time, with what became of it. */
export function useAct(): Acting {
  const [isBusy, setIsBusy] = useState(false);
  const [refusal, setRefusal] = useState<ApiErrorCode | null>(null);
  const [cause, setCause] = useState<string | null>(null);
  const run = async (act: () => Promise<void>): Promise<boolean> => {
    setIsBusy(true);
    setRefusal(null);
    try {
      await act();
      return true;
    } catch (error) {
      setRefusal(codeOf(error));
      setCause(error instanceof ApiError && typeof error.details?.['cause'] === 'string' ? error.details['cause'] : null);
      return false;
    } finally {
      setIsBusy(false);
    }
  };
  return { isBusy, refusal, cause, run };
}
