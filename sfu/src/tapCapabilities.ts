import type { RtpCapabilities } from 'mediasoup/types';

const congestionFeedback: readonly string[] = ['transport-cc', 'goog-remb'];
const ofTransport = /(transport-wide-cc|abs-send-time|sdes:mid)/;

/**
 * What a receiver in this process takes. Nobody here reports on congestion, and mediasoup would wait for such
 * reports: it would pace the packets and keep simulcast below its guess of the way's width, 600 kbit/s for all.
 */
export function tapCapabilities({ codecs = [], headerExtensions = [] }: RtpCapabilities): RtpCapabilities {
  return {
    codecs: codecs.map((codec) => ({ ...codec, rtcpFeedback: (codec.rtcpFeedback ?? []).filter((one) => !congestionFeedback.includes(one.type)) })),
    headerExtensions: headerExtensions.filter((one) => !ofTransport.test(one.uri)),
  };
}
