import { describe, expect, test } from 'vitest';
import { runOnce } from '../../infra/chaos/runOnce.ts';
import type { Victim } from '../../infra/chaos/victims.ts';

/** Seeded, so that a failure can be repeated; `npm run chaos -- --runs 50` draws many more. */
const plans: [string, number, Victim[], Victim[]][] = [
  ['the server and the sfu in the hearing, the recording-worker while composing', 11, ['server', 'sfu'], ['recordingWorker']],
  ["the sfu's worker and Redis in the hearing, Redis and the server while composing", 12, ['sfuWorker', 'redis'], ['redis', 'server']],
];

describe('a hearing in which processes are killed', () => {
  test.each(plans)(
    '%s: nothing acknowledged is lost, media comes back, the recording is whole but for stated gaps',
    async (_, seed, duringHearing, whileComposing) => {
      const result = await runOnce({ seed, duringHearing, whileComposing });
      expect(result).toMatchObject({ lost: [], doubled: 0, isChainWhole: true, recordingStatus: 'sealed' });
      expect(result.acknowledged).toBeGreaterThan(10);
      expect(Math.abs(result.lengthErrorS)).toBeLessThan(0.5);
      const mustHaveGap = duringHearing.includes('sfu') || duringHearing.includes('sfuWorker');
      if (mustHaveGap) expect(result.gaps.length).toBeGreaterThan(0);
    },
    660_000,
  );
});
