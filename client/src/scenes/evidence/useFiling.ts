import { useStore } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { api } from '../../session/session.ts';
import type { OrderProps } from '../courtroom/order/orderProps.ts';
import { actOnFiling, type FilingAct } from './actOnFiling.ts';
import { fileFault } from './fileFault.ts';
import { type Filing, jobsOf, nothingChosen } from './filing.ts';
import { PictureError } from './PictureError.ts';

/** A telephone or a tablet: its camera is at hand. */
const isHandheld = (): boolean => typeof matchMedia === 'function' && matchMedia('(pointer: coarse)').matches;
/** By hearing and person: a panel that is closed meanwhile ends no filing and loses nothing that was typed. */
const filings = new Map<string, StoreApi<Filing>>();
function storeOf(key: string): StoreApi<Filing> {
  const known = filings.get(key);
  if (known) return known;
  const store = createStore<Filing>(() => nothingChosen(isHandheld()));
  filings.set(key, store);
  return store;
}

export interface FilingActs {
  filing: Filing;
  act: (act: FilingAct) => void;
  /** Files all that is in the list, in its order. */
  fileAll: () => Promise<void>;
  dropUploads: () => void;
}

/** What this person is about to file in this hearing, and the filing of it. */
export function useFiling({ state, meId, send }: OrderProps): FilingActs {
  const store = storeOf(`${state.id} ${meId}`);
  const filing = useStore(store);
  const act = (one: FilingAct): void => store.setState((before) => actOnFiling(before, one), true);
  const fileAll = async (): Promise<void> => {
    const now = store.getState();
    const jobs = now.run ? undefined : jobsOf(now);
    if (!jobs) return;
    // Few ever file: what it takes is fetched by those who do.
    const [{ fileInOrder }, { uploadJob }] = await Promise.all([import('./fileInOrder.ts'), import('./uploadJob.ts')]);
    await fileInOrder(jobs, {
      upload: (job, onProgress) => uploadJob(state.id, job, onProgress),
      enter: (document, about) => send({ type: 'exhibit.file', payload: { exhibitId: document.documentId, document, ...about } }),
      faultyId: (job, error) => (error instanceof PictureError ? job.files[error.index]?.id : undefined),
      report: act,
    });
  };
  const dropUploads = (): void => {
    api('DELETE /api/uploads').then(
      () => act({ type: 'fault', fault: undefined }),
      (error: unknown) => act({ type: 'fault', fault: fileFault(error) }),
    );
  };
  return { filing, act, fileAll, dropUploads };
}
