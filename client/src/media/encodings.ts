import type { RtpCodecCapability, RtpEncodingParameters } from 'mediasoup-client/types';

/** H264 where the device encodes it (archives are then remuxes, phones use their hardware), else VP8, else what there is. */
export function pickVideoCodec(codecs: readonly RtpCodecCapability[]): RtpCodecCapability | undefined {
  const find = (name: string): RtpCodecCapability | undefined => codecs.find((one) => one.mimeType.toLowerCase() === name);
  return find('video/h264') ?? find('video/vp8');
}

/** Bits a second of a picture that fills `height` lines, for talking heads. */
function bitrateOf(height: number): number {
  if (height >= 700) return 1_600_000;
  if (height >= 500) return 1_000_000;
  if (height >= 340) return 550_000;
  return height >= 170 ? 220_000 : 110_000;
}

/** Three simulcast layers of a camera `height` lines high, smallest first: a quarter, a half, the whole. */
export function cameraEncodings(height: number, codec: RtpCodecCapability | undefined): RtpEncodingParameters[] {
  const hasTemporalLayers = codec?.mimeType.toLowerCase() === 'video/vp8';
  return [4, 2, 1].map((scaleResolutionDownBy) => ({
    scaleResolutionDownBy,
    maxBitrate: bitrateOf(height / scaleResolutionDownBy),
    ...(hasTemporalLayers ? { scalabilityMode: 'L1T3' } : {}),
  }));
}

/** One layer of a screen: half as large its letters could not be read. Few pictures a second: what moves is an exhibit. */
export const screenEncodings: RtpEncodingParameters[] = [{ maxBitrate: 2_500_000, maxFramerate: 10 }];

/** Speech: in-band FEC on, DTX off (silence is recorded as silence), one channel. */
export const opusOptions = { opusFec: true, opusDtx: false, opusStereo: false, opusNack: true, opusMaxAverageBitrate: 40_000 } as const;
