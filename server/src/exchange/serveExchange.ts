import { join } from 'node:path';
import { AppError } from '@assize/contracts/AppError';
import { describeExchange } from '@assize/contracts/exchange/openapi';
import type { Logger } from '@assize/platform/log';
import type { ObjectStore } from '@assize/platform/store/ObjectStore';
import type { CaseLog } from '../casefile/CaseLog.ts';
import { openScan } from '../evidence/malware/openScan.ts';
import type { CourtKey } from '../hearing/sealLog.ts';
import type { Db } from '../platform/db.ts';
import type { ServerEnv } from '../platform/env.ts';
import type { HttpContext } from '../platform/handle.ts';
import { CaseDocumentBytes } from './CaseDocumentBytes.ts';
import { Errands } from './Errands.ts';
import { handlePartner } from './handlePartner.ts';
import { Incoming } from './Incoming.ts';
import { OwnKeys } from './OwnKeys.ts';
import { servePartners } from './partnerRoutes.ts';
import { releaseHandover } from './releaseHandover.ts';
import { settleHandover } from './settleHandover.ts';
import { serveToken } from './serveToken.ts';

interface ExchangeOptions {
  env: ServerEnv;
  db: Db;
  cases: CaseLog;
  courtKey: CourtKey;
  store: ObjectStore;
  logger: Logger;
}
/** All documents of one handover. */
const maxTotalBytes = 64 * 1024 ** 3;

/** Handovers with other installations: what they ask for by HTTP, and what is brought to them. Answers with what ends it. */
export function serveExchange(context: HttpContext, { env, db, cases, courtKey, store, logger }: ExchangeOptions): () => Promise<void> {
  const keys = new OwnKeys({ db, masterKey: env.MASTER_KEY, courtKey });
  const documents = { db, store, folder: join(env.DATA_DIR, 'exchange'), maxBytes: env.EVIDENCE_MAX_BYTES, scan: openScan(env.CLAMD_URL, logger) };
  const bytes = new CaseDocumentBytes(documents);
  const timeZone = env.COURT_TIME_ZONE;
  const errands = new Errands({ db, cases, bytes, keys, logger, timeZone, masterKey: env.MASTER_KEY });
  const incoming = new Incoming({ db, cases, bytes, keys, limits: { maxBytes: env.EVIDENCE_MAX_BYTES, maxTotalBytes } });
  const tellOthers = cases.onCommitted;
  cases.onCommitted = () => {
    tellOthers();
    errands.kick();
  };
  cases.askRelease = (asked) => errands.askRelease(asked);

  servePartners(context, { db, masterKey: env.MASTER_KEY });
  serveToken(context, db);
  const description = describeExchange(env.PUBLIC_URL);
  context.router.get('/api/exchange/openapi.json', (_request, response) => void response.json(description));

  handlePartner(context, db, 'PUT /api/exchange/handovers/:handoverId', ({ partner, params, body }) =>
    incoming.announce(partner, params['handoverId'] ?? '', body),
  );
  handlePartner(context, db, 'GET /api/exchange/handovers/:handoverId', ({ partner, params }) => incoming.status(partner, params['handoverId'] ?? ''));
  handlePartner(context, db, 'PUT /api/exchange/handovers/:handoverId/documents/:documentId', ({ partner, params, request }) => {
    const { handoverId = '', documentId = '' } = params;
    const length = request.headers['content-length'];
    return incoming.keepDocument(partner, handoverId, documentId, request, length === undefined ? undefined : Number(length));
  });
  handlePartner(context, db, 'GET /api/exchange/handovers/:handoverId/receipt', async ({ partner, params }) => {
    const receipt = await incoming.findReceipt(partner, params['handoverId'] ?? '');
    if (!receipt) throw new AppError('notFound', { what: 'receipt' });
    return receipt;
  });
  handlePartner(context, db, 'POST /api/exchange/handovers/:handoverId/withdrawal', ({ partner, params, body }) =>
    releaseHandover({ db, cases, incoming, keys }, partner, params['handoverId'] ?? '', body.reason),
  );
  handlePartner(context, db, 'POST /api/exchange/receipts', async ({ partner, body }) => {
    await settleHandover({ db, cases, timeZone }, body.receipt.caseId, partner, { outcome: 'answered', ...body });
    return {};
  });
  return () => errands.close();
}
