import { randomUUID } from 'node:crypto';
import type { MediaGrant, MediaKind, Source } from '@assize/contracts/media/grant';
import type { Logger } from '@assize/platform/log';
import type { AudioLevelObserver, AudioLevelObserverVolume, Router, RtpParameters } from 'mediasoup/types';
import { AppError } from '@assize/contracts/AppError';
import type { ConsumptionLedger } from './ConsumptionLedger.ts';
import { MediaPeer } from './MediaPeer.ts';
import { PeerConsumer } from './PeerConsumer.ts';
import { PeerProducer } from './PeerProducer.ts';
import type { PeerSocket } from './PeerSocket.ts';
import { PeersBoard } from './PeersBoard.ts';
import { readConnection } from './readConnection.ts';
import type { RoomListener } from './RoomListener.ts';
import { routerCodecs } from './routerCodecs.ts';
import { canConsume, canProduce, isProducerPaused } from './rules/mediaRules.ts';
import type { GrantTable } from './rules/GrantTable.ts';
import { levelIntervalMs, type Voice } from './rules/SpeechMeter.ts';
import type { PoolWorker } from './WorkerPool.ts';

/** A private room's id; null names the courtroom. */
export type RoomId = string | null;
/** The one kind of room that may be listened to. */
export type Courtroom = MediaRoom<null>;

interface Options<Id extends RoomId> {
  hearingId: string;
  roomId: Id;
  place: PoolWorker;
  grants: GrantTable;
  ledger: ConsumptionLedger;
  log: Logger;
}

/**
 * The media of one room of a hearing on one worker, for as long as that worker lives. Whatever flows in it follows
 * from the grants: consumers are made and closed here and never at a client's word. Nothing flows between rooms,
 * for each has a router of its own.
 */
export class MediaRoom<Id extends RoomId = RoomId> {
  readonly roomId: Id;
  readonly roomEpoch = randomUUID();
  readonly router: Router;
  readonly place: PoolWorker;
  readonly peers = new Map<string, MediaPeer>();
  readonly #options: Options<Id>;
  readonly #levels: AudioLevelObserver;
  readonly #board: PeersBoard;
  readonly #sampling: NodeJS.Timeout;
  readonly #listeners = new Set<Partial<RoomListener>>();
  #isClosed = false;

  static async create<Id extends RoomId>(options: Options<Id>): Promise<MediaRoom<Id>> {
    const router = await options.place.worker.createRouter({ mediaCodecs: routerCodecs });
    const levels = await router.createAudioLevelObserver({ interval: levelIntervalMs, maxEntries: 8, threshold: -60 });
    return new MediaRoom(options, router, levels);
  }

