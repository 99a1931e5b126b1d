import { type MediaGrant, noGrant, type Source } from '@assize/contracts/media/grant';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiError } from '../session/ApiError.ts';
import { LocalMedia } from './LocalMedia.ts';
import { SendSide } from './SendSide.ts';

class FakeTrack extends EventTarget {
  readyState = 'live';
  contentHint = '';
  getSettings(): MediaTrackSettings {
    return { height: 720 };
  }
  stop(): void {
    this.readyState = 'ended';
  }
}
class FakeProducer {
  paused = false;
  closed = false;
  track: unknown;
  constructor(track: unknown) {
    this.track = track;
  }
  pause(): void {
    this.paused = true;
  }
  resume(): void {
    this.paused = false;
  }
  close(): void {
    this.closed = true;
  }
  replaceTrack({ track }: { track: unknown }): Promise<void> {
    this.track = track;
    return Promise.resolve();
  }
}

const all: MediaGrant = { send: ['microphone', 'camera'], held: [], receive: [] };
let grant: MediaGrant;
let wanted: Record<Source, boolean>;
let requests: [string, unknown][];
let producers: Map<Source, FakeProducer[]>;
let shapes: Map<Source, unknown>;
let sending: Record<Source, boolean>;
let local: LocalMedia;
let cameraLeave: Promise<void>;
let failing: Error | undefined;
let side: SendSide;
const last = (kind: Source): FakeProducer | undefined => producers.get(kind)?.at(-1);

beforeEach(() => {
  grant = all;
  wanted = { microphone: true, camera: true, screen: false };
  requests = [];
  sending = { microphone: false, camera: false, screen: false };
  producers = new Map();
  shapes = new Map();
  cameraLeave = Promise.resolve();
  failing = undefined;
  local = new LocalMedia({
    open: async (kind) => {
      if (kind === 'camera') await cameraLeave;
      return new FakeTrack() as unknown as MediaStreamTrack;
    },
    onChange: () => undefined,
    onEnded: () => undefined,
  });
  const transport = {
    produce: ({ track, appData, encodings }: { track: unknown; appData: { source: Source }; encodings?: unknown }) => {
      shapes.set(appData.source, { encodings });
      if (failing) return Promise.reject(failing);
      const producer = new FakeProducer(track);
      producers.set(appData.source, [...(producers.get(appData.source) ?? []), producer]);
      return Promise.resolve(producer);
    },
    close: () => undefined,
  };
  side = new SendSide({
    device: { sendRtpCapabilities: { codecs: [] } } as never,
    transport: transport as never,
    local,
    request: ((type: string, body: unknown) => {
      requests.push([type, body]);
      return Promise.resolve({});
    }) as never,
    getWanted: (kind) => wanted[kind],
    getGrant: () => grant,
    onSending: (kind, isSending) => {
      sending[kind] = isSending;
    },
  });
});

