import { docketFormSchema, type DocketForm } from '@assize/contracts/docket/form';
import { z } from 'zod';

const keptSchema = z.object({ revision: z.int(), form: docketFormSchema });
const keyOf = (applicationId: string): string => `assize.docket.${applicationId}`;

/** What was typed in this tab and is not with the court yet: it survives a reload, and not the tab. */
export function readUnsaved(applicationId: string): { revision: number; form: DocketForm } | undefined {
  try {
    return keptSchema.safeParse(JSON.parse(sessionStorage.getItem(keyOf(applicationId)) ?? 'null')).data;
  } catch {
    return undefined;
  }
}

/** It is with the court: what the tab keeps of it goes, unless something else has been typed since. */
export function forgetUnsaved(applicationId: string, saved: { revision: number; form: DocketForm }): void {
  const kept = readUnsaved(applicationId);
  if (JSON.stringify(kept) === JSON.stringify(keptSchema.parse(saved))) keepUnsaved(applicationId, undefined);
}

export function keepUnsaved(applicationId: string, unsaved: { revision: number; form: DocketForm } | undefined): void {
  try {
    if (unsaved) sessionStorage.setItem(keyOf(applicationId), JSON.stringify(unsaved));
    else sessionStorage.removeItem(keyOf(applicationId));
  } catch {
    // A browser that keeps nothing: the court has what was saved.
  }
}
