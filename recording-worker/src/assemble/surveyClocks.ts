import { parseRtpPacket, parseSenderReports } from '@assize/platform/rtp/rtpPacket';
import { RtpUnwrapper } from '@assize/platform/rtp/RtpUnwrapper';
import type { RecordingGap } from '../platform/timeline.ts';
import { findLogClockSteps, type LogClockStep } from '../platform/straightenOrder.ts';
import { readTape, type TapeItem, type TapeSource } from './readTape.ts';
import { SenderClock } from './SenderClock.ts';
import { StreamClock } from './StreamClock.ts';
import { isOfTrack, StreamTable, type Stream } from './StreamTable.ts';

export interface Survey {
  /** By stream key. */
  clocks: Map<string, StreamClock>;
  /** Wall-clock times, ms. */
  gaps: RecordingGap[];
  logClockSteps: LogClockStep[];
  packets: number;
}
interface Surveyed {
  clock: StreamClock;
  unwrapper: RtpUnwrapper;
}

/** First reading of the tape: learns every clock, so that packets before a first report are placed by it too. */
export async function surveyClocks(source: TapeSource): Promise<Survey> {
  const table = new StreamTable();
  const senders = new Map<string, SenderClock>();
  const streams = new Map<string, Surveyed>();
  const survey: Survey = { clocks: new Map(), gaps: [], logClockSteps: [], packets: 0 };
  const marks: Extract<TapeItem, { type: 'mark' }>[] = [];
  const stateOf = ({ key, track }: Stream): Surveyed => {
    const known = streams.get(key);
    if (known) return known;
    const sender = senders.get(track.participantId) ?? new SenderClock();
    senders.set(track.participantId, sender);
    const state = { clock: new StreamClock(sender), unwrapper: new RtpUnwrapper(track.clockRate) };
    streams.set(key, state);
    survey.clocks.set(key, state.clock);
    return state;
  };
  for await (const items of readTape(source)) {
    for (const item of items) {
      const stream = table.follow(item);
      if (item.type === 'gap') survey.gaps.push(item.gap);
      if (item.type === 'mark') marks.push(item);
      if (!stream || item.type !== 'packet') continue;
      const { clock, unwrapper } = stateOf(stream);
      if (item.isReport) {
        observeReports({ clock, unwrapper }, item.bytes, item.atMs);
        continue;
      }
      const packet = parseRtpPacket(item.bytes);
      if (!packet || !isOfTrack(stream.track, packet)) continue;
      survey.packets++;
      clock.observePacket(unwrapper.unwrap(packet, item.atMs), item.atMs);
    }
  }
  for (const clock of survey.clocks.values()) clock.settle();
  survey.logClockSteps = findLogClockSteps(marks);
  return survey;
}

function observeReports({ clock, unwrapper }: Surveyed, bytes: Buffer, atMs: number): void {
  for (const report of parseSenderReports(bytes)) {
    const mediaMs = unwrapper.placeReport(report.rtpTimestamp, atMs);
    if (mediaMs !== undefined) clock.observeReport(unwrapper.segment, mediaMs, report.ntpMs, atMs);
  }
}
