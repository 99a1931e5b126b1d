/**
 * Runs one step and prints what it did and how long it took. `work` gives back what to say of it
 * (`already …` when there was nothing to do) and may give a value.
 * @template T
 * @param {string} title
 * @param {(say: (line: string) => void) => Promise<{ said: string, value?: T }>} work
 * @returns {Promise<T | undefined>}
 */
export async function step(title, work) {
  const startedAt = performance.now();
  const say = (/** @type {string} */ line) => process.stderr.write(`set-up: ${title}: ${line}\n`);
  const { said, value } = await work(say);
  say(`${said} (${((performance.now() - startedAt) / 1000).toFixed(1)} s)`);
  return value;
}
