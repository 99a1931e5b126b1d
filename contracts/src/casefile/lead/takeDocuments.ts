import type { CaseDocument, CaseState } from '../state.ts';
import type { HandedDocument, HandoverManifest } from './wire.ts';

/**
 * The main volume as a manifest from another installation has it: in its order, with its versions beside those that came
 * before. What it does not name any more was withdrawn there.
 */
export function takeDocuments(state: CaseState, { documents, from }: HandoverManifest, at: string): CaseState {
  const named = new Set(documents.map((one) => one.documentId));
  const others = Object.values(state.documents).map((one): CaseDocument => {
    const isLeft = one.volume === 'main' && one.withdrawn === null && !named.has(one.documentId);
    return isLeft ? { ...one, withdrawn: { reason: '', at } } : one;
  });
  const taken = documents.map((one) => takeDocument(state.documents[one.documentId], one, from.agencyId, at));
  return {
    ...state,
    documents: Object.fromEntries([...others, ...taken].map((one) => [one.documentId, one])),
    order: [...documents.map((one) => one.documentId), ...state.order.filter((id) => !named.has(id))],
  };
}

function takeDocument(known: CaseDocument | undefined, handed: HandedDocument, agencyId: string, at: string): CaseDocument {
  const { documentId, folder, title, madeOn, version, ...bytes } = handed;
  const earlier = (known?.versions ?? []).filter((one) => one.version !== version);
  const same = known?.versions.find((one) => one.version === version);
  const newest = { version, ...bytes, filedAt: same?.filedAt ?? at, agencyId: same?.agencyId ?? agencyId, reason: same?.reason ?? null };
  return { documentId, volume: 'main', folder, title, madeOn, withdrawn: null, versions: [...earlier, newest] };
}
