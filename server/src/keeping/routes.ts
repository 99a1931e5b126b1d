import { assertHearingStaff } from '../casefile/access.ts';
import type { CourtKey } from '../hearing/sealLog.ts';
import type { Db } from '../platform/db.ts';
import { handle, type HttpContext } from '../platform/handle.ts';
import { certify, presentHealth } from './presentKeeping.ts';

/** How the record of a hearing is kept, and what proves that it was destroyed, for court staff. */
export function serveKeeping(context: HttpContext, { db, courtKey }: { db: Db; courtKey: CourtKey }): void {
  handle(context, 'GET /api/hearings/:hearingId/keeping', async (caller, { params }) => {
    const hearingId = params['hearingId'] ?? '';
    await assertHearingStaff(db, caller, hearingId);
    return presentHealth(db, hearingId);
  });

  handle(context, 'GET /api/hearings/:hearingId/destruction-certificate', async (caller, { params }) => {
    const hearingId = params['hearingId'] ?? '';
    await assertHearingStaff(db, caller, hearingId);
    return certify(db, hearingId, courtKey);
  });
}
