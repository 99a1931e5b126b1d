import type { DocketForm } from '@assize/contracts/docket/form';
import type { ApplicationView } from '@assize/contracts/docket/views';
import type { QueryClient } from '@tanstack/react-query';

export const applicationKey = (applicationId: string): readonly string[] => ['application', applicationId];

/** What the court has now is what is opened again, without asking for it: the form as it was saved, under its revision. */
export function showSaved(client: QueryClient, applicationId: string, saved: { revision: number; form: DocketForm }): void {
  client.setQueryData<ApplicationView>(applicationKey(applicationId), (known) => known && { ...known, ...saved });
}
