import { describe, expect, it } from 'vitest';
import type { NetworkReport } from '../../media/probeNetwork.ts';
import { judgeNetwork } from './checkNetwork.ts';

const good: NetworkReport = { ok: true, rttMs: 30, jitterMs: 4, udp: true, media: true, failure: undefined };
const noNode: NetworkReport = { ok: false, rttMs: undefined, jitterMs: undefined, udp: undefined, media: undefined, failure: 'noNode' };

describe('what the network test means', () => {
  it('passes a good connection, also one that needs the reserve path', () => {
    expect(judgeNetwork(good, 'checkIn')).toEqual({ proof: { rttMs: 30, jitterMs: 4, isUdp: true }, fault: null });
    expect(judgeNetwork({ ...good, udp: false }, 'checkIn')).toMatchObject({ proof: { isUdp: false }, fault: null });
  });
  it('calls a long or unsteady round trip slow', () => {
    expect(judgeNetwork({ ...good, rttMs: 900 }, 'checkIn').fault).toBe('slow');
    expect(judgeNetwork({ ...good, jitterMs: 900 }, 'checkIn').fault).toBe('slow');
  });
  it('tells a firewall from a test that could not be made', () => {
    expect(judgeNetwork({ ...noNode, failure: 'blocked' }, 'checkIn').fault).toBe('blocked');
    expect(judgeNetwork(noNode, 'checkIn').fault).toBe('unknown');
  });
  it('blames nobody before check-in has opened', () => {
    expect(judgeNetwork(noNode, 'scheduled')).toEqual({ proof: 'early', fault: null });
  });
});
