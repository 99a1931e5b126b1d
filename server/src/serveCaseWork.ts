import { serveAgencies } from './agency/routes.ts';
import { serveCalendar } from './calendar/routes.ts';
import type { BookingContext } from './calendar/courtFacts.ts';
import { serveCaseFiles } from './casefile/fileRoutes.ts';
import { serveSharing } from './casefile/sharing/serveSharing.ts';
import type { CaseCommandContext } from './casefile/runCaseCommand.ts';
import { serveDocket } from './docket/routes.ts';
import { serveFigures } from './figures/routes.ts';
import { serveFollow } from './follow/routes.ts';
import type { ObjectStore } from '@assize/platform/store/ObjectStore';
import type { HttpContext } from './platform/handle.ts';

interface CaseWorkOptions extends CaseCommandContext, BookingContext {
  publicUrl: string;
  store: ObjectStore;
}
/** Everything around the hearing: agencies, the cases that travel between them, and what can be counted of them. */
export function serveCaseWork(context: HttpContext, options: CaseWorkOptions): void {
  serveAgencies(context, options);
  serveCaseFiles(context, options);
  serveSharing(context, options);
  serveFollow(context, options);
  serveDocket(context, options);
  serveFigures(context, options);
  serveCalendar(context, options);
}
