import type { CustodyLine } from '@assize/contracts/custody/events';
import type { RecordView } from '@assize/contracts/custody/views';
import type { Portion } from '@assize/contracts/recording/portions';
import type { Span } from '@assize/contracts/recording/readable';
import { waveformName, waveformSchema } from '@assize/contracts/recording/waveform';
import { CourtClient } from '../../../infra/testing/CourtClient.ts';
import type { Cast } from '../../../infra/testing/scheduleHearing.ts';

/** The record of a hearing as each of its people is given it, besides what their pages show. */
export class RecordReader<Name extends string> {
  readonly #baseUrl: string;
  readonly #cast: Cast<Name>;
  readonly #hearing: { hearingId: string };

  constructor(baseUrl: string, cast: Cast<Name>) {
    this.#baseUrl = baseUrl;
    this.#cast = cast;
    this.#hearing = { hearingId: cast.hearingId };
  }

  as(name: Name): Promise<CourtClient> {
    return CourtClient.signIn(this.#cast.links[name]);
  }

  async view(name: Name): Promise<RecordView> {
    return (await this.as(name)).api('GET /api/hearings/:hearingId/custody', this.#hearing);
  }

  /** Every line of one type, as this person reads the custody log. */
  async lines<T extends CustodyLine['type']>(name: Name, type: T): Promise<Extract<CustodyLine, { type: T }>[]> {
    return (await this.view(name)).custody.filter((line): line is Extract<CustodyLine, { type: T }> => line.type === type);
  }

  async recordingId(name: Name): Promise<string> {
    return (await this.view(name)).recordings[0]?.id ?? '';
  }

  async isSealed(name: Name): Promise<boolean> {
    return (await this.view(name)).recordings[0]?.status === 'sealed';
  }

  async portions(name: Name): Promise<Portion[]> {
    const client = await this.as(name);
    return (await client.api('GET /api/recordings/:recordingId/portions', { recordingId: await this.recordingId(name) })).portions;
  }

  /** The answer to a demand for one of the recording's files. */
  async file(name: Name, file: string): Promise<Response> {
    const client = await this.as(name);
    const { base } = await client.api('POST /api/recordings/:recordingId/tickets', { recordingId: await this.recordingId(name) });
    return fetch(this.#baseUrl + base + file);
  }

  /** How loud somebody is anywhere in the waveform that this person is given. */
  async loudest(name: Name, participantId: string): Promise<number> {
    const { voices } = waveformSchema.parse(await (await this.file(name, waveformName)).json());
    return Math.max(0, ...voices.filter((one) => one.participantId === participantId).flatMap((one) => one.peaks));
  }

  /** What becomes of the proposal to destroy the record. */
  async proposeDestruction(name: Name): Promise<unknown> {
    const command = { key: crypto.randomUUID(), type: 'destruction.propose', payload: { reason: 'no room is left' } };
    return (await this.as(name)).api('POST /api/hearings/:hearingId/custody', this.#hearing, command);
  }
}

/** Whether a player never stood in what is closed. */
export function keepsOut(positions: readonly number[], closed: readonly Span[]): boolean {
  return positions.length > 0 && positions.every((at) => closed.every(({ fromMs, toMs }) => at < fromMs || at >= toMs));
}
