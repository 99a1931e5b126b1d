import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';

const healthSchema = z.object({ parts: z.record(z.string(), z.string()) });

/** What a process answers: `up`, or which of its parts are not. */
function askHealth(url: string): Promise<string> {
  return new Promise((resolve) => {
    const ask = url.startsWith('https:') ? requestHttps : requestHttp;
    // Loopback, and the certificate names the court's public address.
    const request = ask(`${url}/healthz`, { rejectUnauthorized: false, timeout: 2000, agent: false }, (response) => {
      let text = '';
      response.on('data', (chunk) => (text += String(chunk)));
      response.on('end', () => resolve(response.statusCode === 200 ? 'up' : downParts(text)));
      response.on('error', () => resolve('it broke off its answer'));
    });
    request.on('timeout', () => request.destroy(new Error('late')));
    request.on('error', () => resolve('it does not answer'));
    request.end();
  });
}

function downParts(text: string): string {
  try {
    const { parts } = healthSchema.parse(JSON.parse(text));
    const down = Object.entries(parts).flatMap(([part, status]) => (status === 'up' ? [] : [part]));
    return `down: ${down.join(', ')}`;
  } catch {
    return 'its answer is not understood';
  }
}

/** Waits until `/healthz` of an address answers 200. Rejects after the limit with what was wrong last. */
export async function untilUp(url: string, limitMs: number, signal?: AbortSignal): Promise<void> {
  const endAt = performance.now() + limitMs;
  for (;;) {
    const answer = await askHealth(url);
    signal?.throwIfAborted();
    if (answer === 'up') return;
    if (performance.now() > endAt) throw new Error(answer);
    await wait(100, undefined, signal ? { signal } : {});
  }
}
