import { RefusalView, type RefusalWords } from '../caseFile/RefusalView.tsx';
import { sharingFault } from './refusals.ts';

export const sharingWords: RefusalWords = (acting) => wordsOf(acting, false);
const askingWords: RefusalWords = (acting) => wordsOf(acting, true);
function wordsOf(acting: Parameters<RefusalWords>[0], isAsking: boolean): string | undefined {
  const fault = sharingFault(acting, isAsking);
  return fault && `sharing:refused.${fault}`;
}

/** Why the last attempt was refused. */
export function SharingRefusal({ acting, isAsking = false }: { acting: Parameters<RefusalWords>[0]; isAsking?: boolean }) {
  return <RefusalView acting={acting} wordsOf={isAsking ? askingWords : sharingWords} />;
}
