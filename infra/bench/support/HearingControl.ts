import { randomUUID } from 'node:crypto';
import type { ControlAck, ControlRequest, ControlRequestType, ControlResult } from '@assize/contracts/control/protocol';
import type { MediaGrant } from '@assize/contracts/media/grant';
import type { CaptureHealth } from '@assize/contracts/recording/health';
import { createDataKey } from '@assize/platform/masterKey';
import { signToken } from '@assize/platform/tokens';
import { io, type Socket } from 'socket.io-client';
import type { Scope } from './Scope.ts';
import type { RunningSfu } from './startSfu.ts';

/** What a recording holds, by the recorder's own count. */
export interface Recorded {
  state: CaptureHealth['state'] | 'unknown';
  bytes: number;
  packets: number;
  missing: number;
}

/** One hearing on an sfu, held as the server holds it: placed, granted and recorded over `/control`. */
export class HearingControl {
  readonly hearingId = randomUUID();
  readonly #recordingId = randomUUID();
  readonly #sfu: RunningSfu;
  readonly #socket: Socket;
  readonly #key: { dataKey: Buffer; wrappedKey: string };
  readonly #grants: Record<string, MediaGrant>;
  #health: CaptureHealth | undefined;

  /** A hearing in which `people` send sound and picture, and each receives everybody else. */
  static async create(scope: Scope, sfu: RunningSfu, people: number): Promise<HearingControl> {
    const control = new HearingControl(sfu, people);
    scope.defer(() => void control.#socket.disconnect());
    const { hearingId } = control;
    await control.#ask('placeHearing', { hearingId });
    await control.#ask('setGrants', { hearingId, version: 1, grants: control.#grants });
    return control;
  }

  private constructor(sfu: RunningSfu, people: number) {
    this.#sfu = sfu;
    this.#key = createDataKey(sfu.masterKey);
    const ids = Array.from({ length: people }, () => randomUUID());
    this.#grants = Object.fromEntries(ids.map((id) => [id, { send: ['microphone', 'camera'], held: [], receive: ids.filter((other) => other !== id) }]));
    this.#socket = io(`${sfu.url}/control`, {
      transports: ['websocket'],
      forceNew: true,
      auth: (give) => give({ token: signToken('control', { sub: 'server' }, sfu.secret) }),
    });
    this.#socket.on('captureHealth', (health: CaptureHealth) => {
      if (health.hearingId === this.hearingId) this.#health = health;
    });
  }

  /** Grants of all people, to join `/media` with. */
  tokens(): string[] {
    const { hearingId } = this;
    return Object.entries(this.#grants).map(([sub, grant]) => signToken('media', { sub, hearingId, version: 1, grant }, this.#sfu.secret));
  }

  async startRecording(): Promise<void> {
    const { hearingId } = this;
    await this.#ask('startRecording', {
      hearingId,
      recordingId: this.#recordingId,
      dataKey: this.#key.dataKey.toString('base64'),
      wrappedKey: this.#key.wrappedKey,
    });
  }

  /** Resolves when every journal file is closed and stored, with their size and what the capture light last said. */
  async stopRecording(): Promise<Recorded> {
    const { hearingId } = this;
    const { state = 'unknown', tracks = [] } = this.#health ?? {};
    const { files } = await this.#ask('stopRecording', { hearingId, recordingId: this.#recordingId, cause: 'recess' });
    const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0);
    return {
      state,
      bytes: sum(files.map((file) => file.bytes)),
      packets: sum(tracks.map((track) => track.packets)),
      missing: sum(tracks.map((track) => track.missing)),
    };
  }

  /** Everybody is sent out and the hearing is gone from the node. */
  async release(): Promise<void> {
    await this.#ask('releaseHearing', { hearingId: this.hearingId });
    this.#socket.disconnect();
  }

  async #ask<T extends ControlRequestType>(type: T, request: ControlRequest<T>): Promise<ControlResult<T>> {
    const ack = (await this.#socket.timeout(20_000).emitWithAck(type, request)) as ControlAck<T>;
    if (!ack.ok) throw new Error(`${type}: ${ack.error.code} ${JSON.stringify(ack.error.details ?? {})}`);
    return ack.result;
  }
}
