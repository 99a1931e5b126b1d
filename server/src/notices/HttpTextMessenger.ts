import { createHmac } from 'node:crypto';
import { DispatchError, type OutgoingText, sendingMs, type TextMessenger } from './ports.ts';

interface HttpOptions {
  url: string;
  /** Shared with the gateway, base64, as Standard Webhooks writes it (`whsec_…`). */
  secret: string;
}
const mostAnswer = 500;

/**
 * Text messages by a gateway of the court's: `POST` of `{ id, to, text }` (JSON, `to` in E.164), signed as the Standard
 * Webhooks specification 1.0 says: headers `webhook-id`, `webhook-timestamp` (seconds) and `webhook-signature`, `v1,` and the
 * HMAC-SHA-256 over `id.timestamp.body` in base64. `id` is the same whenever the same message comes again: the gateway drops
 * it then. 2xx: taken; 4xx but 408, 425 and 429: never; else it comes again.
 */
export class HttpTextMessenger implements TextMessenger {
  readonly #url: string;
  readonly #key: Buffer;

  constructor({ url, secret }: HttpOptions) {
    this.#url = url;
    this.#key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  }

  async sendText({ id, to, text }: OutgoingText): Promise<string> {
    const body = JSON.stringify({ id, to, text });
    const timestamp = String(Math.floor(Date.now() / 1000));
    const signature = createHmac('sha256', this.#key).update(`${id}.${timestamp}.${body}`).digest('base64');
    const answer = await fetch(this.#url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` },
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(sendingMs),
    }).catch((error: unknown) => {
      const isLate = error instanceof Error && error.name === 'TimeoutError';
      throw new DispatchError(isLate ? 'timeout' : 'unreachable', 'the gateway was not reached', { cause: error });
    });
    const { status } = answer;
    if (!answer.ok) {
      await answer.body?.cancel();
      const isForGood = status >= 400 && status < 500 && ![408, 425, 429].includes(status);
      throw new DispatchError(isForGood ? 'refused' : 'unreachable', `the gateway answered ${String(status)}`);
    }
    const said = await answer.text().catch(() => '');
    return `${String(status)} ${said.slice(0, mostAnswer)}`.trim();
  }
}
