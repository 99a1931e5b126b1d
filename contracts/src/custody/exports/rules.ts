import { AppError } from '../../AppError.ts';
import { hashOf } from '../../hearing/chain.ts';
import type { CustodyDeciders, CustodyReducers } from '../rule.ts';
import type { CustodyState } from '../state.ts';
import type { ExportRecord } from './state.ts';
import type { exportsCustodyCommands, exportsCustodyEvents } from './wire.ts';

/** Every act on the record reads its custody log anew. */
const mostExports = 500;
/** A link lives so long at most. */
const longestLinkMs = 366 * 24 * 3600_000;

function getExport({ exports }: CustodyState, exportId: string): ExportRecord {
  const found = exports[exportId];
  if (!found) throw new AppError('notFound', { what: 'export' });
  return found;
}

export const decideExports: CustodyDeciders<typeof exportsCustodyCommands> = {
  'export.order': (state, payload, { hearing }) => {
    if (hearing.recording?.id !== payload.recordingId) throw new AppError('notFound', { what: 'recording' });
    const known = state.exports[payload.exportId];
    if (known) {
      const { recordingId, choice, recipient, purpose } = known;
      if (hashOf({ exportId: known.id, recordingId, choice, recipient, purpose }) === hashOf(payload)) return [];
      throw new AppError('conflict', { what: 'export' });
    }
    if (Object.keys(state.exports).length >= mostExports) throw new AppError('tooLarge', { what: 'exports' });
    return [{ type: 'export.ordered', payload }];
  },
  'export.link': (state, payload, { now }) => {
    const found = getExport(state, payload.exportId);
    if (found.revoked) throw new AppError('conflict', { what: 'export', cause: 'revoked' });
    const livesMs = Date.parse(payload.expiresAt) - Date.parse(now);
    if (livesMs <= 0 || livesMs > longestLinkMs) throw new AppError('badRequest', { field: 'expiresAt' });
    // Two links of one secret could not be told apart.
    const isUsed = Object.values(state.exports).some((one) => one.linkHashes.includes(payload.secretSha256));
    if (isUsed) throw new AppError('conflict', { what: 'link' });
    return [{ type: 'export.linked', payload }];
  },
  'export.revoke': (state, payload) => (getExport(state, payload.exportId).revoked ? [] : [{ type: 'export.revoked', payload }]),
};

/** An event of an export that is not known changes nothing: a reader may be told less than happened. */
function change(state: CustodyState, exportId: string, into: (found: ExportRecord) => Partial<ExportRecord>): CustodyState {
  const found = state.exports[exportId];
  return found ? { ...state, exports: { ...state.exports, [exportId]: { ...found, ...into(found) } } } : state;
}

export const reduceExports: CustodyReducers<typeof exportsCustodyEvents> = {
  'export.ordered': (state, { exportId: id, ...ordered }, { at, actor }) => ({
    ...state,
    exports: {
      ...state.exports,
      [id]: {
        id,
        ...ordered,
        orderedById: actor.participantId,
        orderedAt: at,
        made: null,
        failure: null,
        link: null,
        linkHashes: [],
        downloadIds: [],
        revoked: null,
      },
    },
  }),
  'export.made': (state, { exportId, ...made }, { at }) => change(state, exportId, () => ({ made: { ...made, at }, failure: null })),
  'export.failed': (state, { exportId, cause }) => change(state, exportId, () => ({ failure: cause })),
  'export.linked': (state, { exportId, ...link }) => change(state, exportId, ({ linkHashes }) => ({ link, linkHashes: [...linkHashes, link.secretSha256] })),
  'export.downloaded': (state, { exportId, downloadId }) => change(state, exportId, ({ downloadIds }) => ({ downloadIds: [...downloadIds, downloadId] })),
  'export.revoked': (state, { exportId, reason }, { at }) => change(state, exportId, () => ({ revoked: { reason, at }, link: null })),
};
