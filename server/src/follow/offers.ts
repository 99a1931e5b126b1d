import { AppError } from '@assize/contracts/AppError';
import { assertMayOffer, decideOffer, findOffer } from '@assize/contracts/casefile/offers/rules';
import { type OwnOffer, presentOffers, presentOwnOffer } from '@assize/contracts/casefile/offers/views';
import type { newOfferSchema } from '@assize/contracts/casefile/offers/wire';
import type { CaseState } from '@assize/contracts/casefile/state';
import { documentKeys } from '@assize/contracts/hearing/evidence/pages';
import type { z } from 'zod';
import { assertMay, factsOf, findCaseViewer, readCase } from '../casefile/caseAccess.ts';
import type { FilingContext } from '../casefile/volumes/fileUpload.ts';
import { findFiled } from '../casefile/volumes/versionRows.ts';
import { keepUpload } from '../evidence/keepUpload.ts';
import { plainName } from '../evidence/plainName.ts';
import { handle, type HttpContext } from '../platform/handle.ts';
import type { Caller } from '../platform/verifyAccess.ts';

/** Documents that parties offer for their case; taking them back, taking and refusing them are commands on it. */
export function serveOffers(context: HttpContext, filing: FilingContext): void {
  handle(context, 'POST /api/case-files/:caseId/offers', (caller, { params, body }) => makeOffer(filing, caller, params['caseId'] ?? '', body));

  handle(context, 'GET /api/case-files/:caseId/offers', async (caller, { params }) => {
    const viewer = await findCaseViewer(filing.db, caller);
    const { state, facts } = await readCase(filing.db, viewer, params['caseId'] ?? '');
    assertMay(viewer, 'readOffers', facts);
    return { offers: presentOffers(state) };
  });
}

/** An upload of a party's is offered: examined and stored as what is filed, and no part of the file. Asked again for the same upload, it is the same offer. */
async function makeOffer(context: FilingContext, caller: Caller, caseId: string, asked: z.infer<typeof newOfferSchema>): Promise<OwnOffer> {
  const { db, cases, uploads } = context;
  const { offerId, uploadId } = asked;
  const viewer = await findCaseViewer(db, caller);
  const { state, facts } = await readCase(db, viewer, caseId);
  assertMay(viewer, 'offerDocuments', facts);
  const stored = { caseId, documentId: offerId, storeId: uploadId };
  if (await findFiled(db, stored)) return own(state, viewer.accountId, offerId);
  assertMayOffer(state, viewer.accountId, offerId);
  return uploads.alone(uploadId, async () => {
    if (await findFiled(db, stored)) return own((await readCase(db, viewer, caseId)).state, viewer.accountId, offerId);
    const { place } = await uploads.getWhole(uploadId, caller.accountId);
    if (!('caseId' in place) || place.caseId !== caseId) throw new AppError('notFound', { what: 'upload' });
    const file = { fileName: plainName(asked.name), ...(await keepUpload(context, uploadId, documentKeys.original(caseId, uploadId))) };
    const { state: after } = await cases.append({
      ...{ caseId, actor: { accountId: viewer.accountId, agencyId: null, agencyKind: null, name: viewer.name } },
      decide: (now) => {
        assertMay(viewer, 'offerDocuments', factsOf(now, new Date()));
        return [decideOffer(now, viewer.accountId, asked, file)];
      },
      alsoDo: async (transaction) => {
        const { fileName: name, mime, bytes, sha256 } = file;
        const row = { store_id: uploadId, case_id: caseId, document_id: offerId, version: 1, mime, bytes, sha256, name };
        await transaction.insertInto('case_document_version').values(row).execute();
      },
    });
    await uploads.remove(uploadId);
    context.onFiled();
    return own(after, viewer.accountId, offerId);
  });
}

/** Throws `conflict` for what another offered. */
function own(state: CaseState, accountId: string, offerId: string): OwnOffer {
  const offer = findOffer(state, offerId);
  if (!offer || state.follow.followers[offer.followerId]?.accountId !== accountId) throw new AppError('conflict', { field: 'uploadId' });
  return presentOwnOffer(offer);
}
