import { parseArgs } from 'node:util';
import { z } from 'zod';
import { StartFault } from './StartFault.ts';
import { startCourt } from './startCourt.ts';

/** `npm start [-- --lan]`: the whole court under one supervisor, until Ctrl-C. */
const envSchema = z.object({ PORT: z.coerce.number().int().min(1).max(65_535).default(3000), DATA_DIR: z.string().min(1).default('data') });
const say = (line: string): void => void process.stdout.write(`${line}\n`);

process.title = 'assize-supervisor';
const { values } = parseArgs({ options: { lan: { type: 'boolean', default: false } } });
const stopping = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stopping.abort());

try {
  const env = envSchema.safeParse(process.env);
  if (!env.success) throw new StartFault('PORT must be a number from 1 to 65535.');
  const { PORT, DATA_DIR } = env.data;
  const court = await startCourt({
    port: PORT,
    dataDir: DATA_DIR,
    isLan: values.lan,
    signal: stopping.signal,
    onDeath: ({ name, how, restartInMs, lastLines }) => say(`${name} died (${how}); it starts again in ${String(restartInMs / 1000)} s\n${lastLines}`),
  });
  say(`\nThe court is open: ${court.baseUrl}`);
  say(`Data and logs: ${court.dataDir}`);
  if (values.lan) say('Its certificate is self-made: each browser warns once, and has to be told to go on.');
  if (process.env['DEMO'] !== '0') {
    say('\nDemo case, one link a person (each in a browser or profile of its own):');
    for (const [role, link] of Object.entries(court.demo.links)) say(`  ${role.padEnd(10)} ${link}`);
    say('\nDemo case between agencies, one link for each who works on it:');
    for (const [role, link] of Object.entries(court.demo.files.links)) say(`  ${role.padEnd(15)} ${link}`);
  }
  say('\nCtrl-C ends it.');
  const keepAlive = setInterval(() => undefined, 2 ** 30);
  if (!stopping.signal.aborted) await new Promise((resolve) => stopping.signal.addEventListener('abort', resolve, { once: true }));
  clearInterval(keepAlive);
  say('\nEnding the court …');
  await court.stop();
  process.exit(0);
} catch (error) {
  if (stopping.signal.aborted) process.exit(0);
  if (!(error instanceof StartFault)) throw error;
  process.stderr.write(`\nThe court could not start. ${error.message}\n`);
  process.exit(1);
}
