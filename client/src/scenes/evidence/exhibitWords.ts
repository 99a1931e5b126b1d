import type { ExhibitForm } from '@assize/contracts/hearing/evidence/wire';

/** What is said of an exhibit when it is filed, as the fields have it. */
export interface Words {
  title: string;
  purpose: string;
  source: string;
  form: ExhibitForm;
  pointIds: string[];
}
export const noWords: Words = { title: '', purpose: '', source: '', form: 'copy', pointIds: [] };

/** As it goes into the log; undefined while something is missing. */
export function aboutOf({ title, purpose, source, form, pointIds }: Words): Words | undefined {
  const about = { title: title.trim(), purpose: purpose.trim(), source: source.trim(), form, pointIds };
  return about.title && about.purpose && about.source ? about : undefined;
}
