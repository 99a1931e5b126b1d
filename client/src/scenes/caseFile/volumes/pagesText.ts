import type { ViewedDocument } from '@assize/contracts/casefile/fileViews';
import type { TFunction } from 'i18next';

/** The pages at which a document stands in its volume, in words; undefined while they are not counted. */
export function pagesText(t: TFunction, { fromPage, toPage }: Pick<ViewedDocument, 'fromPage' | 'toPage'>): string | undefined {
  if (fromPage === null || toPage === null) return undefined;
  return fromPage === toPage ? t('files:catalogue.page', { page: fromPage }) : t('files:catalogue.pages', { from: fromPage, to: toPage });
}
