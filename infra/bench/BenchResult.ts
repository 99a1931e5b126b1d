/** What one bench found: `ratio` is `ours` divided by `baseline`, both in `unit`; for all benches but `archive`, lower is better. */
export interface BenchResult {
  name: string;
  ours: number;
  baseline: number;
  ratio: number;
  unit: string;
  /** Under which load, on what, and each single run: enough to judge the figure and to repeat it. */
  conditions: Record<string, unknown>;
}
