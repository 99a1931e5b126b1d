import type { HearingStatus } from '@assize/contracts/hearing/state';
import type { CourtState } from '../../court/courtState.ts';
import { type NetworkReport, probeNetwork } from '../../media/probeNetwork.ts';
import type { Fault } from './advice.ts';
import type { StepProof } from './StepContent.tsx';

type NetworkFault = Extract<Fault, { step: 'network' }>['cause'];
export interface NetworkFinding {
  proof: StepProof['network'];
  fault: NetworkFault | null;
}

/** Above these, speech overlaps and pictures stutter (ITU-T G.114 asks for 400 ms one way at most). */
const slowRttMs = 500;
const slowJitterMs = 400;

/** What a report means for the person. Pure. */
export function judgeNetwork(report: NetworkReport, status: HearingStatus): NetworkFinding {
  if (!report.ok) {
    // Before check-in no media node carries the hearing: that is no fault of the person's network.
    if (status === 'scheduled' && report.failure !== 'blocked') return { proof: 'early', fault: null };
    return { proof: null, fault: report.failure === 'blocked' ? 'blocked' : 'unknown' };
  }
  const { rttMs = 0, jitterMs = 0, udp } = report;
  const isSlow = rttMs > slowRttMs || jitterMs > slowJitterMs;
  return { proof: { rttMs, jitterMs, isUdp: udp !== false }, fault: isSlow ? 'slow' : null };
}

/** Tries the way to the hearing's media node and back. */
export async function checkNetwork(court: Pick<CourtState, 'requestMedia'>, status: HearingStatus): Promise<NetworkFinding> {
  return judgeNetwork(await probeNetwork(court), status);
}
