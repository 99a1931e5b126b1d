import type { MediaAck, MediaMessages, MediaRequest, MediaRequestType, MediaResults, Welcome } from '@assize/contracts/media/signalling';
import { io, type Socket } from 'socket.io-client';
import { ApiError } from '../session/ApiError.ts';

export interface MediaDoor {
  url: string;
  grant: string;
  /** From an earlier welcome: to go on with the same transports. */
  resume: string | undefined;
}

type Requests = { [T in MediaRequestType]: (body: MediaRequest<T>, ack: (answer: MediaAck<MediaResults[T]>) => void) => void };

const requestTimeoutMs = 8000;

/** One socket to `/media` of an sfu node, for one attempt: when it is lost, another is made. */
export class MediaSocket {
  readonly #socket: Socket<MediaMessages, Requests>;
  #isClosed = false;

  static open(door: MediaDoor): MediaSocket {
    return new MediaSocket(door);
  }

  private constructor({ url, grant, resume }: MediaDoor) {
    this.#socket = io(`${url.replace(/\/$/, '')}/media`, {
      forceNew: true,
      transports: ['websocket'],
      reconnection: false,
      timeout: 6000,
      auth: resume === undefined ? { grant } : { grant, resume },
    });
  }

  on<T extends keyof MediaMessages>(type: T, listener: MediaMessages[T]): void {
    this.#socket.on(type, ((...values: Parameters<MediaMessages[T]>) => {
      if (!this.#isClosed) (listener as (...given: unknown[]) => void)(...values);
    }) as never);
  }

  /** Told once, when the socket is lost or could not be opened; not when we close it. */
  onLost(listener: (refusal: string | undefined) => void): void {
    const tell = (refusal: string | undefined): void => {
      if (this.#isClosed) return;
      this.close();
      listener(refusal);
    };
    this.#socket.on('disconnect', () => tell(undefined));
    this.#socket.on('connect_error', (error: Error & { data?: { code?: string } }) => tell(error.data?.code ?? error.message));
  }

  /** Resolves with the sfu's first message. Rejects when none comes in time. */
  untilWelcome(timeoutMs: number): Promise<Welcome> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new ApiError('unavailable')), timeoutMs);
      this.#socket.once('welcome', (welcome) => {
        clearTimeout(timer);
        resolve(welcome);
      });
      this.#socket.once('connect_error', () => {
        clearTimeout(timer);
        reject(new ApiError('unavailable'));
      });
    });
  }

  /** Rejects with ApiError: the refusal's code, or `unavailable` when no answer came. */
  async request<T extends MediaRequestType>(type: T, body: MediaRequest<T>, timeoutMs: number = requestTimeoutMs): Promise<MediaResults[T]> {
    if (this.#isClosed) throw new ApiError('unavailable');
    let answer: MediaAck<MediaResults[T]>;
    try {
      answer = (await this.#socket.timeout(timeoutMs).emitWithAck(type as 'ping', body as never)) as unknown as MediaAck<MediaResults[T]>;
    } catch {
      throw new ApiError('unavailable');
    }
    if (!answer.ok) throw ApiError.from(answer.error);
    return answer.result;
  }

  /** Nothing is told after this. */
  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#socket.disconnect();
  }
}
