import type { Db } from '../platform/db.ts';
import { handleOpenly, type HttpContext } from '../platform/handle.ts';
import { listCourtKeys } from './courtKeys.ts';

/** Anybody may compare the key in a package with those that the court publishes: no sign-in. */
export function serveCourtKeys(context: HttpContext, db: Db): void {
  handleOpenly(context, 'GET /api/court-keys', 'openly', async () => ({ keys: await listCourtKeys(db) }));
}
