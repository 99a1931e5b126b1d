import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { StartFault } from './StartFault.ts';
import { startCourt } from './startCourt.ts';
import { node24, root } from './tools.ts';

/** `npm run dev`: the court with each process started again when its source changes, and the pages by Vite on port 5173. */
const vitePort = 5173;
/** Where client/vite.config.ts passes requests on to. */
const serverPort = 3000;
const baseUrl = `http://localhost:${String(vitePort)}`;

process.title = 'assize-dev';
try {
  const court = await startCourt({
    port: serverPort,
    dataDir: process.env['DATA_DIR'] ?? 'data',
    env: { PUBLIC_URL: baseUrl, NODE_ENV: 'development' },
    nodeArgs: ['--watch'],
  });
  const vite = spawn(node24, [join(root, 'node_modules/vite/bin/vite.js'), '--port', String(vitePort), '--strictPort'], {
    cwd: join(root, 'client'),
    stdio: 'inherit',
  });
  for (const [role, link] of Object.entries(court.demo.links)) process.stdout.write(`  ${role.padEnd(10)} ${link}\n`);
  let isEnding = false;
  const end = async (): Promise<void> => {
    if (isEnding) return;
    isEnding = true;
    vite.kill();
    await court.stop();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end());
  vite.once('exit', () => void end());
} catch (error) {
  if (!(error instanceof StartFault)) throw error;
  process.stderr.write(`\nThe court could not start. ${error.message}\n`);
  process.exitCode = 1;
}
