import { z } from 'zod';
import { type ErrorCode, errorStatus } from '../AppError.ts';
import { handoverManifestSchema, handoverReceiptSchema, statementSignatureSchema } from '../casefile/lead/wire.ts';
import { listExchangeRoutes } from './routes.ts';
import {
  exchangeFaults,
  exchangePackageSchema,
  exchangeStatusSchema,
  packageContentsSchema,
  signedKeyCardSchema,
  signedReceiptSchema,
  withdrawalAnswerSchema,
} from './wire.ts';

/** Codes with which every route of the exchange may refuse. */
const everywhere: readonly ErrorCode[] = ['badRequest', 'notSignedIn', 'sessionExpired', 'notFound', 'rateLimited', 'internal'];

const named = {
  Manifest: handoverManifestSchema,
  Receipt: handoverReceiptSchema,
  Signature: statementSignatureSchema,
  KeyCard: signedKeyCardSchema,
  Contents: packageContentsSchema,
  Package: exchangePackageSchema,
  Status: exchangeStatusSchema,
  SignedReceipt: signedReceiptSchema,
  WithdrawalAnswer: withdrawalAnswerSchema,
} as const;
const address = (id: string): string => `#/components/schemas/${id}`;

/** The description of the exchange for whoever writes the other side (OpenAPI 3.1), made from what the server itself parses by. */
export function describeExchange(serverUrl: string): { openapi: string; [member: string]: unknown } {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(named)) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, { uri: address, io: 'input' });
  const schemaOf = (schema: z.ZodType): unknown => {
    const id = registry.get(schema)?.id;
    return id === undefined ? withoutDialect(z.toJSONSchema(schema, { io: 'input' })) : { $ref: address(id) };
  };
  const paths: Record<string, Record<string, unknown>> = {};
  for (const [name, { summary, body, answer, refusals, isOpen }] of listExchangeRoutes()) {
    const [method = '', path = ''] = name.split(' ');
    const content = (types: readonly string[], schema: z.ZodType) => Object.fromEntries(types.map((type) => [type, { schema: schemaOf(schema) }]));
    const parameters = [...path.matchAll(/:(\w+)/g)].map(([, id]) => ({ name: id, in: 'path', required: true, schema: { type: 'string', format: 'uuid' } }));
    const of = path.replace(/:(\w+)/g, '{$1}');
    paths[of] = {
      ...paths[of],
      [method.toLowerCase()]: {
        ...{ summary, parameters, ...(isOpen ? { security: [] } : {}) },
        ...(body ? { requestBody: { required: true, content: content(body.mediaTypes, body.schema) } } : {}),
        responses: {
          200: { description: 'Done', content: content(['application/json'], answer) },
          ...describeRefusals(name.endsWith('/token') ? [] : [...everywhere, ...refusals]),
          ...(name.endsWith('/token') ? oauthRefusals : {}),
        },
      },
    };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Assize: handover of cases between installations',
      version: '1',
      description: `Manifests, contents and receipts are signed by the key of the agency that they are by, releases and key cards by the key of the installation, all over the canonical form (RFC 8785). An agency of which no key card was sent signs by the key of its installation. Causes of \`exchangeRefused\`: ${exchangeFaults.join(', ')}.`,
    },
    servers: [{ url: serverUrl }],
    security: [{ clientCredentials: [] }],
    paths,
    components: {
      schemas: { ...Object.fromEntries(Object.entries(schemas).map(([id, schema]) => [id, withoutDialect(schema)])), Error: errorSchema },
      securitySchemes: { clientCredentials: { type: 'oauth2', flows: { clientCredentials: { tokenUrl: `${serverUrl}/api/exchange/token`, scopes: {} } } } },
    },
  };
}

const oauthRefusal = { type: 'object', required: ['error'], properties: { error: { enum: ['invalid_request', 'invalid_client', 'unsupported_grant_type'] } } };
const oauthRefusals = Object.fromEntries(
  ['400', '401'].map((status) => [status, { description: 'RFC 6749, 5.2', content: { 'application/json': { schema: oauthRefusal } } }]),
);
const errorSchema = {
  type: 'object',
  required: ['error'],
  properties: {
    error: {
      type: 'object',
      required: ['code'],
      properties: { code: { type: 'string' }, details: { type: 'object', properties: { cause: { type: 'string' } } } },
    },
  },
};

/** Refusals by their HTTP status, each with its codes. */
function describeRefusals(codes: readonly ErrorCode[]): Record<string, unknown> {
  const statuses = [...new Set(codes.map((code) => errorStatus[code]))];
  return Object.fromEntries(
    statuses.map((status) => {
      const description = codes.filter((code) => errorStatus[code] === status).join(', ');
      return [String(status), { description, content: { 'application/json': { schema: { $ref: address('Error') } } } }];
    }),
  );
}

/** As the description itself says which dialect its schemas are in. */
function withoutDialect({ $schema: _dialect, $id: _id, ...schema }: Record<string, unknown>): unknown {
  return schema;
}
