import type { ObjectStore } from '@assize/platform/store/ObjectStore';
import type { DocumentCache } from './DocumentCache.ts';

export interface PagesContext {
  store: ObjectStore;
  cache: DocumentCache;
  maxPages: number;
  /** Given to a program for a few pages; a minute without it. */
  seconds?: number;
  signal: AbortSignal;
}
