import { findMediaPorts } from '../../start/findPorts.ts';
import { foundTools, node24 } from '../../start/tools.ts';
import type { Scope } from './Scope.ts';
import { firstLine, pidOf, startChild } from './startChild.ts';

/** A running `bareServer.ts` on loopback. `pageFolder` is served over HTTP when given. */
export async function startBare(scope: Scope, pageFolder?: string): Promise<{ pid: number; url: string }> {
  const rtcPort = await findMediaPorts(23_000, 1, '127.0.0.1');
  const script = `${import.meta.dirname}/bareServer.ts`;
  const args = [script, String(rtcPort), ...(pageFolder === undefined ? [] : [pageFolder])];
  const child = startChild(scope, { command: node24, args, env: { ...foundTools(), NODE_ENV: 'production' }, stdio: ['ignore', 'pipe', 'inherit'] });
  return { pid: pidOf(child), url: `http://127.0.0.1:${await firstLine(child)}` };
}
