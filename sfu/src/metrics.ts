import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { Hearings } from './Hearings.ts';
import type { HearingRecorder } from './recording/HearingRecorder.ts';
import type { WorkerPool } from './WorkerPool.ts';

interface Sources {
  pool: WorkerPool;
  hearings: Hearings;
  recorders: ReadonlyMap<string, HearingRecorder>;
}

/** Metrics of an sfu node, read when they are asked for. */
export function createMetrics({ pool, hearings, recorders }: Sources): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const gauge = (name: string, help: string, read: () => number): void => {
    new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        this.set(read());
      },
    });
  };
  const rooms = () => hearings.all.flatMap((hearing) => hearing.rooms);
  gauge('assize_media_workers', 'mediasoup workers alive', () => pool.live.length);
  gauge('assize_media_load_ratio', 'consumers against the capacity of all workers', () => pool.load());
  gauge('assize_media_hearings', 'hearings on this node', () => hearings.all.length);
  gauge('assize_media_peers', 'media connections of participants, in courtrooms and private rooms', () =>
    rooms().reduce((sum, room) => sum + room.peers.size, 0),
  );
  gauge('assize_media_producers', 'sources that reach this node', () => rooms().reduce((sum, room) => sum + room.producers.length, 0));
  gauge('assize_media_consumers', 'sources that this node passes on', () => pool.live.reduce((sum, one) => sum + one.consumers, 0));
  gauge('assize_recordings', 'recordings being captured', () => [...recorders.values()].filter((one) => one.isRecording).length);
  return registry;
}
