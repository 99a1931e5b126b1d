import type { MediaGrant } from '@assize/contracts/media/grant';
import type { PeerSources } from '@assize/contracts/media/signalling';
import type { MediaPeer } from './MediaPeer.ts';
import { rateLink } from './rules/linkQuality.ts';

interface Options {
  peers: ReadonlyMap<string, MediaPeer>;
  getGrant: (participantId: string) => MediaGrant;
}
type Speakers = { participantId: string; level: number }[];

/** Changes close to each other go out together. */
const debounceMs = 50;
const linkEveryMs = 2000;

/** Tells each peer who sends what, over which kind of link, and who speaks: only of those they may receive, and of themselves. */
export class PeersBoard {
  readonly #options: Options;
  readonly #links: NodeJS.Timeout;
  #debounce: NodeJS.Timeout | undefined;
  /** What each peer was last told, so that nothing is told twice. */
  readonly #told = new WeakMap<MediaPeer, string>();
  /** Peers whose last news was that somebody speaks. */
  readonly #hearing = new WeakSet<MediaPeer>();

  static create(options: Options): PeersBoard {
    return new PeersBoard(options);
  }

  private constructor(options: Options) {
    this.#options = options;
    this.#links = setInterval(() => this.#tell(), linkEveryMs);
  }

  /** Something of somebody changed. */
  touch(): void {
    this.#debounce ??= setTimeout(() => this.#tell(), debounceMs);
  }

  /** A socket came back: it knows nothing of what it was told. */
  forget(peer: MediaPeer): void {
    this.#told.delete(peer);
    this.touch();
  }

  tellSpeaking(speakers: Speakers): void {
    for (const peer of this.#options.peers.values()) {
      const { receive } = this.#options.getGrant(peer.participantId);
      const heard = speakers.filter((one) => receive.includes(one.participantId));
      if (heard.length === 0 && !this.#hearing.has(peer)) continue;
      if (heard.length > 0) this.#hearing.add(peer);
      else this.#hearing.delete(peer);
      peer.emit('speaking', heard);
    }
  }

  close(): void {
    clearInterval(this.#links);
    clearTimeout(this.#debounce);
  }

  #tell(): void {
    clearTimeout(this.#debounce);
    this.#debounce = undefined;
    const present = new Map([...this.#options.peers.values()].map((peer) => [peer.participantId, this.#present(peer)]));
    for (const peer of this.#options.peers.values()) {
      if (!peer.hasSocket) continue;
      const { receive } = this.#options.getGrant(peer.participantId);
      const list = [peer.participantId, ...receive].flatMap((id) => present.get(id) ?? []);
      const text = JSON.stringify(list);
      if (this.#told.get(peer) === text) continue;
      this.#told.set(peer, text);
      peer.emit('peers', list);
    }
  }

  #present(peer: MediaPeer): PeerSources {
    const { held } = this.#options.getGrant(peer.participantId);
    const sources: PeerSources['sources'] = {};
    for (const one of peer.producers.values()) sources[one.source] = { isPaused: one.isPaused, isHeld: held.includes(one.source) };
    const sendScores = [...peer.producers.values()].flatMap((one) => one.score ?? []);
    const receiveScores = [...peer.consumers.values()].flatMap((one) => one.score ?? []);
    return {
      participantId: peer.participantId,
      sources,
      link: rateLink({ hasSocket: peer.hasSocket, isIceAlive: peer.isIceAlive, sendScores, receiveScores }),
    };
  }
}
