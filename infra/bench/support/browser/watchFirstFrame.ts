/** Instants of a page, ms since its navigation began (`performance.timeOrigin`). */
export interface FirstFrame {
  /** The socket to the sfu is opened: the last socket before the first connection. */
  socketAtMs: number | null;
  /** The first RTCPeerConnection is made. */
  connectionAtMs: number | null;
  /** A picture of somebody else is on the page. */
  frameAtMs: number | null;
}

/** Runs in a page before anything of its own, on both sides alike: notes when the first remote picture is shown. */
export function watchFirstFrame(): void {
  const seen: FirstFrame = { socketAtMs: null, connectionAtMs: null, frameAtMs: null };
  Object.assign(globalThis, { firstFrame: seen });
  const remoteTracks = new Set<string>();

  const NativeSocket = WebSocket;
  globalThis.WebSocket = class extends NativeSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      if (seen.connectionAtMs === null) seen.socketAtMs = performance.now();
    }
  };
  const NativeConnection = RTCPeerConnection;
  globalThis.RTCPeerConnection = class extends NativeConnection {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      seen.connectionAtMs ??= performance.now();
      this.addEventListener('track', ({ track }) => remoteTracks.add(track.id));
    }
  };

  const native = Object.getOwnPropertyDescriptor(HTMLMediaElement.prototype, 'srcObject');
  if (!native?.get || !native.set) throw new Error('no srcObject to watch');
  const isRemote = (element: HTMLMediaElement): boolean =>
    element.srcObject instanceof MediaStream && element.srcObject.getVideoTracks().some((track) => remoteTracks.has(track.id));
  const watch = (element: HTMLVideoElement): void => {
    element.requestVideoFrameCallback((now) => {
      if (seen.frameAtMs !== null) return;
      if (isRemote(element)) seen.frameAtMs = now;
      else watch(element);
    });
  };
  Object.defineProperty(HTMLMediaElement.prototype, 'srcObject', {
    configurable: true,
    get(this: HTMLMediaElement) {
      return native.get?.call(this) as unknown;
    },
    set(this: HTMLMediaElement, value: unknown) {
      native.set?.call(this, value);
      if (this instanceof HTMLVideoElement && seen.frameAtMs === null) watch(this);
    },
  });
}
