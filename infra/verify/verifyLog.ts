import { createPublicKey, verify } from 'node:crypto';
import { verifyChain } from '@assize/contracts/hearing/chain';
import { type ExportedLog, exportedLogSchema, type LogLine } from '@assize/contracts/hearing/log';
import canonicalize from 'canonicalize';

export interface Verdict {
  holds: boolean;
  /** In plain words, one statement a line. */
  lines: string[];
}

const faults = {
  seq: 'its number is not the next one: an event was taken out, put in, or moved',
  previousHash: 'it does not point back to the event before it',
  hash: 'its content does not fit its own hash: it was changed',
  hearingId: 'it belongs to another hearing',
} as const;

/** Verifies an exported log: its shape, its chain, and the court's signature under its head. */
export function verifyLog(value: unknown): Verdict {
  const parsed = exportedLogSchema.safeParse(value);
  if (!parsed.success) return { holds: false, lines: [explainShape(value, parsed.error.issues[0]?.path ?? [])] };
  const log = parsed.data;
  const chain = verifyChain(log.events);
  if (!chain.ok) {
    const event = log.events[chain.seq - 1];
    return { holds: false, lines: [`Event ${String(chain.seq)} (${describe(event)}) is the first that does not fit: ${faults[chain.fault]}.`] };
  }
  if (log.events.some((event) => event.hearingId !== log.hearingId)) {
    return { holds: false, lines: [`Event 1 is the first that does not fit: ${faults.hearingId}.`] };
  }
  const lines = [`The chain holds: ${String(chain.headSeq)} events, each pointing to the one before. Head: ${chain.headHash}`];
  const withheld = log.events.filter((event) => event.type === 'withheld').length;
  if (withheld > 0) lines.push(`${String(withheld)} events are withheld from this copy: their places in the chain hold, their content is not shown.`);
  if (!log.seal)
    return { holds: true, lines: [...lines, 'The log is not sealed: its hearing has not ended, or was not closed. The last events could be missing.'] };
  const fault = findSealFault(log, log.seal, chain.headHash);
  if (fault) return { holds: false, lines: [...lines, fault] };
  lines.push(`The seal holds: signed by the court's key ${log.seal.keyId} at ${log.seal.sealedAt}.`);
  lines.push('Compare this key with the one that the court publishes:', (log.publicKey ?? '').trim());
  return { holds: true, lines };
}

function findSealFault(log: ExportedLog, seal: NonNullable<ExportedLog['seal']>, headHash: string): string | undefined {
  if (seal.hearingId !== log.hearingId) return 'The seal does not fit: it is of another hearing.';
  if (seal.headSeq !== log.events.length) {
    return `Event ${String(Math.min(seal.headSeq, log.events.length) + 1)} is the first that does not fit: ${String(seal.headSeq)} events were sealed, the log has ${String(log.events.length)}.`;
  }
  if (seal.headHash !== headHash)
    return `Event ${String(seal.headSeq)} is the first that does not fit: the seal is under another head, so the log was rebuilt after it was sealed.`;
  if (!log.publicKey) return 'The seal cannot be checked: the log holds no public key.';
  const { signature, ...signed } = seal;
  return isSignedBy(log.publicKey, canonicalize(signed) ?? '', signature) ? undefined : "The signature of the seal does not fit the court's key.";
}

function isSignedBy(publicKey: string, text: string, signature: string): boolean {
  try {
    const key = createPublicKey(publicKey);
    return key.asymmetricKeyType === 'ed25519' && verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64'));
  } catch {
    return false;
  }
}

function describe(event: LogLine | undefined): string {
  return event ? `${event.type} at ${event.at}` : 'missing';
}

/** Where the file has not the shape of a log; an event of a wrong shape is the first that does not fit. */
function explainShape(value: unknown, path: readonly PropertyKey[]): string {
  const isObject = typeof value === 'object' && value !== null;
  if (!isObject || (value as { format?: unknown }).format !== 'assize.hearing-log.1') return 'This file is no exported hearing log (assize.hearing-log.1).';
  const [part, index] = path;
  if (part === 'events' && typeof index === 'number')
    return `Event ${String(index + 1)} is the first that does not fit: it has not the shape of an event (${path.slice(2).map(String).join('.') || 'all of it'}).`;
  return `The log has not its shape: ${path.map(String).join('.') || 'all of it'}.`;
}
