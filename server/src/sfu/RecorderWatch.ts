import type { ControlFact } from '@assize/contracts/control/protocol';
import { type EventDraft, systemActor } from '@assize/contracts/hearing/events';
import { hasEnded, type HearingState } from '@assize/contracts/hearing/state';
import type { CaptureHealth, RecorderCause } from '@assize/contracts/recording/health';
import type { HearingLog } from '../hearing/HearingLog.ts';
import { hasGap } from '../hearing/readHearing.ts';

type LogCause = 'sfuLost' | 'workerLost' | 'diskFull' | 'diskSlow' | 'tapLost' | 'unknown';
const logCauses: readonly string[] = ['sfuLost', 'workerLost', 'diskFull', 'diskSlow', 'tapLost'];
const silenceMs = 2500;

/**
 * Watches the recorder of each hearing from what the nodes report: passes the capture light on, raises the
 * alarm itself when reports stop during a session, and puts faults, recoveries and gaps into the log.
 */
export class RecorderWatch {
  readonly #log: HearingLog;
  readonly #show: (health: CaptureHealth) => void;
  readonly #listInSession: () => Promise<HearingState[]>;
  readonly #heardAtMs = new Map<string, number>();
  /** Of the recordings that should be capturing: what was shown last. */
  readonly #latest = new Map<string, CaptureHealth>();
  readonly #timer: NodeJS.Timeout;
  #looking: Promise<void> | undefined;
  /** Hearings with a recording that should be capturing, and its id. */
  readonly #capturing = new Map<string, string>();
  /** Of these, the ones whose log says that the recorder is at fault. */
  readonly #faulty = new Set<string>();

  /** `listInSession`: hearings in session now, whichever server was told of their opening. */
  constructor(log: HearingLog, show: (health: CaptureHealth) => void, listInSession: () => Promise<HearingState[]>) {
    this.#listInSession = listInSession;
    this.#log = log;
    this.#show = show;
    this.#timer = setInterval(() => this.#look(), 500);
  }

  /** To be called with every new state of a hearing. */
  follow(state: HearingState): void {
    if (state.recording?.status === 'capturing') {
      if (!this.#capturing.has(state.id)) this.#heardAtMs.set(state.id, Date.now());
      this.#capturing.set(state.id, state.recording.id);
    } else this.#forget(state.id);
    if (state.recording?.isFaulty) this.#faulty.add(state.id);
    else this.#faulty.delete(state.id);
  }

  #forget(hearingId: string): void {
    this.#capturing.delete(hearingId);
    this.#heardAtMs.delete(hearingId);
    this.#latest.delete(hearingId);
  }

  /** How the recorder of a hearing was when it was last heard of, or that nothing was heard. */
  latest(hearingId: string): CaptureHealth | undefined {
    return this.#latest.get(hearingId);
  }

  #tell(health: CaptureHealth): void {
    if (this.#capturing.has(health.hearingId)) this.#latest.set(health.hearingId, health);
    this.#show(health);
  }

  hear(health: CaptureHealth): void {
    this.#tell(health);
    const recordingId = this.#capturing.get(health.hearingId);
    if (recordingId) this.#heardAtMs.set(health.hearingId, Date.now());
    const isWell = health.recordingId === recordingId && health.state === 'capturing';
    if (recordingId && isWell && this.#faulty.has(health.hearingId)) void this.recovered(health.hearingId, recordingId);
  }

  #look(): void {
    this.#looking ??= this.#lookForSilence().finally(() => {
      this.#looking = undefined;
    });
  }

  async #lookForSilence(): Promise<void> {
    const sitting = await this.#listInSession().catch(() => undefined); // the database is away: those known go on being watched
    if (sitting) {
      for (const state of sitting) this.follow(state);
      const ids = new Set(sitting.map((state) => state.id));
      for (const hearingId of this.#capturing.keys()) if (!ids.has(hearingId)) this.#forget(hearingId);
    }
    for (const [hearingId, recordingId] of this.#capturing) {
      const silentForMs = Date.now() - (this.#heardAtMs.get(hearingId) ?? 0);
      if (silentForMs < silenceMs) continue;
      this.#tell({
        hearingId,
        recordingId,
        at: new Date().toISOString(),
        state: 'failing',
        cause: 'sfuLost',
        sealedAgeMs: silentForMs,
        freeBytes: 0,
        hoursLeft: null,
        tracks: [],
      });
      if (!this.#faulty.has(hearingId)) await this.fault(hearingId, recordingId, 'sfuLost');
    }
  }

  async fault(hearingId: string, recordingId: string, cause: RecorderCause): Promise<void> {
    const known = logCauses.includes(cause) ? (cause as LogCause) : 'unknown';
    await this.#append(hearingId, (recording) =>
      recording.id === recordingId && !recording.isFaulty ? [{ type: 'recording.faulted', payload: { recordingId, cause: known } }] : [],
    );
  }

  async recovered(hearingId: string, recordingId: string): Promise<void> {
    await this.#append(hearingId, (recording) =>
      recording.id === recordingId && recording.isFaulty ? [{ type: 'recording.recovered', payload: { recordingId } }] : [],
    );
  }

  /** A gap is reported by the node to every server, and again after a lost connection: the first to append it wins. */
  async gap(fact: ControlFact<'recordingGap'>): Promise<void> {
    const { hearingId, recordingId, fromAt, toAt, cause } = fact;
    await this.#append(
      hearingId,
      (recording) => (recording.id === recordingId ? [{ type: 'recording.gap', payload: { recordingId, fromAt, toAt, cause } }] : []),
      { isGapAt: fromAt },
    );
  }

  async #append(hearingId: string, decide: (recording: NonNullable<HearingState['recording']>) => EventDraft[], once?: { isGapAt: string }): Promise<void> {
    await this.#log
      .append({
        hearingId,
        actor: systemActor,
        // A gap may be learnt of when the court is in recess already; faults concern the recorder at work only.
        decide: (state) => (state.recording && !hasEnded(state) && (once || state.recording.status === 'capturing') ? decide(state.recording) : []),
        ...(once ? { unless: (transaction) => hasGap(transaction, hearingId, once.isGapAt) } : {}),
      })
      .catch(() => undefined); // the database is away: the light shows it, and the next report tries again
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#looking;
  }
}
