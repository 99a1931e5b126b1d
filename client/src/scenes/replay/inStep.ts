/** Where a track lies in the recording, ms on its clock. */
export interface Place {
  startsAtMs: number;
  durationMs: number;
}
/** The picture that leads. */
interface Leader {
  /** ms of the recording. */
  atMs: number;
  isRunning: boolean;
  rate: number;
}
interface Step {
  isPlaying: boolean;
  rate: number;
  /** Where to jump, s of the track; undefined: it stays on its way. */
  jumpToS: number | undefined;
}
/** Further away than this it jumps, as people notice it. */
const jumpMs = 120;
/** Further away than this it hurries or waits a little, which nobody hears. */
const driftMs = 25;

/** What a track does to be with the picture. @param atS where it stands, s of the track */
export function stepOf(leader: Leader, { startsAtMs, durationMs }: Place, atS: number): Step {
  const wantedMs = leader.atMs - startsAtMs;
  const isIn = wantedMs >= 0 && wantedMs < durationMs;
  const aheadMs = atS * 1000 - wantedMs;
  const isPlaying = leader.isRunning && isIn;
  const mustJump = isIn && Math.abs(aheadMs) > (isPlaying ? jumpMs : 1);
  const hurry = Math.abs(aheadMs) <= driftMs || mustJump ? 1 : aheadMs > 0 ? 0.96 : 1.04;
  return { isPlaying, rate: leader.rate * hurry, jumpToS: mustJump ? wantedMs / 1000 : undefined };
}

/** Keeps tracks in step with a picture: their sound or their pictures follow its clock. */
export class InStep {
  readonly #followers = new Map<HTMLMediaElement, Place>();
  #leader: HTMLVideoElement | undefined;
  #leaderStartsAtMs = 0;

  /** Follows this picture from now on. Returns how to let go. */
  follow(leader: HTMLVideoElement, startsAtMs: number): () => void {
    this.#leader = leader;
    this.#leaderStartsAtMs = startsAtMs;
    const events = ['play', 'playing', 'pause', 'seeking', 'seeked', 'waiting', 'ratechange', 'timeupdate'] as const;
    const handle = (): void => this.sync();
    for (const event of events) leader.addEventListener(event, handle);
    this.sync();
    return () => {
      for (const event of events) leader.removeEventListener(event, handle);
      this.#leader = undefined;
      for (const follower of this.#followers.keys()) follower.pause();
    };
  }

  add(follower: HTMLMediaElement, place: Place): () => void {
    this.#followers.set(follower, place);
    this.sync();
    return () => {
      this.#followers.delete(follower);
      follower.pause();
    };
  }

  sync(): void {
    const leader = this.#leader;
    if (!leader) return;
    const isRunning = !leader.paused && !leader.seeking && leader.readyState >= HTMLMediaElement.HAVE_FUTURE_DATA;
    const now = { atMs: leader.currentTime * 1000 + this.#leaderStartsAtMs, isRunning, rate: leader.playbackRate };
    for (const [follower, place] of this.#followers) {
      const { isPlaying, rate, jumpToS } = stepOf(now, place, follower.currentTime);
      if (jumpToS !== undefined && !follower.seeking) follower.currentTime = jumpToS;
      if (follower.playbackRate !== rate) follower.playbackRate = rate;
      if (isPlaying && follower.paused) void follower.play().catch(() => undefined);
      else if (!isPlaying && !follower.paused) follower.pause();
    }
  }
}
