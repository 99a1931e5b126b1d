import { createContext, useContext } from 'react';

export interface ToRead {
  documentId: string;
  title: string;
  page: number;
}

/** Opens a document of the case whose page this is; undefined where there is nothing to read with. */
export const ReaderContext = createContext<((toRead: ToRead) => void) | undefined>(undefined);

export function useReader(): ((toRead: ToRead) => void) | undefined {
  return useContext(ReaderContext);
}
