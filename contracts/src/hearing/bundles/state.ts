import type { Id } from '../../ids.ts';
import type { PageNumber } from './wire.ts';

/** An exhibit in a bundle, from its first page on. */
export interface BundleEntry {
  exhibitId: Id;
  pages: number;
  first: PageNumber;
}
/** Exhibits in the order in which they are read (证据卷), each page with a number that never changes. */
export interface Bundle {
  id: Id;
  title: string;
  /** In the order of reading. */
  entries: BundleEntry[];
}
