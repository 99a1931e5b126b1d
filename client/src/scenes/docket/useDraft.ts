import type { DocketForm } from '@assize/contracts/docket/form';
import type { ApplicationView } from '@assize/contracts/docket/views';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { api } from '../../session/session.ts';
import { DraftSaver, type SavingState } from './DraftSaver.ts';
import { showSaved } from './savedDraft.ts';
import { forgetUnsaved, keepUnsaved, readUnsaved } from './unsavedDraft.ts';

interface Draft {
  form: DocketForm;
  saving: SavingState;
  change: (form: DocketForm) => void;
  /** The revision once all is saved. Throws ApiError. */
  flush: () => Promise<number>;
  /** What is here counts. Throws ApiError. */
  keepMine: () => Promise<void>;
  /** Drops what is here; whoever draws it loads the court's anew. */
  drop: () => void;
}

/** The form of an application as it is typed here, and the saving of it. */
export function useDraft({ applicationId, form: given, revision }: ApplicationView): Draft {
  const client = useQueryClient();
  const [left] = useState(() => readUnsaved(applicationId));
  const [form, setForm] = useState(left?.form ?? given);
  const [saving, setSaving] = useState<SavingState>('saved');
  const holder = useRef<DraftSaver>(undefined);
  const make = (): DraftSaver => {
    const saver = new DraftSaver({
      revision: left?.revision ?? revision,
      save: async (of, body) => {
        const saved = await api('POST /api/docket/applications/:applicationId/form', { params: { applicationId }, body: { revision: of, form: body } });
        showSaved(client, applicationId, { revision: saved.revision, form: body });
        forgetUnsaved(applicationId, { revision: of, form: body });
        return saved.revision;
      },
      remember: (unsaved) => keepUnsaved(applicationId, unsaved),
      onState: setSaving,
    });
    // What a reload or a bad line left unsaved goes first.
    if (left) saver.change(left.form);
    return saver;
  };
  const get = (): DraftSaver => (holder.current ??= make());
  useEffect(() => {
    const saver = get();
    const handleOnline = (): void => void saver.flush().catch(() => undefined);
    window.addEventListener('online', handleOnline);
    return () => {
      window.removeEventListener('online', handleOnline);
      // What cannot be sent now is kept in the tab.
      void saver.end().catch(() => undefined);
    };
    // One saver for as long as the form is on the screen.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  useEffect(() => {
    // Loaded anew, and changed elsewhere since: who has typed nothing here goes on from there.
    if (get().adopt(revision)) setForm(given);
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [revision]);
  return {
    form,
    saving,
    change: (next) => {
      setForm(next);
      get().change(next);
    },
    flush: () => get().flush(),
    keepMine: async () => {
      const now = await api('GET /api/docket/applications/:applicationId', { params: { applicationId } });
      await get().overrule(now.revision);
    },
    drop: () => {
      get().close();
      keepUnsaved(applicationId, undefined);
    },
  };
}