  private constructor(options: Options<Id>, router: Router, levels: AudioLevelObserver) {
    this.#options = options;
    this.roomId = options.roomId;
    this.place = options.place;
    this.router = router;
    this.#levels = levels;
    this.place.rooms += 1;
    this.#board = PeersBoard.create({ peers: this.peers, getGrant: (id) => options.grants.get(id) });
    levels.on('volumes', (volumes) => this.#tellVoices(volumes));
    levels.on('silence', () => this.#board.tellSpeaking([]));
    this.#sampling = setInterval(() => void this.#sample(), 10_000);
  }

  get producers(): PeerProducer[] {
    return [...this.peers.values()].flatMap((peer) => [...peer.producers.values()]);
  }

  /** Of the courtroom alone: what is said in a private room is for those who are in it. */
  listen(this: Courtroom, listener: Partial<RoomListener>): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** A new peer for the participant, or the one that `resume` names, with its socket attached. */
  async join(participantId: string, socket: PeerSocket, resume: unknown): Promise<{ peer: MediaPeer; isResumed: boolean }> {
    const before = this.peers.get(participantId);
    if (before?.isResumedBy(resume)) {
      before.attach(socket);
      this.#board.forget(before);
      return { peer: before, isResumed: true };
    }
    if (this.#isClosed) throw new AppError('unavailable');
    const peer = await MediaPeer.create({
      participantId,
      router: this.router,
      webRtcServer: this.place.webRtcServer,
      onGone: (gone) => this.remove(gone),
    });
    if (this.#isClosed || socket.disconnected) {
      peer.close(this.#isClosed ? 'closing' : undefined);
      throw new AppError('unavailable');
    }
    // Looked up again: another connection may have come while the transports were made.
    this.#drop(this.peers.get(participantId), 'replaced');
    this.peers.set(participantId, peer);
    peer.attach(socket);
    this.#board.touch();
    return { peer, isResumed: false };
  }

  remove(peer: MediaPeer): void {
    this.#drop(peer);
  }

  async produce(peer: MediaPeer, wanted: { source: Source; kind: MediaKind; rtpParameters: RtpParameters; paused: boolean }): Promise<PeerProducer> {
    const { source, kind, rtpParameters } = wanted;
    const { participantId } = peer;
    const { grants } = this.#options;
    if (!canProduce(grants.get(participantId), source, kind)) throw new AppError('grantRefused');
    this.closeProducer(peer, source);
    const producer = await peer.send.produce({
      kind,
      rtpParameters,
      paused: isProducerPaused(grants.get(participantId), source, wanted.paused),
      keyFrameRequestDelay: 1000,
      appData: { participantId, source },
    });
    const grant = grants.get(participantId);
    if (peer.isClosed || !canProduce(grant, source, kind)) {
      producer.close();
      throw new AppError('grantRefused');
    }
    this.closeProducer(peer, source);
    const one = PeerProducer.create({
      producer,
      participantId,
      source,
      isPausedBySender: wanted.paused,
      onClosed: (closed) => this.#handleProducerClosed(peer, closed),
    });
    peer.producers.set(source, one);
    this.#applyPause(one, grant);
    if (kind === 'audio') this.#levels.addProducer({ producerId: producer.id }).catch(() => undefined);
    for (const listener of this.#listeners) listener.onProducer?.(one);
    this.reconcile();
    return one;
  }

  setPausedBySender(peer: MediaPeer, source: Source, isPaused: boolean): void {
    const one = peer.producers.get(source);
    if (!one) throw new AppError('notFound');
    one.isPausedBySender = isPaused;
    this.#applyPause(one, this.#options.grants.get(peer.participantId));
    this.#board.touch();
  }

  /** Brings everything that flows in line with the grants: what they no longer allow closes now, what they newly allow follows. */
  reconcile(): void {
    if (this.#isClosed) return;
    for (const peer of this.peers.values()) {
      const grant = this.#options.grants.get(peer.participantId);
      for (const one of [...peer.producers.values()]) {
        if (canProduce(grant, one.source, one.producer.kind)) this.#applyPause(one, grant);
        else this.#closeProducer(peer, one, 'grant');
      }
      for (const one of [...peer.consumers.values()]) if (!this.#mayFlow(peer.participantId, one.speakerId, one.source)) one.close();
    }
    for (const viewer of this.peers.values()) void this.#openConsumers(viewer);
    this.#board.touch();
  }

  tellGrants(participantIds: Iterable<string>): void {
    for (const id of participantIds) this.peers.get(id)?.emit('grant', this.#options.grants.get(id));
  }

  close(cause: 'workerDied' | 'closing'): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    clearInterval(this.#sampling);
    this.#board.close();
    for (const peer of [...this.peers.values()]) this.#drop(peer, cause);
    this.router.close();
    this.place.rooms -= 1;
  }

  #mayFlow(viewerId: string, speakerId: string, source: Source): boolean {
    const { grants } = this.#options;
    return canConsume({ id: viewerId, grant: grants.get(viewerId) }, { id: speakerId, grant: grants.get(speakerId) }, source);
  }

  async #openConsumers(viewer: MediaPeer): Promise<void> {
    const has = new Set([...viewer.consumers.values()].map((one) => one.producerId));
    const wanted = this.producers.filter(
      (one) => !has.has(one.id) && !viewer.pending.has(one.id) && this.#mayFlow(viewer.participantId, one.participantId, one.source),
    );
    if (!viewer.rtpCapabilities || wanted.length === 0) return;
    const made = await Promise.all(wanted.map((one) => this.#openConsumer(viewer, one)));
    const offers = made.filter((one) => one !== undefined && viewer.consumers.has(one.id)).map((one) => (one as PeerConsumer).offer());
    if (offers.length > 0) viewer.emit('consumers', offers);
  }

  async #openConsumer(viewer: MediaPeer, from: PeerProducer): Promise<PeerConsumer | undefined> {
    const { rtpCapabilities } = viewer;
    if (!rtpCapabilities || !this.router.canConsume({ producerId: from.id, rtpCapabilities })) return undefined;
    viewer.pending.add(from.id);
    try {
      const consumer = await viewer.recv.consume({ producerId: from.id, rtpCapabilities, paused: true });
      // The grant, the producer or the viewer may have gone while the worker was asked.
      if (viewer.isClosed || from.isClosed || !this.#mayFlow(viewer.participantId, from.participantId, from.source)) {
        consumer.close();
        return undefined;
      }
      this.place.consumers += 1;
      const one = PeerConsumer.create({
        consumer,
        roomId: this.roomId,
        viewerId: viewer.participantId,
        speakerId: from.participantId,
        source: from.source,
        ledger: this.#options.ledger,
        onPaused: ({ id, isProducerPaused: isPaused }) => viewer.emit('consumerPaused', { consumerId: id, isPaused }),
        onClosed: ({ id }) => {
          this.place.consumers -= 1;
          viewer.consumers.delete(id);
          if (!this.#isGone) viewer.emit('consumerClosed', { consumerId: id });
        },
      });
      viewer.consumers.set(one.id, one);
      return one;
    } catch (error) {
      if (!this.#isGone && !viewer.isClosed && !from.isClosed) this.#options.log.warn({ err: error }, 'consumer not made');
      return undefined;
    } finally {
      viewer.pending.delete(from.id);
    }
  }

  /** The worker is dead or the room closes: `reset` tells it all. */
  get #isGone(): boolean {
    return this.#isClosed || this.place.worker.closed;
  }

  #applyPause(one: PeerProducer, grant: MediaGrant): void {
    const shouldPause = isProducerPaused(grant, one.source, one.isPausedBySender);
    if (!one.setPaused(shouldPause)) return;
    for (const listener of this.#listeners) listener.onProducerPaused?.(one, shouldPause);
  }

  closeProducer(peer: MediaPeer, source: Source): void {
    const one = peer.producers.get(source);
    if (one) this.#closeProducer(peer, one);
  }

  /** Its consumers first, so that their last bytes can still be counted. */
  #closeProducer(peer: MediaPeer, one: PeerProducer, cause?: 'grant'): void {
    for (const viewer of this.peers.values()) {
      for (const consumer of [...viewer.consumers.values()]) if (consumer.producerId === one.id) consumer.close();
    }
    one.close();
    if (cause) peer.emit('producerClosed', { source: one.source, cause });
  }

  #handleProducerClosed(peer: MediaPeer, one: PeerProducer): void {
    if (peer.producers.get(one.source) === one) peer.producers.delete(one.source);
    for (const listener of this.#listeners) listener.onProducerClosed?.(one);
    if (!this.#isGone) this.#board.touch();
  }

  #drop(peer: MediaPeer | undefined, cause?: 'replaced' | 'workerDied' | 'closing'): void {
    if (!peer) return;
    if (this.peers.get(peer.participantId) === peer) this.peers.delete(peer.participantId);
    for (const one of [...peer.producers.values()]) this.#closeProducer(peer, one);
    peer.close(cause);
    if (!this.#isGone) this.#board.touch();
  }

  #tellVoices(volumes: AudioLevelObserverVolume[]): void {
    const voices = volumes.flatMap(({ producer, volume }): Voice[] => {
      const participantId = String(producer.appData['participantId']);
      const microphone = this.peers.get(participantId)?.producers.get('microphone');
      // One that was paused just now is silent, whatever of it was still on the way from the worker.
      return microphone?.id === producer.id && !microphone.isPaused ? [{ participantId, level: volume }] : [];
    });
    this.#board.tellSpeaking(voices);
    for (const listener of this.#listeners) listener.onVoices?.(voices);
  }

  /** The ledger's counts of every room; whoever listens gets the readings too. */
  async #sample(): Promise<void> {
    const readings = await Promise.all([...this.peers.values()].map(readConnection));
    if (this.#isGone) return;
    for (const listener of this.#listeners) listener.onReadings?.(readings.filter((one) => one !== undefined));
  }
}
