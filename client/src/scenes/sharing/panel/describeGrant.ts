import type { ViewedDocument } from '@assize/contracts/casefile/fileViews';
import type { TFunction } from 'i18next';
import type { ViewedGrant } from '../grantForm.ts';

/** Which documents a grant opens, by name where the reader knows them. */
export function describeGrant(t: TFunction, { documentIds }: Pick<ViewedGrant, 'documentIds'>, main: readonly ViewedDocument[]): string {
  if (documentIds === null) return t('sharing:given.main');
  if (documentIds.length === 0) return t('sharing:given.facts');
  const titles = main.filter((one) => documentIds.includes(one.documentId)).map((one) => t('sharing:given.title', { title: one.title }));
  return titles.length === documentIds.length
    ? t('sharing:given.named', { titles: titles.join(t('files:comma')) })
    : t('sharing:given.counted', { count: documentIds.length });
}
