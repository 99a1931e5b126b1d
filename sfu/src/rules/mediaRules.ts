import { kindOf, type MediaGrant, type MediaKind, type Source } from '@assize/contracts/media/grant';

/** May this source be produced as this kind under this grant? */
export function canProduce(grant: MediaGrant, source: Source, kind: MediaKind): boolean {
  return kindOf(source) === kind && grant.send.includes(source);
}

/** Does the viewer's grant, and the speaker's, allow this source to flow from one to the other? */
export function canConsume(viewer: { id: string; grant: MediaGrant }, speaker: { id: string; grant: MediaGrant }, source: Source): boolean {
  if (source === 'screen' && viewer.grant.seesScreen !== true) return false;
  return viewer.id !== speaker.id && viewer.grant.receive.includes(speaker.id) && speaker.grant.send.includes(source);
}

/** A producer flows only when neither its sender nor the court holds it. */
export function isProducerPaused(grant: MediaGrant, source: Source, isPausedBySender: boolean): boolean {
  return isPausedBySender || grant.held.includes(source);
}
