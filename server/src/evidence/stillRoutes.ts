import { performByHttp } from '../court/performByHttp.ts';
import type { CommandContext } from '../court/performCommand.ts';
import { handle, type HttpContext } from '../platform/handle.ts';

/** Stills by HTTP and not by the socket, where acts wait for each other: a picture may take its time, muting may not. */
export function serveStills(context: HttpContext, options: CommandContext): void {
  handle(context, 'POST /api/hearings/:hearingId/stills', ({ accountId }, { params, body }) =>
    performByHttp(options, accountId, params['hearingId'] ?? '', { key: body.exhibitId, type: 'exhibit.takeStill', payload: body }),
  );
}
