import type { RefusalWords } from '../caseFile/RefusalView.tsx';

/** Of what was offered, to the agency: that somebody else answered it first, or that its giver took it back. */
export const offerWords: RefusalWords = ({ cause }) => (cause === 'answered' || cause === 'withdrawn' ? `followed:fault.${cause}` : undefined);

/** The same to its giver: that it was answered meanwhile. */
export const ownOfferWords: RefusalWords = ({ cause }) => {
  const words = cause === 'answered' ? 'ownAnswered' : undefined;
  return words && `followed:fault.${words}`;
};
