/** Ends with 0 when the address given answers 200; the containers' health check. */
const url = process.argv[2] ?? '';
const isUp = await fetch(url, { signal: AbortSignal.timeout(3000) }).then(
  (answer) => answer.ok,
  () => false,
);
process.exitCode = isUp ? 0 : 1;
