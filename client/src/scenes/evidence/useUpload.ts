import { useStore } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { api } from '../../session/session.ts';
import { type FileFault, fileFault } from './fileFault.ts';
import type { UploadSubject } from './uploadFile.ts';

interface OneFile {
  file: File | null;
  /** Of what the file becomes: sent again after a lost answer it is one, and another file is another. */
  id: string;
  /** How much of it was sent, from 0 to 1; null while none is. */
  share: number | null;
  fault: FileFault | null;
}
const noFile = (): OneFile => ({ file: null, id: crypto.randomUUID(), share: null, fault: null });

/** By what it is for: a form that is closed meanwhile ends no upload, and opened again it shows how far that is. */
const stores = new Map<string, StoreApi<OneFile>>();
export function uploadStore(key: string): StoreApi<OneFile> {
  const store = stores.get(key) ?? createStore(noFile);
  stores.set(key, store);
  return store;
}

export function chooseFile(store: StoreApi<OneFile>, file: File | null): void {
  if (store.getState().share === null) store.setState({ ...noFile(), file });
}

/** Sends what was chosen, once at a time; what is refused stays, with why. Undefined: it was not done. */
export async function sendFile<T>(
  store: StoreApi<OneFile>,
  run: (file: File, id: string, onShare: (share: number) => void) => Promise<T>,
  faultOf: (error: unknown) => FileFault = fileFault,
): Promise<T | undefined> {
  const { file, id, share } = store.getState();
  if (!file || share !== null) return undefined;
  store.setState({ share: 0, fault: null });
  try {
    const kept = await run(file, id, (sent) => store.setState({ share: sent }));
    store.setState(noFile());
    return kept;
  } catch (error) {
    store.setState({ share: null, fault: faultOf(error) });
    return undefined;
  }
}

export interface UploadActs extends OneFile {
  choose: (file: File | null) => void;
  /** Uploads it, and has it kept under its id. */
  send: <T>(subject: UploadSubject, keep: (upload: { uploadId: string; name: string }, id: string) => Promise<T>) => Promise<T | undefined>;
  dropUploads: () => void;
}

/** One file of a form on its way to the court. */
export function useUpload(key: string, faultOf: (error: unknown) => FileFault = fileFault): UploadActs {
  const store = uploadStore(key);
  const state = useStore(store);
  return {
    ...state,
    choose: (file) => chooseFile(store, file),
    send: (subject, keep) =>
      sendFile(
        store,
        async (file, id, onShare) => {
          // Few ever upload: what it takes is fetched by those who do.
          const { uploadFile } = await import('./uploadFile.ts');
          return uploadFile(subject, file, onShare, (upload) => keep(upload, id));
        },
        faultOf,
      ),
    dropUploads: () => {
      api('DELETE /api/uploads').then(
        () => store.setState({ fault: null }),
        (error: unknown) => store.setState({ fault: faultOf(error) }),
      );
    },
  };
}
