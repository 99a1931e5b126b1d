import { useTranslation } from 'react-i18next';
import { api } from '../../../session/session.ts';
import { fileFault } from '../../evidence/fileFault.ts';
import { FilingView } from './FilingView.tsx';
import { useCaseFiling } from './useCaseFiling.ts';

/** Files documents into a case, several at once. What was chosen and typed stays when it fails, and when the form is closed. */
export function FileDocumentsForm({ caseId }: { caseId: string }) {
  const { filing, act, fileAll } = useCaseFiling(caseId);
  const { i18n } = useTranslation();
  const dropUploads = (): void => {
    const [first] = filing.files;
    api('DELETE /api/uploads').then(
      () => act({ type: 'forgive' }),
      (error: unknown) => (first ? act({ type: 'refuse', id: first.id, fault: fileFault(error) }) : undefined),
    );
  };
  return (
    <FilingView
      filing={filing}
      act={act}
      onFile={() => void fileAll()}
      onDropUploads={dropUploads}
      onOrder={() => act({ type: 'order', language: i18n.language })}
    />
  );
}
