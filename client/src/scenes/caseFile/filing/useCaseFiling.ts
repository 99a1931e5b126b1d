import { useQueryClient } from '@tanstack/react-query';
import { useStore } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { api } from '../../../session/session.ts';
import { titleOf } from '../../evidence/chosenFiles.ts';
import { actOnCaseFiling, canFile, type CaseFiling, type CaseFilingAct, nothingToFile } from './caseFiling.ts';

/** By case: a form that is closed meanwhile ends no filing and loses nothing that was typed. */
const filings = new Map<string, StoreApi<CaseFiling>>();
function storeOf(caseId: string): StoreApi<CaseFiling> {
  const known = filings.get(caseId);
  if (known) return known;
  const store = createStore<CaseFiling>(() => nothingToFile);
  filings.set(caseId, store);
  return store;
}

interface CaseFilingActs {
  filing: CaseFiling;
  act: (act: CaseFilingAct) => void;
  /** Files all that is in the list, in its order. */
  fileAll: () => Promise<void>;
}

/** What is about to be filed in this case, and the filing of it. */
export function useCaseFiling(caseId: string): CaseFilingActs {
  const client = useQueryClient();
  const store = storeOf(caseId);
  const filing = useStore(store);
  const act = (one: CaseFilingAct): void => store.setState((before) => actOnCaseFiling(before, one), true);
  const fileAll = async (): Promise<void> => {
    const now = store.getState();
    if (!canFile(now)) return;
    // Few ever file: what it takes is fetched by those who do.
    const [{ fileIntoCase }, { uploadFile }] = await Promise.all([import('./fileIntoCase.ts'), import('../../evidence/uploadFile.ts')]);
    const { volume, folder, madeOn } = now.place;
    const placed = { volume, folder: folder.trim(), madeOn: madeOn === '' ? null : madeOn };
    await fileIntoCase(now.files, {
      enter: async (one, onProgress) => {
        const params = { caseId };
        await uploadFile({ caseId }, one.file, onProgress, (upload) =>
          api('POST /api/case-files/:caseId/documents', { params, body: { documentId: one.id, ...placed, title: titleOf(one).trim(), ...upload } }),
        );
        await client.invalidateQueries({ queryKey: ['caseFile', caseId] });
      },
      report: act,
    });
  };
  return { filing, act, fileAll };
}
