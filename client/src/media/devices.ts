/** Why a camera or microphone could not be opened, as far as a page can know. */
export type DeviceFailure = 'denied' | 'notFound' | 'inUse' | 'insecure' | 'unknown';
export type DeviceKind = 'microphone' | 'camera' | 'speaker';

/** A device as a person chooses it. `label` is empty until the browser may tell it. */
export interface DeviceChoice {
  id: string;
  kind: DeviceKind;
  label: string;
}
const kinds: Record<MediaDeviceKind, DeviceKind> = { audioinput: 'microphone', videoinput: 'camera', audiooutput: 'speaker' };

/** Every camera, microphone and speaker that the browser shows. */
export async function listDevices(): Promise<DeviceChoice[]> {
  if (!('mediaDevices' in navigator)) return [];
  const found = await navigator.mediaDevices.enumerateDevices();
  return found.filter((one) => one.deviceId !== '').map((one) => ({ id: one.deviceId, kind: kinds[one.kind], label: one.label }));
}

/** Tells when a device comes or goes. Returns how to stop. */
export function watchDevices(onChange: () => void): () => void {
  if (!('mediaDevices' in navigator)) return () => undefined;
  navigator.mediaDevices.addEventListener('devicechange', onChange);
  return () => navigator.mediaDevices.removeEventListener('devicechange', onChange);
}

const storageKey = 'assize.devices';
type Chosen = Partial<Record<DeviceKind, string>>;

/** The devices chosen before on this machine, by kind. */
export function readChosenDevices(): Chosen {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '{}');
    return stored && typeof stored === 'object' ? (stored as Chosen) : {};
  } catch {
    return {};
  }
}

export function rememberDevice(kind: DeviceKind, id: string): void {
  try {
    localStorage.setItem(storageKey, JSON.stringify({ ...readChosenDevices(), [kind]: id }));
  } catch {
    // Storage may be forbidden: the choice then lasts until the page is left.
  }
}

/** What a browser's error name means (W3C Media Capture, getUserMedia). */
export function failureOf(error: unknown): DeviceFailure {
  const name = error instanceof Error ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'denied';
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return 'notFound';
  if (name === 'NotReadableError' || name === 'AbortError') return 'inUse';
  return 'unknown';
}

function isPhone(): boolean {
  return matchMedia('(pointer: coarse) and (max-width: 900px)').matches;
}

/** 720p for desks, 540p for phones, whose encoders and batteries are smaller. */
function cameraConstraints(id: string | undefined): MediaTrackConstraints {
  const size = isPhone() ? { width: { ideal: 960 }, height: { ideal: 540 } } : { width: { ideal: 1280 }, height: { ideal: 720 } };
  return { ...size, frameRate: { ideal: 25, max: 30 }, ...(id === undefined ? { facingMode: { ideal: 'user' } } : { deviceId: { exact: id } }) };
}

function microphoneConstraints(id: string | undefined): MediaTrackConstraints {
  const shape = { channelCount: { ideal: 1 }, echoCancellation: true, noiseSuppression: true, autoGainControl: true };
  return id === undefined ? shape : { ...shape, deviceId: { exact: id } };
}

async function open(kind: 'microphone' | 'camera', id: string | undefined): Promise<MediaStreamTrack | DeviceFailure> {
  if (!isSecureContext || !('mediaDevices' in navigator)) return 'insecure';
  try {
    const stream = await navigator.mediaDevices.getUserMedia(kind === 'camera' ? { video: cameraConstraints(id) } : { audio: microphoneConstraints(id) });
    return stream.getTracks()[0] ?? 'unknown';
  } catch (error) {
    const failure = failureOf(error);
    // The device chosen last time is not here today: take whichever there is.
    return failure === 'notFound' && id !== undefined ? open(kind, undefined) : failure;
  }
}

/** Whether this browser can share a screen at all; phones cannot. */
export function canShareScreen(): boolean {
  return isSecureContext && 'mediaDevices' in navigator && 'getDisplayMedia' in navigator.mediaDevices;
}

/** What the person chooses in the browser's own window, without sound: what is played to the court is an exhibit. */
export async function openScreen(): Promise<MediaStreamTrack | DeviceFailure> {
  try {
    const shape = { width: { max: 1920 }, height: { max: 1080 }, frameRate: { max: 10 } };
    const stream = await navigator.mediaDevices.getDisplayMedia({ video: shape, audio: false });
    return stream.getVideoTracks()[0] ?? 'unknown';
  } catch (error) {
    return failureOf(error);
  }
}

/** Opens one device: the one named, else the one chosen before, else the browser's own choice. */
export function openDevice(kind: 'microphone' | 'camera', id: string | undefined = readChosenDevices()[kind]): Promise<MediaStreamTrack | DeviceFailure> {
  return open(kind, id);
}
