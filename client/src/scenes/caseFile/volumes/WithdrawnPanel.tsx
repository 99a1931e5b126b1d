import type { WithdrawnDocument } from '@assize/contracts/casefile/fileViews';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Details } from '../../../components/Details.tsx';
import { pageOfList } from '../../../components/pageOfList.ts';
import { Pager } from '../../../components/Pager.tsx';
import { formatDateTime } from '../../../i18n/formatInstant.ts';
import { useReader } from '../../caseReader/ReaderContext.ts';
import classes from '../CaseFile.module.css';
import { HashCode } from '../HashCode.tsx';

/** What was taken out of the catalogue, with why: kept and readable, and not a part of the file. */
export function WithdrawnPanel({ documents }: { documents: readonly WithdrawnDocument[] }) {
  const { t, i18n } = useTranslation();
  const read = useReader();
  const [asked, setAsked] = useState(1);
  const list = pageOfList(documents, asked);
  return (
    <section className={classes.panel} aria-labelledby="withdrawn" data-testid="withdrawn">
      <h2 id="withdrawn">{t('files:withdrawn.title')}</h2>
      <p className={classes.muted}>{t('files:withdrawn.text')}</p>
      <Details summary={t('files:withdrawn.count', { count: documents.length })}>
        <Pager list={list} onPage={setAsked} />
        <ul className={classes.rows}>
          {list.shown.map(({ documentId, title, volume, version, versions, withdrawn }) => (
            <li key={documentId} className={classes.document} data-testid="withdrawn-document">
              {read ? (
                <button type="button" className={classes.title} onClick={() => read({ documentId, title, page: 1 })}>
                  <strong>{title}</strong>
                </button>
              ) : (
                <strong>{title}</strong>
              )}
              <p>
                {t(`files:volume.${volume}`)} · {t('files:withdrawn.when', { time: formatDateTime(withdrawn.at, i18n.language), reason: withdrawn.reason })}
              </p>
              {version > 1 ? <p className={classes.muted}>{t('files:withdrawn.versions', { count: version })}</p> : null}
              <HashCode label={t('files:catalogue.hash')} sha256={versions.at(-1)?.sha256 ?? ''} />
            </li>
          ))}
        </ul>
      </Details>
    </section>
  );
}
