import type { CaseViewer } from '@assize/contracts/casefile/access';
import { type FiguresRow, figuresQuerySchema } from '@assize/contracts/casefile/figures';
import { AppError } from '@assize/contracts/AppError';
import { stringify } from 'csv-stringify/sync';
import { findCaseViewer } from '../casefile/caseAccess.ts';
import type { Db } from '../platform/db.ts';
import { callerOf, handle, type HttpContext } from '../platform/handle.ts';
import { countHandovers, listCounted } from './countHandovers.ts';

const columns: readonly (keyof FiguresRow)[] = [
  ...(['month', 'direction', 'purpose', 'kind', 'otherAgency', 'otherKind', 'otherDistrict'] as const),
  ...(['sent', 'accepted', 'returned', 'withdrawn', 'waiting', 'medianDays'] as const),
];

/** Figures of an agency for who answers for it. */
export function serveFigures(context: HttpContext, { db, timeZone }: { db: Db; timeZone: string }): void {
  handle(context, 'POST /api/figures', async (caller, { body }) => {
    const viewer = await findCaseViewer(db, caller);
    assertHead(viewer, body.agencyId);
    return { rows: await countHandovers({ db, viewer, timeZone }, body) };
  });

  handle(context, 'POST /api/figures/handovers', async (caller, { body }) => {
    const viewer = await findCaseViewer(db, caller);
    assertHead(viewer, body.agencyId);
    return { handovers: await listCounted({ db, viewer, timeZone }, body) };
  });

  context.router.get('/api/figures.csv', async (request, response) => {
    const viewer = await findCaseViewer(db, await callerOf(context, request.headers.authorization));
    const query = figuresQuerySchema.safeParse(request.query);
    if (!query.success) throw new AppError('badRequest', { field: query.error.issues[0]?.path.join('.') ?? '' });
    assertHead(viewer, query.data.agencyId);
    const rows = await countHandovers({ db, viewer, timeZone }, query.data);
    // A name that begins like a formula stays a name in a spreadsheet (OWASP, CSV injection); the mark lets one read it as UTF-8.
    const text = stringify([...rows], { header: true, columns: [...columns], bom: true, escape_formulas: true, record_delimiter: 'windows' });
    response
      .type('text/csv')
      .set({ 'cache-control': 'no-store', 'content-disposition': `attachment; filename="figures-${query.data.fromOn}-${query.data.toOn}.csv"` })
      .send(text);
  });
}

function assertHead({ memberships }: CaseViewer, agencyId: string): void {
  if (!memberships.some(({ agency, role }) => agency.id === agencyId && role === 'head')) throw new AppError('notAllowed');
}
