import type { ViewedDocument } from '@assize/contracts/casefile/fileViews';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Details } from '../../../components/Details.tsx';
import { formatBytes, formatDateTime, formatDay } from '../../../i18n/formatInstant.ts';
import classes from '../CaseFile.module.css';
import type { FilePanelProps } from '../filePanel.ts';
import { NewVersionForm } from '../filing/NewVersionForm.tsx';
import { FormOpener } from '../FormOpener.tsx';
import { HashCode } from '../HashCode.tsx';
import { ReasonForm } from '../ReasonForm.tsx';
import { DescribeDocumentForm } from './DescribeDocumentForm.tsx';
import { useReader } from '../../caseReader/ReaderContext.ts';
import { pagesText } from './pagesText.ts';

interface DocumentRowProps {
  caseId: string;
  document: ViewedDocument;
  act: FilePanelProps['act'];
  /** Whether it may be described and withdrawn now. */
  isOpen: boolean;
}

/** A line of the catalogue; its versions, and what may be done with it, when asked for. */
export function DocumentRow({ caseId, document, act, isOpen }: DocumentRowProps) {
  const { t, i18n } = useTranslation();
  const read = useReader();
  const { documentId, no, title, madeOn, version, versions } = document;
  return (
    <li className={classes.document} value={no} data-testid="document">
      <span className={`${classes.cell} ${classes.number}`}>{no}</span>
      {read ? (
        <button type="button" className={`${classes.cell} ${classes.title}`} onClick={() => read({ documentId, title, page: 1 })} data-testid="read-document">
          <strong>{title}</strong>
        </button>
      ) : (
        <strong className={classes.cell}>{title}</strong>
      )}
      <span className={`${classes.cell} ${classes.muted}`}>{madeOn === null ? t('files:catalogue.noDate') : formatDay(madeOn, i18n.language)}</span>
      <span className={`${classes.cell} ${classes.number}`}>{pagesText(t, document) ?? t('files:catalogue.notCounted')}</span>
      <Details summary={versions.length === 1 ? t('files:catalogue.more') : t('files:catalogue.version', { version })}>
        <ul className={classes.rows}>
          {versions.toReversed().map((one) => (
            <li key={one.version}>
              <p>
                {t('files:catalogue.filed', { version: one.version, time: formatDateTime(one.filedAt, i18n.language) })} · {one.fileName} ·{' '}
                {formatBytes(one.bytes, i18n.language)}
              </p>
              {one.reason === null ? null : <p>{t('files:catalogue.why', { reason: one.reason })}</p>}
              <HashCode label={t('files:catalogue.hash')} sha256={one.sha256} />
              {read && one.version !== version ? (
                <Button
                  variant="subtle"
                  size="compact-md"
                  onClick={() => read({ documentId, title, page: 1, version: one.version })}
                  data-testid="read-earlier"
                >
                  {t('reader:versions.readOne', { version: one.version })}
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
        {isOpen ? (
          <div className={classes.acts}>
            <FormOpener label={t('files:catalogue.describe')} testId="describe-document">
              {(close) => <DescribeDocumentForm document={document} act={act} onDone={close} />}
            </FormOpener>
            <FormOpener label={t('files:filing.version')} testId="new-version">
              {(close) => <NewVersionForm caseId={caseId} documentId={documentId} onDone={close} />}
            </FormOpener>
            <FormOpener label={t('files:catalogue.withdraw')} testId="withdraw-document">
              {(close) => (
                <ReasonForm
                  consequence={t('files:catalogue.withdrawText', { title })}
                  label={t('files:catalogue.withdraw')}
                  testId="withdraw-document"
                  act={act}
                  commandOf={(reason) => ({ type: 'document.withdraw', payload: { documentId, reason } })}
                  onDone={close}
                />
              )}
            </FormOpener>
          </div>
        ) : null}
      </Details>
    </li>
  );
}
