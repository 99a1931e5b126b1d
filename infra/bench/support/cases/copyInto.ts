import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { binaries } from '../../../../server/src/testing/databases.ts';

type Value = string | number | boolean | Date | null | readonly number[];

const linesAtATime = 500;

/** Writes rows by COPY, without what PostgreSQL checks for each of them: they are made to fit. How many. */
export async function copyInto(databaseUrl: string, table: string, columns: readonly string[], rows: Iterable<readonly Value[]>): Promise<number> {
  const child = spawn(join(binaries, 'psql'), [databaseUrl, '-q', '-v', 'ON_ERROR_STOP=1', '-c', `copy ${table} (${columns.join(', ')}) from stdin`], {
    env: { ...process.env, PGOPTIONS: '-c session_replication_role=replica', PGCLIENTENCODING: 'UTF8' },
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  const exited = once(child, 'exit');
  let count = 0;
  let lines: string[] = [];
  const write = async (): Promise<void> => {
    const text = lines.join('');
    lines = [];
    if (!child.stdin.write(text)) await Promise.race([once(child.stdin, 'drain'), exited]);
  };
  for (const row of rows) {
    count += 1;
    lines.push(`${row.map(written).join('\t')}\n`);
    if (lines.length >= linesAtATime) await write();
  }
  await write();
  child.stdin.end();
  const [code] = (await exited) as [number | null];
  if (code !== 0) throw new Error(`copying into ${table}: ${String(code)}`);
  return count;
}

/** As COPY reads text. */
function written(value: Value): string {
  if (value === null) return String.raw`\N`;
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'object') return `{${value.join(',')}}`;
  return String(value)
    .replaceAll('\\', '\\\\')
    .replaceAll('\t', String.raw`\t`)
    .replaceAll('\n', String.raw`\n`);
}
