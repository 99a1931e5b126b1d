import type { PeerProducer } from './PeerProducer.ts';
import type { ConnectionReading } from './rules/sampleConnection.ts';
import type { Voice } from './rules/SpeechMeter.ts';

/** Told of what happens in the courtroom; the recorder's tap listens. */
export interface RoomListener {
  onProducer(one: PeerProducer): void;
  onProducerClosed(one: PeerProducer): void;
  onProducerPaused(one: PeerProducer, isPaused: boolean): void;
  /** The microphones with any sound in the interval just past, loudest first. */
  onVoices(voices: readonly Voice[]): void;
  /** Every ten seconds, of everybody who has a place in the room. */
  onReadings(readings: readonly ConnectionReading[]): void;
}
