import { AppError } from '@assize/contracts/AppError';
import type { Command, CommandEnvelope } from '@assize/contracts/hearing/commands';
import { decide } from '@assize/contracts/hearing/decide';
import type { Actor, EventDraft } from '@assize/contracts/hearing/events';
import { denialOf } from '@assize/contracts/hearing/permissions';
import { getStillSubject, type KeptStill, stillEvents } from '@assize/contracts/hearing/evidence/still';
import { withRecorder } from '@assize/contracts/hearing/recordingRules';
import { openingEvents } from '@assize/contracts/hearing/sitting/rules';
import type { HearingState } from '@assize/contracts/hearing/state';
import { assertDocument } from '../evidence/documents.ts';
import type { DocumentPages } from '../evidence/DocumentPages.ts';
import type { Stills } from '../evidence/Stills.ts';
import type { HearingLog } from '../hearing/HearingLog.ts';
import { getHearing, type HearingRow } from '../hearing/readHearing.ts';
import { messagesAfter, stopCauseIn } from './messagesAfter.ts';
import type { Db } from '../platform/db.ts';
import { json } from '../platform/db.ts';
import { derivedId } from '../platform/derivedId.ts';
import type { SfuFleet } from '../sfu/SfuFleet.ts';
import { startRecording } from '../sfu/setUpHearing.ts';

export interface CommandContext {
  db: Db;
  log: HearingLog;
  fleet: SfuFleet;
  masterKey: Buffer;
  pages: DocumentPages;
  stills: Stills;
}
interface Begun {
  recordingId: string;
  startedAt: string;
}

/**
 * Does one command of a participant, at most once under its key. Opening, resuming and going on first make the
 * recorder capture and only then enter the log (ADR 2), so that no moment of the hearing is missing.
 */
export async function performCommand(
  context: CommandContext,
  hearingId: string,
  actor: Actor & { participantId: string },
  envelope: CommandEnvelope,
): Promise<{ seq: number }> {
  const { key, ...command } = envelope;
  const receipt = { key, command: command as Command };
  await assertDocument(context.db, hearingId, actor.participantId, receipt.command);
  await assertPages(context, hearingId, receipt.command);
  const begun = await beginCapture(context, hearingId, actor.participantId, receipt);
  const still = await takeStill(context, hearingId, actor.participantId, receipt);
  try {
    const appended = await context.log.append({
      hearingId,
      actor,
      receipt,
      decide: (state) => {
        const drafts = withRecording(state, receipt.command, decide(state, receipt.command, actor.participantId), begun);
        return [...drafts, ...eventsOfStill(state, receipt.command, actor.participantId, still)];
      },
      alsoTell: messagesAfter,
      alsoDo: async (transaction, after) => {
        if (begun && receipt.command.type === 'hearing.open' && after.recording?.id === begun.recordingId)
          await transaction
            .insertInto('recording')
            .values({
              id: begun.recordingId,
              hearing_id: hearingId,
              status: 'capturing',
              fence: 1,
              step: null,
              progress: null,
              failure: null,
              failures: 0,
              started_at: begun.startedAt,
              duration_ms: null,
              tracks: json([]),
              video: null,
              manifest: null,
              manifest_sha256: null,
            })
            .onConflict((conflict) => conflict.column('id').doNothing())
            .execute();
      },
    });
    return { seq: appended.seq };
  } catch (error) {
    if (begun) await undoCapture(context, hearingId, begun.recordingId).catch(() => undefined);
    throw error;
  }
}

/** Only pages that there are can be shown or numbered; whether this one may show them is the rule's to say. */
async function assertPages({ db, pages }: CommandContext, hearingId: string, command: Command): Promise<void> {
  if (command.type !== 'presentation.show' && command.type !== 'bundle.enter') return;
  const { exhibits } = (await getHearing(db, hearingId)).state.evidence;
  if (command.type === 'bundle.enter') {
    const document = exhibits[command.payload.exhibitId]?.document;
    if (!document) return;
    const manifest = await pages.manifestOf(document);
    // The numbers of a bundle stand for ever: they are given when it is known how many pages there are.
    const count = manifest.status === 'ready' ? manifest.pages.length : 1;
    if (manifest.status === 'pending' || command.payload.pages !== count) throw new AppError('conflict', { what: 'pages' });
    return;
  }
  for (const { exhibitId, page } of command.payload.panes) {
    const document = exhibits[exhibitId]?.document;
    if (document) await pages.assertPage(document, page);
  }
}

