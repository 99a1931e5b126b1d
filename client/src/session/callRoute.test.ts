import { describe, expect, it } from 'vitest';
import { callRoute, fillPath } from './callRoute.ts';

function answering(status: number, body: unknown, seen: Request[] = []): typeof fetch {
  return (input, init) => {
    seen.push(new Request(new URL(input instanceof Request ? input.url : input, 'https://court.example'), init));
    return Promise.resolve(new Response(body === undefined ? null : JSON.stringify(body), { status }));
  };
}

describe('calling the court over HTTP', () => {
  it('fills the path and carries the token', async () => {
    const seen: Request[] = [];
    await callRoute('GET /api/hearings/:hearingId/time-log', { params: { hearingId: 'a/b' } }, 'secret', answering(200, { entries: [] }, seen));
    expect(new URL(seen[0]?.url ?? '').pathname).toBe('/api/hearings/a%2Fb/time-log');
    expect(seen[0]?.headers.get('authorization')).toBe('Bearer secret');
  });
  it('asks behind the path, and for nothing where nothing is asked', async () => {
    const seen: Request[] = [];
    const call = (query: Record<string, string>) => callRoute('GET /api/cases', { query }, 'x', answering(200, { cases: [] }, seen));
    await call({ version: '1', of: 'a&b' });
    await call({});
    expect(seen.map(({ url }) => url.slice(url.indexOf('/api')))).toEqual(['/api/cases?version=1&of=a%26b', '/api/cases']);
  });
  it('refuses to call with a path value missing', () => {
    expect(() => fillPath('/api/cases/:caseId', {})).toThrow('caseId');
  });
  it('tells the closed code of a refusal', async () => {
    await expect(callRoute('GET /api/cases', {}, 'x', answering(429, { error: { code: 'rateLimited' } }))).rejects.toMatchObject({ code: 'rateLimited' });
  });
  it('does not trust an answer of another shape, nor a code it does not know', async () => {
    await expect(callRoute('GET /api/cases', {}, 'x', answering(200, { cases: [{ id: 1 }] }))).rejects.toMatchObject({ code: 'unknown' });
    await expect(callRoute('GET /api/cases', {}, 'x', answering(418, { error: { code: 'teapot' } }))).rejects.toMatchObject({ code: 'unknown' });
    await expect(callRoute('GET /api/cases', {}, 'x', answering(502, 'bad gateway'))).rejects.toMatchObject({ code: 'unavailable' });
  });
  it('tells a dead network from a refusal', async () => {
    await expect(callRoute('GET /api/cases', {}, 'x', () => Promise.reject(new TypeError('fetch failed')))).rejects.toMatchObject({ code: 'offline' });
  });
  it('takes an empty answer where nothing is expected', async () => {
    await expect(callRoute('DELETE /api/links/:linkId', { params: { linkId: '1' } }, 'x', answering(204, undefined))).resolves.toEqual({});
  });
});
