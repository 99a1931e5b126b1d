import { CourtConnection } from './CourtConnection.ts';
import { openCourtSocket } from './courtSocket.ts';

interface Entry {
  connection: CourtConnection;
  uses: number;
  closing: ReturnType<typeof setTimeout> | undefined;
}
const entries = new Map<string, Entry>();
/** Long enough to go from one scene to the next without leaving the hearing. */
const lingerMs = 5000;

function entryOf(hearingId: string): Entry {
  let entry = entries.get(hearingId);
  if (!entry) {
    entry = { connection: CourtConnection.create({ hearingId, openSocket: openCourtSocket }), uses: 0, closing: undefined };
    entries.set(hearingId, entry);
  }
  return entry;
}

/** The connection to a hearing, made when first asked for. It opens once somebody acquires it. */
export function getCourt(hearingId: string): CourtConnection {
  return entryOf(hearingId).connection;
}

/** Keeps the hearing's connection open until the returned function is called, and a little longer. */
export function acquireCourt(hearingId: string): () => void {
  const entry = entryOf(hearingId);
  entry.uses += 1;
  clearTimeout(entry.closing);
  entry.connection.open();
  return () => {
    entry.uses -= 1;
    if (entry.uses > 0) return;
    entry.closing = setTimeout(() => {
      entry.connection.close();
      if (entries.get(hearingId) === entry) entries.delete(hearingId);
    }, lingerMs);
  };
}
