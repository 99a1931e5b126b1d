import { parseArgs } from 'node:util';
import { type ChaosResult, planOf, runOnce } from './runOnce.ts';

/** `npm run chaos -- --runs 50 --seed 1`: whole hearings with processes killed in them; ends with one line of JSON. */
const { values } = parseArgs({ options: { runs: { type: 'string', default: '3' }, seed: { type: 'string', default: '1' } } });
const results: ChaosResult[] = [];
for (let run = 0; run < Number(values.runs); run++) {
  const plan = planOf(Number(values.seed) + run);
  process.stdout.write(`run ${String(run + 1)}, seed ${String(plan.seed)}: ${plan.duringHearing.join(', ')} | ${plan.whileComposing.join(', ')}\n`);
  const result = await runOnce(plan);
  process.stdout.write(`${JSON.stringify(result)}\n`);
  results.push(result);
}
const isBad = (one: ChaosResult): boolean =>
  one.lost.length > 0 || one.doubled > 0 || !one.isChainWhole || one.recordingStatus !== 'sealed' || Math.abs(one.lengthErrorS) > 0.5;
const back = results.flatMap((one) => one.killed.flatMap((kill) => kill.mediaBackMs ?? [])).sort((a, b) => a - b);
const summary = {
  name: 'chaos',
  runs: results.length,
  bad: results.filter(isBad).map((one) => one.seed),
  acknowledged: results.reduce((sum, one) => sum + one.acknowledged, 0),
  lost: results.reduce((sum, one) => sum + one.lost.length, 0),
  mediaBackMs: { median: back[Math.floor(back.length / 2)] ?? null, p95: back[Math.floor(back.length * 0.95)] ?? null, max: back.at(-1) ?? null },
  longestGapMs: Math.max(0, ...results.flatMap((one) => one.gaps.map((gap) => gap.toMs - gap.fromMs))),
};
process.stdout.write(`${JSON.stringify(summary)}\n`);
process.exit(summary.bad.length === 0 ? 0 : 1);
