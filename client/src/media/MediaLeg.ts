import type { Source } from '@assize/contracts/media/grant';
import type { TransportOffer, Welcome } from '@assize/contracts/media/signalling';
import { Device } from 'mediasoup-client';
import type { DtlsParameters, IceParameters, RtpCapabilities, Transport, TransportOptions } from 'mediasoup-client/types';
import { IceKeeper } from './IceKeeper.ts';
import type { LocalMedia } from './LocalMedia.ts';
import type { MediaSocket } from './MediaSocket.ts';
import type { MediaState, RemoteTrack, SoundSeal } from './mediaState.ts';
import { ReceiveSide } from './ReceiveSide.ts';
import { SendSide } from './SendSide.ts';

interface Options {
  welcome: Welcome;
  local: LocalMedia;
  /** Goes over the socket of the moment: the leg outlives a socket that was lost and resumed. */
  request: MediaSocket['request'];
  getState: () => MediaState;
  onTracks: (tracks: Readonly<Record<string, RemoteTrack>>) => void;
  onSending: (source: Source, isSending: boolean) => void;
  onPath: (isConnected: boolean) => void;
  onGiveUp: () => void;
  seal: SoundSeal | undefined;
}

function transportOptions(offer: TransportOffer, welcome: Welcome): TransportOptions {
  return { ...(offer as unknown as TransportOptions), iceServers: welcome.iceServers };
}

/** Both transports of one stay in one media room, with all that is sent and received over them. */
export class MediaLeg {
  readonly send: SendSide;
  readonly receive: ReceiveSide;
  readonly #keepers: IceKeeper[];
  readonly #options: Options;
  readonly #device: Device;
  #isClosed = false;

  /** Throws mediasoup-client's UnsupportedError when the browser cannot take part. */
  static async create(options: Options): Promise<MediaLeg> {
    const device = await Device.factory();
    await device.load({ routerRtpCapabilities: options.welcome.routerRtpCapabilities as RtpCapabilities });
    return new MediaLeg(options, device);
  }

  private constructor(options: Options, device: Device) {
    const { welcome, local, request, getState, seal } = options;
    this.#options = options;
    this.#device = device;
    const sending = device.createSendTransport(transportOptions(welcome.send, welcome));
    const receiving = device.createRecvTransport(transportOptions(welcome.recv, welcome));
    this.#connect(sending, 'send');
    this.#connect(receiving, 'recv');
    sending.on('produce', ({ kind, rtpParameters, appData }, give, fail) => {
      const source = appData['source'] as Source;
      request('produce', { source, kind, rtpParameters: rtpParameters as never, paused: false }).then(({ producerId }) => give({ id: producerId }), fail);
    });
    this.send = new SendSide({
      device,
      transport: sending,
      local,
      request,
      getWanted: (kind) => getState()[kind].isWanted,
      getGrant: () => getState().grant,
      onSending: options.onSending,
      seal,
    });
    this.receive = new ReceiveSide({ transport: receiving, request, onTracks: options.onTracks, seal });
    this.#keepers = [this.#keep(sending, 'send'), this.#keep(receiving, 'recv')];
  }

  /** From now on the sfu makes consumers for what the grant allows. */
  async begin(): Promise<void> {
    const { codecs = [], headerExtensions = [] } = this.#device.recvRtpCapabilities;
    await this.#options.request('ready', { rtpCapabilities: { codecs: codecs as never, headerExtensions: headerExtensions as never } });
  }

  restartIce(): void {
    for (const keeper of this.#keepers) keeper.restartNow();
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    for (const keeper of this.#keepers) keeper.close();
    this.send.close();
    this.receive.close();
  }

  #connect(transport: Transport, direction: 'send' | 'recv'): void {
    transport.on('connect', ({ dtlsParameters }: { dtlsParameters: DtlsParameters }, done: () => void, fail: (error: Error) => void) => {
      this.#options.request('connectTransport', { direction, dtlsParameters }).then(done, fail);
    });
  }

  #keep(transport: Transport, direction: 'send' | 'recv'): IceKeeper {
    return new IceKeeper({
      transport,
      askParameters: async () => (await this.#options.request('restartIce', { direction }, 3000)).iceParameters as IceParameters,
      onGiveUp: this.#options.onGiveUp,
      onState: this.#options.onPath,
    });
  }
}
