import type { RouterRtpCodecCapability, RtpCapabilities } from 'mediasoup/types';

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

/**
 * What devices are told of the router. Not that pictures may come lying on their side with a word on how to turn them
 * (3GPP TS 26.114 section 7.4.5): a phone then turns them itself, and they stand upright in recordings and stills, too.
 */
export function offeredCapabilities({ headerExtensions = [], ...others }: RtpCapabilities): RtpCapabilities {
  return { ...others, headerExtensions: headerExtensions.filter((one) => one.uri !== 'urn:3gpp:video-orientation') };
}
