import type { RouterRtpCodecCapability } from 'mediasoup/types';

/**
 * H264 first, so that archives are remuxes and phones use their hardware; VP8 for devices without it. Opus with
 * in-band FEC for lossy networks.
 */
export const routerCodecs: RouterRtpCodecCapability[] = [
  { kind: 'audio', mimeType: 'audio/opus', clockRate: 48000, channels: 2, parameters: { useinbandfec: 1 } },
  {
    kind: 'video',
    mimeType: 'video/H264',
    clockRate: 90000,
    parameters: { 'packetization-mode': 1, 'profile-level-id': '42e01f', 'level-asymmetry-allowed': 1 },
  },
  { kind: 'video', mimeType: 'video/VP8', clockRate: 90000 },
];
