import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import type { Scope } from '../Scope.ts';

/** Bundles the bare page as ours is bundled; the folder that it is in, which goes with the scope. */
export async function buildBarePage(scope: Scope): Promise<string> {
  const outDir = await mkdtemp(join(tmpdir(), 'assize-bare-page-'));
  scope.defer(() => rm(outDir, { recursive: true, force: true }));
  await build({
    configFile: false,
    logLevel: 'error',
    root: join(import.meta.dirname, '../barePage'),
    base: './',
    build: { outDir, emptyOutDir: true, modulePreload: false, rolldownOptions: { output: { entryFileNames: 'main.js' } } },
  });
  return outDir;
}
