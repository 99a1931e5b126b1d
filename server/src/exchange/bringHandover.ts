import { getHandover } from '@assize/contracts/casefile/lead/rules';
import type { CaseState } from '@assize/contracts/casefile/state';
import { buildPackage, refuseExchange } from '@assize/contracts/exchange/package';
import { packageMediaType } from '@assize/contracts/exchange/routes';
import type { ExchangeStatus } from '@assize/contracts/exchange/wire';
import type { CaseDocumentBytes } from './CaseDocumentBytes.ts';
import type { OwnKeys } from './OwnKeys.ts';
import type { PartnerClient } from './PartnerClient.ts';

interface BringOptions {
  client: PartnerClient;
  bytes: CaseDocumentBytes;
  keys: OwnKeys;
  /** Called before each document, of which one may take long. */
  onDocument: () => Promise<void>;
}

/** Announces a handover at its receiver's and brings each document that is missing there; what was brought before is not brought again. */
export async function bringHandover({ client, bytes, keys, onDocument }: BringOptions, state: CaseState, handoverId: string): Promise<ExchangeStatus> {
  const handover = getHandover(state, handoverId);
  const { agencyId } = handover.from;
  const sign = await keys.signerOf(agencyId);
  const content = JSON.stringify(buildPackage(state, handover, sign, await keys.cardsOf(agencyId)));
  let status = await client.ask('PUT /api/exchange/handovers/:handoverId', { handoverId }, { type: packageMediaType, content });
  for (const documentId of status.missing) {
    const document = handover.manifest.documents.find((one) => one.documentId === documentId);
    if (!document) return refuseExchange('notInManifest');
    await onDocument();
    const stream = await bytes.open({ caseId: state.caseId, documentId, version: document.version });
    const route = 'PUT /api/exchange/handovers/:handoverId/documents/:documentId';
    status = await client.ask(route, { handoverId, documentId }, { stream, bytes: document.bytes });
  }
  return status;
}
