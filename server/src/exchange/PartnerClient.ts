import { Readable } from 'node:stream';
import { AppError, type ErrorDetails, type ErrorCode, errorStatus } from '@assize/contracts/AppError';
import { type ExchangeAnswer, type ExchangeRouteName, exchangeRoutes } from '@assize/contracts/exchange/routes';
import type { OwnCredentials } from '@assize/contracts/exchange/wire';
import { z } from 'zod';

const errorSchema = z.object({
  error: z.object({ code: z.string(), details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())])).optional() }),
});
/** A document may take as long as a slow line needs (100 kB/s) beyond this. */
const answerWithinMs = 30_000;
const slowestBytesPerMs = 100;

/** One partner's installation, as a client of its exchange: signs in by itself, answers in our schemas, refuses in our codes. */
export class PartnerClient {
  readonly #baseUrl: string;
  readonly #credentials: OwnCredentials;
  readonly #closing: AbortSignal;
  #token: { value: string; untilMs: number } | undefined;

  constructor(baseUrl: string, credentials: OwnCredentials, closing: AbortSignal) {
    this.#baseUrl = baseUrl;
    this.#credentials = credentials;
    this.#closing = closing;
  }

  /** Throws AppError with the partner's own code, or `exchangeRefused` with `unreachable` when there was no answer of that kind. */
  async ask<R extends ExchangeRouteName>(
    route: R,
    ids: { handoverId?: string; documentId?: string },
    body?: { type: string; content: string } | { stream: Readable; bytes: number },
  ): Promise<ExchangeAnswer<R>> {
    const [method = '', pattern = ''] = route.split(' ');
    const path = pattern.replace(/:(\w+)/g, (_, name: string) => ids[name as 'handoverId'] ?? '');
    const headers: Record<string, string> = { authorization: `Bearer ${await this.signIn()}` };
    const init = bodyOf(body, headers);
    const answer = await this.#fetch(path, { method, headers, ...init }, body && 'stream' in body ? body.bytes / slowestBytesPerMs : 0);
    const said: unknown = await answer.json().catch(() => undefined);
    if (answer.ok) return parse(exchangeRoutes[route].answer, said) as ExchangeAnswer<R>;
    if (answer.status === 401) this.#token = undefined;
    const refusal = errorSchema.safeParse(said);
    if (refusal.success && refusal.data.error.code in errorStatus) {
      throw new AppError(refusal.data.error.code as ErrorCode, refusal.data.error.details as ErrorDetails | undefined);
    }
    throw unreachable();
  }

  /** Gets a token where there is none: the partner is there, and lets us in. Throws `exchangeRefused`. */
  async signIn(): Promise<string> {
    if (this.#token && this.#token.untilMs > Date.now()) return this.#token.value;
    const { clientId, clientSecret } = this.#credentials;
    const body = new URLSearchParams({ grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret });
    const answer = await this.#fetch('/api/exchange/token', { method: 'POST', body });
    if (!answer.ok) throw unreachable();
    const token = parse(exchangeRoutes['POST /api/exchange/token'].answer, await answer.json());
    this.#token = { value: token.access_token, untilMs: Date.now() + (token.expires_in - 60) * 1000 };
    return token.access_token;
  }

  async #fetch(path: string, init: RequestInit, moreMs = 0): Promise<Response> {
    const signal = AbortSignal.any([this.#closing, AbortSignal.timeout(answerWithinMs + Math.ceil(moreMs))]);
    // A case goes to the address that an administrator gave, and nowhere else.
    return fetch(this.#baseUrl + path, { ...init, signal, redirect: 'error' }).catch(() => {
      throw unreachable();
    });
  }
}

const unreachable = (): AppError => new AppError('exchangeRefused', { cause: 'unreachable' });

function parse<S extends z.ZodType>(schema: S, said: unknown): z.infer<S> {
  const parsed = schema.safeParse(said);
  if (!parsed.success) throw unreachable();
  return parsed.data;
}

function bodyOf(
  body: { type: string; content: string } | { stream: Readable; bytes: number } | undefined,
  headers: Record<string, string>,
): RequestInit & { duplex?: 'half' } {
  if (!body) return {};
  if ('content' in body) {
    headers['content-type'] = body.type;
    return { body: body.content };
  }
  Object.assign(headers, { 'content-type': 'application/octet-stream', 'content-length': String(body.bytes) });
  return { body: Readable.toWeb(body.stream) as ReadableStream, duplex: 'half' };
}
