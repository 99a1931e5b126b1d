import { parseArgs } from 'node:util';
import { verifyPath } from './verifyPath.ts';

const usage = 'Usage: node verify.mjs FOLDER|LOG.json [--code XXXX-XXXX-XXXX-XXXX] [--lang en|zh-CN]\n';

/** `verify.mjs` of every package, and `npm run verify -- FOLDER|FILE`. Exit code 0: it holds; 1: it does not; 2: nothing to check. */
async function main(): Promise<number> {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { code: { type: 'string' }, lang: { type: 'string' } } });
  const [path] = positionals;
  if (path === undefined) {
    process.stderr.write(usage);
    return 2;
  }
  const language = (values.lang ?? process.env['LANG'] ?? '').startsWith('zh') ? 'zh-CN' : 'en';
  let shown = -1;
  const onProgress = (done: number, all: number): void => {
    const percent = Math.floor((100 * done) / Math.max(1, all));
    if (percent === shown || !process.stderr.isTTY) return;
    shown = percent;
    process.stderr.write(`\r${String(percent)} %${percent === 100 ? '\n' : ''}`);
  };
  const { exitCode, lines } = await verifyPath(path, { language, code: values.code, onProgress });
  process.stdout.write(`${lines.join('\n')}\n`);
  return exitCode;
}

try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n${usage}`);
  process.exitCode = 2;
}