/** The act did not enter the log: the recorder stops again, unless another act of the same instant needs it. */
async function undoCapture(context: CommandContext, hearingId: string, recordingId: string): Promise<void> {
  const { state } = await getHearing(context.db, hearingId);
  if (state.recording?.status === 'capturing') return;
  await context.fleet.ask(hearingId, 'stopRecording', { hearingId, recordingId, cause: stopCauseIn(state) });
}

/** A hearing has one recording, so its id follows from the hearing's: two openings at once start the same. */
export function recordingIdOf(hearingId: string): string {
  return derivedId(`assize recording of ${hearingId}`);
}

/** For opening, resuming and going on: the recorder captures before the act is in the log; refused while it cannot. */
async function beginCapture(
  context: CommandContext,
  hearingId: string,
  participantId: string,
  receipt: { key: string; command: Command },
): Promise<Begun | undefined> {
  const { command, key } = receipt;
  if (command.type !== 'hearing.open' && command.type !== 'hearing.resume' && command.type !== 'recording.goOn') return undefined;
  const row = await getHearing(context.db, hearingId);
  if (await wasDone(context.db, hearingId, participantId, key)) return undefined;
  const denial = denialOf(command.type, row.state, participantId);
  if (denial) throw new AppError(denial, { act: command.type });
  if (command.type === 'recording.goOn' && !row.state.interruption) return undefined;
  const recordingId = row.state.recording?.id ?? recordingIdOf(hearingId);
  return { recordingId, startedAt: await capture(context, row, recordingId) };
}

async function capture(context: CommandContext, row: HearingRow, recordingId: string): Promise<string> {
  try {
    const link = await context.fleet.place(row.id);
    const { isReady, cause } = await link.ask('prepareRecording', { hearingId: row.id });
    if (!isReady) throw new AppError('recorderNotReady', { cause: cause ?? 'unknown' });
    return await startRecording(link, row, recordingId, { ...context, isInterrupted: false });
  } catch (error) {
    if (error instanceof AppError && error.code === 'recorderNotReady') throw error;
    throw new AppError('recorderNotReady', { cause: error instanceof AppError && error.code === 'noMediaNode' ? 'noNode' : 'sfuLost' });
  }
}

/** The picture is there before the act is in the log; nothing of it is taken for an act that is refused or was done. */
async function takeStill(
  { db, stills }: CommandContext,
  hearingId: string,
  participantId: string,
  { command, key }: { key: string; command: Command },
): Promise<KeptStill | undefined> {
  if (command.type !== 'exhibit.takeStill') return undefined;
  const { state } = await getHearing(db, hearingId);
  if ((await wasDone(db, hearingId, participantId, key)) || state.evidence.exhibits[command.payload.exhibitId]?.takenFrom) return undefined;
  decide(state, command, participantId);
  return stills.take(hearingId, getStillSubject(state).id, participantId);
}

function eventsOfStill(state: HearingState, command: Command, takenById: string, still: KeptStill | undefined): EventDraft[] {
  return still && command.type === 'exhibit.takeStill' ? stillEvents(state, command.payload, still, takenById) : [];
}

async function wasDone(db: Db, hearingId: string, participantId: string, key: string): Promise<boolean> {
  const found = await db
    .selectFrom('command_receipt')
    .select('key')
    .where('hearing_id', '=', hearingId)
    .where('participant_id', '=', participantId)
    .where('key', '=', key)
    .executeTakeFirst();
  return found !== undefined;
}

/** Adds what happens to the recording to what the rule decided: they are one act. */
function withRecording(state: HearingState, command: Command, drafts: readonly EventDraft[], begun: Begun | undefined): readonly EventDraft[] {
  if (begun && command.type === 'hearing.open') return [...openingEvents(begun.recordingId, begun.startedAt), ...drafts];
  const goesOn = drafts.some((one) => one.type === 'interruption.ended');
  if (begun && (goesOn || command.type === 'hearing.resume')) return [{ type: 'recording.started', payload: begun }, ...drafts];
  // Interrupted between the question to the recorder and the lock: nothing captures, so nothing goes on.
  if (goesOn) throw new AppError('conflict', { what: 'interruption' });
  return withRecorder(state, drafts);
}
