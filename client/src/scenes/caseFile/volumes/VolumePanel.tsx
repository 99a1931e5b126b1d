import type { ViewedDocument } from '@assize/contracts/casefile/fileViews';
import type { Volume } from '@assize/contracts/casefile/volumes/wire';
import { useTranslation } from 'react-i18next';
import classes from '../CaseFile.module.css';
import { type FilePanelProps, findOpenHandover, may, mayFileNow } from '../filePanel.ts';
import { FileDocumentsForm } from '../filing/FileDocumentsForm.tsx';
import { FormOpener } from '../FormOpener.tsx';
import { underHeadings } from './arrange.ts';
import { ArrangeForm } from './ArrangeForm.tsx';
import { DocumentRow } from './DocumentRow.tsx';

interface VolumePanelProps extends Pick<FilePanelProps, 'file' | 'act'> {
  volume: Volume;
  documents: readonly ViewedDocument[];
}

/** The catalogue of a volume: what is in it, in order, with the pages where it stands. */
export function VolumePanel({ file, act, volume, documents }: VolumePanelProps) {
  const { t } = useTranslation();
  const pages = documents.at(-1)?.toPage ?? null;
  const id = `volume-${volume}`;
  const isOpen = mayFileNow(file);
  return (
    <section className={classes.panel} aria-labelledby={id} data-testid={id}>
      <h2 id={id}>{t(`files:volume.${volume}`)}</h2>
      <p className={classes.muted}>
        {t(`files:volumeText.${volume}`)}{' '}
        {pages === null ? t('files:catalogue.count', { count: documents.length }) : t('files:catalogue.countPages', { count: documents.length, pages })}
      </p>
      {may(file, 'fileDocuments') && findOpenHandover(file) ? <p>{t('files:catalogue.onItsWay')}</p> : null}
      {documents.length === 0 ? <p>{t('files:catalogue.none')}</p> : null}
      {underHeadings(documents).map((group) => (
        <div key={group.documents[0]?.documentId}>
          {group.folder === '' ? null : <h3>{group.folder}</h3>}
          <ol className={classes.catalogue} aria-label={group.folder || t(`files:volume.${volume}`)}>
            {group.documents.map((one) => (
              <DocumentRow key={one.documentId} caseId={file.id} document={one} act={act} isOpen={isOpen} />
            ))}
          </ol>
        </div>
      ))}
      {isOpen && volume === 'main' ? (
        <FormOpener label={t('files:filing.open')} testId="file-documents">
          {() => <FileDocumentsForm caseId={file.id} />}
        </FormOpener>
      ) : null}
      {isOpen && documents.length > 1 ? (
        <FormOpener label={t('files:catalogue.arrange')} testId={`arrange-${volume}`}>
          {(close) => <ArrangeForm act={act} volume={volume} documents={documents} onDone={close} />}
        </FormOpener>
      ) : null}
    </section>
  );
}
