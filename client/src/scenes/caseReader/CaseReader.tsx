import { type ReactNode, useState } from 'react';
import { ReaderContext, type ToRead } from './ReaderContext.ts';
import { ReaderDialog } from './ReaderDialog.tsx';
import { useReadingEnded } from './useReadingEnded.ts';

/** Lets what is within open the documents of a case, one at a time. */
export function CaseReader({ caseId, children }: { caseId: string; children: ReactNode }) {
  const [toRead, setToRead] = useState<ToRead>();
  useReadingEnded(caseId);
  return (
    <ReaderContext value={setToRead}>
      {children}
      {toRead ? (
        <ReaderDialog key={`${toRead.documentId} ${String(toRead.page)}`} caseId={caseId} toRead={toRead} onClose={() => setToRead(undefined)} />
      ) : null}
    </ReaderContext>
  );
}
