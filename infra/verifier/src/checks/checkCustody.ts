import { type ChainLine, hashEvent } from '@assize/contracts/hearing/chain';
import type { ExportedLog } from '@assize/contracts/hearing/log';
import { shortCodeOf } from '@assize/contracts/recording/integrity';
import { z } from 'zod';
import { type Finding, finding } from '../Finding.ts';

/** Looser than the contract: what later versions of the court note is chained all the same. */
const lineSchema = z.looseObject({
  hearingId: z.string(),
  seq: z.int(),
  at: z.string(),
  type: z.string(),
  previousHash: z.string(),
  hash: z.string(),
  payload: z.record(z.string(), z.unknown()).optional(),
});
const custodySchema = z.object({ format: z.literal('assize.custody-log.1'), hearingId: z.string(), events: z.array(lineSchema) });
const answerSchema = z.object({ participantId: z.string(), code: z.string() });

/** The custody log, which goes on from the head of the hearing's log; and who confirmed or objected to the code. */
export function checkCustody(value: unknown, log: ExportedLog | undefined, code: string | undefined): Finding[] {
  const parsed = custodySchema.safeParse(value);
  if (!parsed.success) return [finding('fault', 'custodyMisshapen')];
  const { events, hearingId } = parsed.data;
  const head = log?.events.at(-1);
  if (log && hearingId !== log.hearingId) return [finding('fault', 'custodyOfAnother')];
  let previous: Pick<ChainLine, 'seq' | 'hash'> | undefined = head;
  for (const event of events) {
    const values = { seq: event.seq, event: `${event.type} ${event.at}` };
    if (event.hearingId !== hearingId) return [finding('fault', 'custodyOfAnother')];
    if (previous && (event.seq !== previous.seq + 1 || event.previousHash !== previous.hash)) return [finding('fault', 'custodyUnlinked', values)];
    if (event.type !== 'withheld' && hashEvent(event) !== event.hash) return [finding('fault', 'custodyChanged', values)];
    previous = event;
  }
  const findings = [finding('proved', head ? 'custodyHolds' : 'custodyHoldsAlone', { count: events.length }), finding('open', 'custodyNotSigned')];
  if (code !== undefined) findings.push(...listAnswers(events, log, code));
  return findings;
}

function listAnswers(events: readonly z.infer<typeof lineSchema>[], log: ExportedLog | undefined, code: string): Finding[] {
  const names = new Map(
    (log?.events ?? []).flatMap((event) => (event.type === 'participant.invited' ? [[event.payload.participantId, event.payload.name]] : [])),
  );
  return events.flatMap(({ type, at, payload }): Finding[] => {
    if (type !== 'integrity.confirmed' && type !== 'integrity.objected') return [];
    const answer = answerSchema.safeParse(payload);
    if (!answer.success) return [];
    const values = { name: names.get(answer.data.participantId) ?? answer.data.participantId, at, code: shortCodeOf(answer.data.code) };
    if (answer.data.code !== code) return [finding('fault', 'confirmedAnother', values)];
    return [type === 'integrity.confirmed' ? finding('proved', 'confirmed', values) : finding('open', 'objected', values)];
  });
}
