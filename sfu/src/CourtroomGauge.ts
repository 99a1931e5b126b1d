import type { Courtroom } from './MediaRoom.ts';
import type { PlacedHearing } from './PlacedHearing.ts';
import type { PeerProducer } from './PeerProducer.ts';
import type { TellFact } from './recording/Recording.ts';
import { type ConnectionReading, sampleConnection } from './rules/sampleConnection.ts';
import { SpeechMeter, type Voice } from './rules/SpeechMeter.ts';

interface Options {
  hearing: Pick<PlacedHearing, 'hearingId' | 'listen'>;
  getNodeLoad: () => number;
  tell: TellFact;
}

const speechEveryMs = 1000;

/** Tells servers how long each person in the courtroom has spoken, and how each one's connection does. */
export class CourtroomGauge {
  readonly #options: Options;
  readonly #endHearing: () => void;
  #room: Courtroom | undefined;
  #endRoom: (() => void) | undefined;
  #meter = new SpeechMeter();
  /** Set while somebody has spoken since servers were last told. */
  #telling: NodeJS.Timeout | undefined;
  #before: ReadonlyMap<string, ConnectionReading> = new Map();

  static create(options: Options): CourtroomGauge {
    return new CourtroomGauge(options);
  }

  private constructor(options: Options) {
    this.#options = options;
    this.#endHearing = options.hearing.listen({ onRoom: (room) => this.#enter(room), onRoomLost: () => this.#leave() });
  }

  /** For a server that has just connected: what was spoken while it was away. */
  retell(): void {
    if (Object.keys(this.#meter.spokenMs).length > 0) this.#tellSpeech();
  }

  close(): void {
    this.#leave();
    this.#endHearing();
  }

  #enter(room: Courtroom): void {
    this.#leave();
    this.#room = room;
    const hush = ({ participantId, source }: PeerProducer): void => {
      if (source === 'microphone') this.#meter.hush(participantId);
    };
    this.#endRoom = room.listen({
      onVoices: (voices) => this.#heed(voices),
      onReadings: (readings) => this.#tellConnections(readings),
      onProducerPaused: hush,
      onProducerClosed: hush,
    });
  }

  /** What was spoken in a room is told of that room. */
  #leave(): void {
    if (this.#telling) this.#tellSpeech();
    this.#endRoom?.();
    this.#endRoom = undefined;
    this.#room = undefined;
    this.#meter = new SpeechMeter();
    this.#before = new Map();
  }

  #heed(voices: readonly Voice[]): void {
    if (this.#meter.take(voices, performance.now())) this.#telling ??= setTimeout(() => this.#tellSpeech(), speechEveryMs);
  }

  #tellSpeech(): void {
    clearTimeout(this.#telling);
    this.#telling = undefined;
    if (!this.#room) return;
    const { tell, hearing } = this.#options;
    tell('speech', { hearingId: hearing.hearingId, roomEpoch: this.#room.roomEpoch, at: new Date().toISOString(), spokenMs: this.#meter.spokenMs });
  }

  #tellConnections(readings: readonly ConnectionReading[]): void {
    const { tell, hearing, getNodeLoad } = this.#options;
    const samples = readings.map((now) => sampleConnection(this.#before.get(now.connectionId), now));
    this.#before = new Map(readings.map((one) => [one.connectionId, one]));
    if (samples.length === 0) return;
    tell('connections', { hearingId: hearing.hearingId, at: new Date().toISOString(), nodeLoad: getNodeLoad(), samples });
  }
}
