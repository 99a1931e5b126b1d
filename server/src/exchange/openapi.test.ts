import { describeExchange } from '@assize/contracts/exchange/openapi';
import { exchangeRoutes } from '@assize/contracts/exchange/routes';
import { Validator } from '@seriousme/openapi-schema-validator';
import { expect, it } from 'vitest';

const description = JSON.parse(JSON.stringify(describeExchange('https://court.example.invalid'))) as Record<string, unknown>;

it('the description of the exchange is OpenAPI 3.1, by a validator of another hand', async () => {
  const validator = new Validator();
  expect(await validator.validate(structuredClone(description))).toEqual({ valid: true });
  expect(validator.version).toBe('3.1');
});

it('every route of the exchange is in it, each that is closed with its refusals', () => {
  const paths = description['paths'] as Record<string, Record<string, { security?: unknown[]; responses: Record<string, unknown> }>>;
  const said = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`),
  );
  expect(said.toSorted()).toEqual(Object.keys(exchangeRoutes).toSorted());
  for (const methods of Object.values(paths))
    for (const { security, responses } of Object.values(methods))
      expect(Object.keys(responses)).toEqual(expect.arrayContaining(security ? ['200'] : ['200', '401', '404', '429']));
});

it('whoever writes the other side finds every shape that it names', () => {
  const text = JSON.stringify(description);
  const named = new Set([...text.matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name));
  const { schemas } = description['components'] as { schemas: Record<string, { properties?: object }> };
  expect([...named].filter((name) => !schemas[name ?? ''])).toEqual([]);
  expect(Object.keys(schemas['Manifest']?.properties ?? {})).toEqual(expect.arrayContaining(['handoverId', 'documents', 'log']));
});
