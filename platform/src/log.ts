import { pino, type Logger } from 'pino';

/** Paths whose values never reach a log: secrets, names and texts of people. */
const redacted = ['secret', 'token', 'grant', 'dataKey', 'wrappedKey', 'name', 'reason', 'fault', 'authorization', 'cookie'];
const paths = redacted.flatMap((key) => (key === 'name' ? [`*.${key}`] : [key, `*.${key}`, `*.*.${key}`]));

/** A JSON logger for one process; the level comes from LOG_LEVEL. */
export function createLogger(name: string): Logger {
  return pino({ name, level: process.env['LOG_LEVEL'] ?? 'info', redact: { paths, censor: '[removed]' } });
}
export type { Logger } from 'pino';
