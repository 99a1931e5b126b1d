import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import canonicalize from 'canonicalize';

/** What the first event of a log points back to. */
export const genesisHash = '0'.repeat(64);

/** The RFC 8785 canonical form of any JSON value; throws TypeError for what is none. */
export function canonicalForm(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('value has no canonical JSON form');
  return text;
}

/** SHA-256 (hex) of the RFC 8785 canonical form of any JSON value. */
export function hashOf(value: unknown): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalForm(value))));
}

/** What the chain needs of a line: of the hearing's log, of the custody log that goes on from it, of the log of a case or of an application. */
export type ChainLine = ({ hearingId: string } | { caseId: string } | { applicationId: string }) & {
  seq: number;
  type: string;
  previousHash: string;
  hash: string;
};

/** The hash an event must carry: over all its members but `hash`. */
export function hashEvent(event: object): string {
  const { hash: _hash, ...rest } = event as ChainLine;
  return hashOf(rest);
}

export type ChainResult = { ok: true; headSeq: number; headHash: string } | { ok: false; seq: number; fault: 'seq' | 'previousHash' | 'hash' | 'subject' };

/** Walks a log from its first event; on a fault names the first event that does not fit. What is withheld is held by its neighbours only. */
export function verifyChain(events: readonly ChainLine[]): ChainResult {
  let previous = genesisHash;
  for (const [index, event] of events.entries()) {
    const seq = index + 1;
    if (event.seq !== seq) return { ok: false, seq, fault: 'seq' };
    if (events[0] && subjectOf(event) !== subjectOf(events[0])) return { ok: false, seq, fault: 'subject' };
    if (event.previousHash !== previous) return { ok: false, seq, fault: 'previousHash' };
    if (event.type !== 'withheld' && hashEvent(event) !== event.hash) return { ok: false, seq, fault: 'hash' };
    previous = event.hash;
  }
  return { ok: true, headSeq: events.length, headHash: previous };
}

/** The hearing, the case or the application of which a line is. */
function subjectOf(line: ChainLine): string {
  if ('applicationId' in line) return line.applicationId;
  return 'caseId' in line ? line.caseId : line.hearingId;
}
