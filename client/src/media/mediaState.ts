import { type MediaGrant, noGrant, type Source } from '@assize/contracts/media/grant';
import type { LinkQuality, PeerSources } from '@assize/contracts/media/signalling';
import type { DeviceFailure } from './devices.ts';

/** `recovering`: was live and comes back by itself. `failed`: will not, see `failure`. */
export type MediaStatus = 'idle' | 'joining' | 'live' | 'recovering' | 'failed';
/** The two devices that a person sends by; the third source, their screen, is chosen by hand each time. */
export type LocalKind = 'microphone' | 'camera';

/** Own microphone, camera or screen. */
export interface LocalSource {
  /** What the person asked for; kept over recess, mute by the court and reconnecting. */
  isWanted: boolean;
  /** Whether the sfu has it now. */
  isSending: boolean;
  /** For the own picture; undefined while the device is closed. */
  track: MediaStreamTrack | undefined;
  failure: DeviceFailure | undefined;
}

/** Of sound that only its members may hear: told of each sender before it sends, and of each receiver before it plays. */
export interface SoundSeal {
  sealSender: (sender: RTCRtpSender) => void;
  openReceiver: (participantId: string, receiver: RTCRtpReceiver) => void;
}

/** One picture or sound of another participant. */
export interface RemoteTrack {
  consumerId: string;
  participantId: string;
  source: Source;
  track: MediaStreamTrack;
  /** Its sender or the court paused it: a plate is shown, not a frozen picture. */
  isPaused: boolean;
}

/** Who is heard now, loudest first; told several times a second, so it is kept apart from what is drawn. */
export type Voices = readonly { participantId: string; level: number }[];

export interface MediaState {
  status: MediaStatus;
  failure: 'replaced' | 'unsupported' | undefined;
  grant: MediaGrant;
  microphone: LocalSource;
  camera: LocalSource;
  /** Wanted from the moment it was chosen in the browser's own window until it ends. */
  screen: LocalSource;
  /** By consumer id. */
  tracks: Readonly<Record<string, RemoteTrack>>;
  /** By participant id. */
  peers: Readonly<Record<string, PeerSources>>;
  /** The person's own way to the court. */
  ownLink: LinkQuality;
  /** The browser wants a touch before it plays sound. */
  isSoundBlocked: boolean;
}

const closedSource: LocalSource = { isWanted: true, isSending: false, track: undefined, failure: undefined };
export const initialMedia: MediaState = {
  status: 'idle',
  failure: undefined,
  grant: noGrant,
  microphone: closedSource,
  camera: closedSource,
  screen: { ...closedSource, isWanted: false },
  tracks: {},
  peers: {},
  ownLink: 'good',
  isSoundBlocked: false,
};
