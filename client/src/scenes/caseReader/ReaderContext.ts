import { createContext, useContext } from 'react';

export interface ToRead {
  documentId: string;
  /** Empty until the document itself says it. */
  title: string;
  page: number;
  /** One that was replaced; the one in force, when absent. */
  version?: number;
  /** What was searched for: marked in the words of the pages. */
  words?: string;
}

/** Opens a document of the case whose page this is; undefined where there is nothing to read with. */
export const ReaderContext = createContext<((toRead: ToRead) => void) | undefined>(undefined);

export function useReader(): ((toRead: ToRead) => void) | undefined {
  return useContext(ReaderContext);
}
