import { canonicalForm, verifyChain } from '@assize/contracts/hearing/chain';
import { type ExportedLog, exportedLogSchema, type LogLine } from '@assize/contracts/hearing/log';
import { type Finding, finding } from '../Finding.ts';
import { isSignedBy } from '../isSignedBy.ts';

export interface CheckedLog {
  findings: Finding[];
  /** Undefined when its chain does not hold. */
  log: ExportedLog | undefined;
  headHash: string | undefined;
}

/** An exported hearing log: its shape, its chain, and the court's signature under its head. */
export function checkLog(value: unknown): CheckedLog {
  const parsed = exportedLogSchema.safeParse(value);
  if (!parsed.success) return broken(explainShape(value, parsed.error.issues[0]?.path ?? []));
  const log = parsed.data;
  const chain = verifyChain(log.events);
  if (!chain.ok) return broken(eventFault(chain.seq, log.events[chain.seq - 1], chain.fault));
  if (log.events.some((event) => event.hearingId !== log.hearingId)) return broken(eventFault(1, log.events[0], 'subject'));
  const findings = [finding('proved', 'logHolds', { count: chain.headSeq, hash: chain.headHash })];
  const withheld = log.events.filter((event) => event.type === 'withheld').length;
  if (withheld > 0) findings.push(finding('open', 'logWithheld', { count: withheld }));
  findings.push(checkSeal(log, chain.headHash));
  return { findings, log, headHash: chain.headHash };
}

function checkSeal(log: ExportedLog, headHash: string): Finding {
  const { seal, publicKey, events } = log;
  if (!seal) return finding('open', 'logNotSealed');
  if (seal.hearingId !== log.hearingId) return finding('fault', 'sealOfAnother');
  if (seal.headSeq !== events.length) {
    const seq = Math.min(seal.headSeq, events.length) + 1;
    return finding('fault', 'logCut', { seq, sealed: seal.headSeq, count: events.length });
  }
  if (seal.headHash !== headHash) return finding('fault', 'logRebuilt', { seq: seal.headSeq });
  if (!publicKey) return finding('fault', 'sealWithoutKey');
  const { signature, ...signed } = seal;
  return isSignedBy(publicKey, canonicalForm(signed), signature)
    ? finding('proved', 'sealHolds', { key: seal.keyId, at: seal.sealedAt })
    : finding('fault', 'sealNotSigned', { key: seal.keyId });
}

function broken(fault: Finding): CheckedLog {
  return { findings: [fault], log: undefined, headHash: undefined };
}

const faultCodes = { seq: 'eventMoved', previousHash: 'eventUnlinked', hash: 'eventChanged', subject: 'eventOfAnother' } as const;
function eventFault(seq: number, event: LogLine | undefined, fault: keyof typeof faultCodes): Finding {
  return finding('fault', faultCodes[fault], { seq, event: event ? `${event.type} ${event.at}` : '–' });
}

/** Where the file has not the shape of a log; an event of a wrong shape is the first that does not fit. */
function explainShape(value: unknown, path: readonly PropertyKey[]): Finding {
  const isObject = typeof value === 'object' && value !== null;
  if (!isObject || (value as { format?: unknown }).format !== 'assize.hearing-log.1') return finding('fault', 'notLog');
  const [part, index] = path;
  if (part === 'events' && typeof index === 'number') return finding('fault', 'eventMisshapen', { seq: index + 1, where: path.slice(2).map(String).join('.') });
  return finding('fault', 'logMisshapen', { where: path.map(String).join('.') });
}
