import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';

const here = import.meta.dirname;

/** One script without imports. @param {string} entry @param {'iife' | 'es'} format @param {boolean} forNode */
async function bundle(entry, format, forNode) {
  const result = await build({
    root: here,
    configFile: false,
    logLevel: 'warn',
    ...(forNode ? { ssr: { noExternal: true }, resolve: { conditions: ['node'] } } : {}),
    build: {
      write: false,
      minify: true,
      target: forNode ? 'node20' : 'es2022',
      ...(forNode ? { ssr: true } : { modulePreload: false }),
      rolldownOptions: { input: join(here, entry), output: { format, codeSplitting: false } },
    },
  });
  const { output } = /** @type {{ output: { type: string, code: string }[] }} */ (Array.isArray(result) ? result[0] : result);
  const [script, second] = output;
  if (script?.type !== 'chunk' || second) throw new Error(`${entry} does not become one script`);
  return script.code;
}

/** @param {string} text */
const policyHash = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** Builds `verify.html` and `verify.mjs`, each of which stands alone, into this folder. @param {string} folder */
export async function buildVerifier(folder) {
  const script = (await bundle('src/page/main.ts', 'iife', false)).replaceAll('</script', String.raw`<\/script`).trim();
  const style = readFileSync(join(here, 'page.css'), 'utf8').trim();
  const policy = `default-src 'none'; script-src ${policyHash(script)}; style-src ${policyHash(style)}; base-uri 'none'; form-action 'none'`;
  const html = `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>核验庭审录像 · Check a recording of a hearing</title>
<style>${style}</style>
</head>
<body>
<main></main>
<script>${script}</script>
</body>
</html>
`;
  const mjs = await bundle('src/cli/main.ts', 'es', true);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'verify.html'), html);
  writeFileSync(join(folder, 'verify.mjs'), `#!/usr/bin/env node\n${mjs}`);
}

if (process.argv[1] === import.meta.filename) await buildVerifier(process.argv[2] ?? join(here, 'dist'));