describe('what is sent', () => {
  it('is what is granted and wanted', async () => {
    await side.follow();
    expect(sending).toEqual({ microphone: true, camera: true, screen: false });
  });
  it('is nothing, with the camera closed, while the court is in recess; and all again afterwards', async () => {
    await side.follow();
    const before = local.get('camera');
    grant = noGrant;
    await side.follow();
    expect([sending.microphone, sending.camera, last('camera')?.closed, before?.readyState]).toEqual([false, false, true, 'ended']);
    grant = all;
    await side.follow();
    expect([sending.microphone, sending.camera, producers.get('camera')?.length]).toEqual([true, true, 2]);
  });
  it('leaves the camera off over a recess when the person switched it off', async () => {
    wanted.camera = false;
    await side.follow();
    grant = noGrant;
    await side.follow();
    grant = all;
    await side.follow();
    expect([sending.camera, local.get('camera')]).toEqual([false, undefined]);
  });
  it('switches the camera off for real: told to the sfu, and the device closed', async () => {
    await side.follow();
    const device = local.get('camera');
    wanted.camera = false;
    await side.follow();
    expect(requests).toContainEqual(['pauseProducer', { source: 'camera', paused: true }]);
    expect([device?.readyState, last('camera')?.track, sending.camera]).toEqual(['ended', null, false]);
    wanted.camera = true;
    await side.follow();
    expect(requests).toContainEqual(['pauseProducer', { source: 'camera', paused: false }]);
    expect([last('camera')?.paused, sending.camera, producers.get('camera')?.length]).toEqual([false, true, 1]);
  });
  it('leaves the device silent while the court holds the microphone, without touching what the person wants', async () => {
    await side.follow();
    grant = { ...all, held: ['microphone'] };
    await side.follow();
    expect(last('microphone')?.paused).toBe(true);
    expect(requests).toEqual([]);
    grant = all;
    await side.follow();
    expect(last('microphone')?.paused).toBe(false);
  });
  it('is made again after the sfu closed it', async () => {
    await side.follow();
    side.handleClosed('microphone');
    expect(sending.microphone).toBe(false);
    await side.follow();
    expect(producers.get('microphone')?.length).toBe(2);
  });
  it('is tried again when the sfu did not answer, and not when it refused', async () => {
    vi.useFakeTimers();
    failing = new ApiError('unavailable');
    await side.follow();
    expect(sending.camera).toBe(false);
    failing = undefined;
    await vi.advanceTimersByTimeAsync(600);
    expect(sending).toEqual({ microphone: true, camera: true, screen: false });
    failing = new ApiError('grantRefused');
    side.handleClosed('camera');
    await side.follow();
    failing = undefined;
    await vi.advanceTimersByTimeAsync(10_000);
    expect(sending.camera).toBe(false);
    vi.useRealTimers();
  });
  it('follows the microphone while the camera still waits for leave', async () => {
    cameraLeave = new Promise(() => undefined);
    void side.follow();
    await vi.waitFor(() => expect(sending.microphone).toBe(true));
    grant = noGrant;
    void side.follow();
    await vi.waitFor(() => expect(sending.microphone).toBe(false));
  });
  describe('of a screen', () => {
    const withScreen: MediaGrant = { ...all, send: ['microphone', 'camera', 'screen'] };
    const choose = (): FakeTrack => {
      const track = new FakeTrack();
      local.take(track as unknown as MediaStreamTrack);
      wanted.screen = true;
      return track;
    };
    it('is one sharp layer of what was chosen, from the moment the court lets it be', async () => {
      const track = choose();
      await side.follow();
      expect([sending.screen, track.readyState]).toEqual([false, 'live']);
      grant = withScreen;
      await side.follow();
      expect([sending.screen, last('screen')?.track, track.contentHint]).toEqual([true, track, 'detail']);
      expect(shapes.get('screen')).toMatchObject({ encodings: [{ maxBitrate: 2_500_000 }] });
    });
    it('is nothing that nobody chose, however much is granted', async () => {
      grant = withScreen;
      await side.follow();
      wanted.screen = true;
      await side.follow();
      expect([sending.screen, producers.has('screen')]).toEqual([false, false]);
    });
    it('is gone for everybody when it ends, and is not kept paused', async () => {
      grant = withScreen;
      choose();
      await side.follow();
      wanted.screen = false;
      local.stop('screen');
      await side.follow();
      expect([sending.screen, last('screen')?.closed]).toEqual([false, true]);
      expect(requests).toContainEqual(['closeProducer', { source: 'screen' }]);
    });
  });
  it('does not open a device that was switched off while it was opening, but opens one wanted again', async () => {
    const gives: ((track: MediaStreamTrack) => void)[] = [];
    const open = () => new Promise<MediaStreamTrack>((resolve) => gives.push(resolve));
    const slow = new LocalMedia({ open, onChange: () => undefined, onEnded: () => undefined });
    const first = slow.open('camera');
    slow.stop('camera');
    const second = slow.open('camera');
    const [unwanted, chosen] = [new FakeTrack(), new FakeTrack()];
    gives[0]?.(unwanted as unknown as MediaStreamTrack);
    gives[1]?.(chosen as unknown as MediaStreamTrack);
    expect([await first, unwanted.readyState]).toEqual([undefined, 'ended']);
    expect(await second).toBe(chosen);
  });
});
