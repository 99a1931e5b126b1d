import { useCallback, useEffect, useRef, useState } from 'react';
import { type DeviceFailure, listDevices, openDevice, rememberDevice, watchDevices } from '../../media/devices.ts';
import { startLevelMeter } from '../../media/levelMeter.ts';
import type { DeviceOption } from './StepContent.tsx';

/** Loud enough to be a voice and not the room's hum; see `levelOf`. */
const voiceLevel = 0.35;
/** Level readings (15 a second) of voice that count as heard. */
const voiceReadings = 4;

export interface Opened {
  kind: 'camera' | 'microphone';
  failure: DeviceFailure | null;
}

interface Devices {
  camera: { stream: MediaStream | null; devices: DeviceOption[]; chosenId: string };
  microphone: { level: number; isHeard: boolean; devices: DeviceOption[]; chosenId: string };
  open: (kind: 'camera' | 'microphone', id?: string) => Promise<Opened>;
}

const closed = { stream: null, devices: [], chosenId: '' };

function stop(stream: MediaStream | null): void {
  for (const track of stream?.getTracks() ?? []) track.stop();
}

/** Camera and microphone for as long as the check is on the screen; both are let go when it ends. */
export function useDevices(onVoice: () => void): Devices {
  const [camera, setCamera] = useState<Devices['camera']>(closed);
  const [microphone, setMicrophone] = useState<Devices['camera']>(closed);
  const [level, setLevel] = useState(0);
  const [isHeard, setIsHeard] = useState(false);
  const streams = useRef<{ camera: MediaStream | null; microphone: MediaStream | null }>({ camera: null, microphone: null });

  const list = useCallback(async () => {
    const found = await listDevices();
    setCamera((before) => ({ ...before, devices: found.filter((one) => one.kind === 'camera') }));
    setMicrophone((before) => ({ ...before, devices: found.filter((one) => one.kind === 'microphone') }));
  }, []);
  useEffect(() => watchDevices(() => void list()), [list]);
  useEffect(() => {
    const held = streams.current;
    return () => {
      stop(held.camera);
      stop(held.microphone);
    };
  }, []);

  const open = useCallback(
    async (kind: 'camera' | 'microphone', id?: string): Promise<Opened> => {
      stop(streams.current[kind]);
      const track = await openDevice(kind, id);
      if (typeof track === 'string') return { kind, failure: track };
      if (id !== undefined) rememberDevice(kind, id);
      const stream = new MediaStream([track]);
      streams.current[kind] = stream;
      const set = kind === 'camera' ? setCamera : setMicrophone;
      set((before) => ({ ...before, stream, chosenId: track.getSettings().deviceId ?? '' }));
      void list();
      return { kind, failure: null };
    },
    [list],
  );

  useEffect(() => {
    if (!microphone.stream) return undefined;
    let readings = 0;
    return startLevelMeter(microphone.stream, (now) => {
      setLevel(now);
      if (now < voiceLevel) return;
      readings += 1;
      if (readings !== voiceReadings) return;
      setIsHeard(true);
      onVoice();
    });
  }, [microphone.stream, onVoice]);

  return { camera, microphone: { level, isHeard, devices: microphone.devices, chosenId: microphone.chosenId }, open };
}
