import type { LinkQuality } from '@assize/contracts/media/signalling';

export interface LinkFacts {
  hasSocket: boolean;
  /** ICE of both transports: false once consent was lost. */
  isIceAlive: boolean;
  /** mediasoup's scores (0 to 10) of what this person sends and is flowing. */
  sendScores: readonly number[];
  /** The same of what this person receives. */
  receiveScores: readonly number[];
}

/** One word for a person's network, from the worst thing known of it. */
export function rateLink(facts: LinkFacts): LinkQuality {
  if (!facts.isIceAlive) return 'lost';
  const isSilent = facts.sendScores.length > 0 && facts.sendScores.every((score) => score === 0);
  if (isSilent) return 'lost';
  // A lost socket alone: media may still flow for the grace period.
  if (!facts.hasSocket) return 'bad';
  const worst = Math.min(10, ...facts.sendScores, ...facts.receiveScores);
  if (worst >= 7) return 'good';
  return worst >= 4 ? 'poor' : 'bad';
}
