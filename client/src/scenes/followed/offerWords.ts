import type { RefusalWords } from '../caseFile/RefusalView.tsx';

/** Of what was offered: that somebody else answered it first. */
export const offerWords: RefusalWords = ({ cause }) => (cause === 'answered' ? `followed:fault.${cause}` : undefined);
