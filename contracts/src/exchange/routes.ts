import { z } from 'zod';
import type { ErrorCode } from '../AppError.ts';
import { reasonSchema } from '../ids.ts';
import { exchangePackageSchema, exchangeStatusSchema, signedReceiptSchema, tokenAnswerSchema, tokenRequestSchema, withdrawalAnswerSchema } from './wire.ts';

interface ExchangeRoute {
  summary: string;
  /** What the body is: JSON in this shape, or the bytes of a document. */
  body?: { mediaTypes: readonly string[]; schema: z.ZodType };
  answer: z.ZodType;
  /** Codes with which it may refuse, besides those of every route. */
  refusals: readonly ErrorCode[];
  /** Without a token: it is what gives one, or tells how to ask. */
  isOpen?: true;
}

/** Larger than what is said in JSON elsewhere: a manifest names up to 20,000 documents. */
export const packageMediaType = 'application/vnd.assize.package+json';
export const maxPackageBytes = 16 * 1024 * 1024;
const bytes = { mediaTypes: ['application/octet-stream'], schema: z.unknown() };
const asJson = <S extends z.ZodType>(schema: S) => ({ mediaTypes: ['application/json'], schema });

/** The API between installations, by method and path; the description for others (OpenAPI) is made from it. */
export const exchangeRoutes = {
  'POST /api/exchange/token': {
    summary: 'Client credentials grant (RFC 6749, 4.4): a token for this API, for ten minutes. Refusals are in the form of RFC 6749, 5.2.',
    body: { mediaTypes: ['application/x-www-form-urlencoded', 'application/json'], schema: tokenRequestSchema },
    answer: tokenAnswerSchema,
    refusals: [],
    isOpen: true,
  },
  'PUT /api/exchange/handovers/:handoverId': {
    summary: 'Announces a handover by its signed package. Sent again, it is the same; another package under the id is `keyReused`.',
    body: { mediaTypes: [packageMediaType], schema: exchangePackageSchema },
    answer: exchangeStatusSchema,
    refusals: ['exchangeRefused', 'keyReused', 'wrongCaseState', 'tooLarge'],
  },
  'GET /api/exchange/handovers/:handoverId': {
    summary: 'How far a handover is, and which of its documents are still to come.',
    answer: exchangeStatusSchema,
    refusals: [],
  },
  'PUT /api/exchange/handovers/:handoverId/documents/:documentId': {
    summary: 'The bytes of one document, hashed as they come in. With the last one the receiver’s desk has the case.',
    body: bytes,
    answer: exchangeStatusSchema,
    refusals: ['exchangeRefused', 'documentRefused'],
  },
  'GET /api/exchange/handovers/:handoverId/receipt': {
    summary: 'The receiver’s signed answer; `notFound` while there is none.',
    answer: signedReceiptSchema,
    refusals: [],
  },
  'POST /api/exchange/handovers/:handoverId/withdrawal': {
    summary: 'Asks that a handover be answered no more: the receiver lets it go, signed, or gives the receipt that exists.',
    body: asJson(z.strictObject({ reason: reasonSchema })),
    answer: withdrawalAnswerSchema,
    refusals: [],
  },
  'POST /api/exchange/receipts': {
    summary: 'A receiver brings its receipt to the sender, who need not ask for it. Brought again, it is the same.',
    body: { mediaTypes: [packageMediaType], schema: signedReceiptSchema },
    answer: z.strictObject({}),
    refusals: ['exchangeRefused', 'handoverRefused', 'tooLarge'],
  },
  'GET /api/exchange/openapi.json': { summary: 'This description.', answer: z.looseObject({ openapi: z.string() }), refusals: [], isOpen: true },
} as const satisfies Record<string, ExchangeRoute>;
export type ExchangeRouteName = keyof typeof exchangeRoutes;
export type ExchangeAnswer<R extends ExchangeRouteName> = z.infer<(typeof exchangeRoutes)[R]['answer']>;
/** Every route, with all that a route may say. */
export const listExchangeRoutes = (): [ExchangeRouteName, ExchangeRoute][] => Object.entries(exchangeRoutes) as [ExchangeRouteName, ExchangeRoute][];
