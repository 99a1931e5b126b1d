import { errorStatus } from '@assize/contracts/AppError';
import { type RouteAnswer, type RouteBody, type RouteName, routes } from '@assize/contracts/http/routes';
import { z } from 'zod';
import { ApiError, type ApiErrorCode } from './ApiError.ts';

const refusalSchema = z.object({
  error: z.object({ code: z.string(), details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())])).optional() }),
});

/** What a caller gives: the path's values, what is asked behind the path and, where the route has one, the body. */
export interface RouteInput<R extends RouteName> {
  params?: Record<string, string>;
  query?: Record<string, string>;
  body?: RouteBody<R>;
}

/** Puts values into `:name` places of a path. Throws when one is missing. */
export function fillPath(path: string, params: Record<string, string>): string {
  return path.replace(/:([a-zA-Z]+)/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined) throw new Error(`path value ${name} is missing`);
    return encodeURIComponent(value);
  });
}

function isKnownCode(code: string): code is Exclude<ApiErrorCode, 'unknown' | 'offline'> {
  return code in errorStatus;
}

/** What a refusal's body says; by its status alone when that is none of ours. */
export function refusalFrom(status: number, body: unknown): ApiError {
  const parsed = refusalSchema.safeParse(body);
  if (!parsed.success || !isKnownCode(parsed.data.error.code)) return new ApiError(status >= 500 ? 'unavailable' : 'unknown');
  return new ApiError(parsed.data.error.code, parsed.data.error.details);
}

/** One request to the HTTP border; the answer is parsed by the route's schema. Throws ApiError. */
export async function callRoute<R extends RouteName>(
  name: R,
  input: RouteInput<R>,
  accessToken: string | undefined,
  fetcher: typeof fetch = fetch,
): Promise<RouteAnswer<R>> {
  const [method = 'GET', path = ''] = name.split(' ');
  const hasBody = method !== 'GET';
  const headers: Record<string, string> = {};
  if (hasBody) headers['content-type'] = 'application/json';
  if (accessToken !== undefined) headers['authorization'] = `Bearer ${accessToken}`;
  const init: RequestInit = { method, headers, credentials: 'same-origin', cache: 'no-store' };
  if (hasBody) init.body = JSON.stringify(input.body ?? {});
  let response: Response;
  try {
    const query = new URLSearchParams(input.query).toString();
    response = await fetcher(`${fillPath(path, input.params ?? {})}${query && `?${query}`}`, init);
  } catch {
    throw new ApiError('offline');
  }
  if (!response.ok) throw refusalFrom(response.status, await response.json().catch(() => null));
  const text = await response.text();
  const parsed = routes[name].answer.safeParse(text === '' ? {} : JSON.parse(text));
  if (!parsed.success) throw new ApiError('unknown');
  return parsed.data as RouteAnswer<R>;
}
