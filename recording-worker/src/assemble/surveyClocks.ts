import { readTape, type TapeSource } from './readTape.ts';
import { parseRtpPacket, parseSenderReports } from './rtpPacket.ts';
import { RtpUnwrapper } from './RtpUnwrapper.ts';
import { SenderClock } from './SenderClock.ts';
import { StreamClock } from './StreamClock.ts';
import { isOfTrack, StreamTable } from './StreamTable.ts';
import type { Gap } from '@assize/contracts/recording/journal';

export interface Survey {
  /** By stream key. */
  clocks: Map<string, StreamClock>;
  gaps: Gap[];
  packets: number;
}

/** First reading of the tape: learns every clock, so that packets before a first report are placed by it too. */
export async function surveyClocks(source: TapeSource): Promise<Survey> {
  const table = new StreamTable();
  const senders = new Map<string, SenderClock>();
  const states = new Map<string, { clock: StreamClock; unwrapper: RtpUnwrapper }>();
  const survey: Survey = { clocks: new Map(), gaps: [], packets: 0 };
  for await (const item of readTape(source)) {
    const stream = table.follow(item);
    if (item.type === 'gap') survey.gaps.push(item.gap);
    if (!stream || item.type !== 'packet') continue;
    let state = states.get(stream.key);
    if (!state) {
      const { participantId, clockRate } = stream.track;
      const sender = senders.get(participantId) ?? new SenderClock();
      senders.set(participantId, sender);
      state = { clock: new StreamClock(sender), unwrapper: new RtpUnwrapper(clockRate) };
      states.set(stream.key, state);
      survey.clocks.set(stream.key, state.clock);
    }
    if (item.isReport) {
      for (const report of parseSenderReports(item.bytes)) {
        const mediaMs = state.unwrapper.placeReport(report.rtpTimestamp, item.atMs);
        if (mediaMs !== undefined) state.clock.observeReport(state.unwrapper.segment, mediaMs, report.ntpMs, item.atMs);
      }
      continue;
    }
    const packet = parseRtpPacket(item.bytes);
    if (!packet || !isOfTrack(stream.track, packet)) continue;
    survey.packets++;
    state.clock.observePacket(state.unwrapper.unwrap(packet, item.atMs), item.atMs);
  }
  for (const clock of survey.clocks.values()) clock.settle();
  return survey;
}
