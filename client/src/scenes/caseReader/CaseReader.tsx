import { type ReactNode, useState } from 'react';
import { useLocation, useNavigate, useSearchParams } from 'react-router';
import { type Opened, readOpened, readToRead, writeToRead } from './readAddress.ts';
import { ReaderContext, type ToRead } from './ReaderContext.ts';
import { ReaderDialog } from './ReaderDialog.tsx';
import { useReadingEnded } from './useReadingEnded.ts';

interface CaseReaderProps {
  caseId: string;
  children: ReactNode;
}

/** Lets what is within open the documents of a case, one at a time, on a page where there are several cases. */
export function CaseReader({ caseId, children }: CaseReaderProps) {
  const [toRead, setToRead] = useState<ToRead>();
  useReadingEnded(caseId);
  return (
    <ReaderContext value={setToRead}>
      {children}
      {toRead ? <ReaderDialog caseId={caseId} toRead={toRead} onClose={() => setToRead(undefined)} /> : null}
    </ReaderContext>
  );
}

/**
 * The same on the page of one case: what is open stands in the address, which is reloaded, kept or given to somebody who may
 * read it too. Going back closes it.
 */
export function AddressedReader({ caseId, children }: CaseReaderProps) {
  const [address] = useSearchParams();
  const { state } = useLocation();
  const navigate = useNavigate();
  useReadingEnded(caseId);
  const opened = readOpened(state);
  const toRead = readToRead(address);
  const go = (to: ToRead | null, options: { replace: boolean; state?: Opened | null }): void => {
    const search = writeToRead(address, to).toString();
    if (search !== address.toString()) void navigate({ search }, { preventScrollReset: true, ...options });
  };
  const close = (): void => {
    // What this page opened lies over it in the history; whoever came from elsewhere has no such page behind them.
    if (opened) void navigate(-1);
    else go(null, { replace: true });
  };
  return (
    <ReaderContext value={(to) => go(to, { replace: false, state: { opened: to.title } })}>
      {children}
      {toRead ? (
        <ReaderDialog
          caseId={caseId}
          toRead={{ ...toRead, title: opened?.opened ?? '' }}
          onPlace={(to) => go(to, { replace: true, state: opened && { opened: to.title } })}
          onClose={close}
        />
      ) : null}
    </ReaderContext>
  );
}
