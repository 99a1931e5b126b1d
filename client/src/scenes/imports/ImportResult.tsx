import type { ImportSummary } from '@assize/contracts/casefile/imports/wire';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { pageOfList } from '../../components/pageOfList.ts';
import { Pager } from '../../components/Pager.tsx';
import { StatusMessage } from '../../components/StatusMessage.tsx';
import { type Entry, shownRows } from './catalogue.ts';
import panel from '../caseFile/CaseFile.module.css';
import { entryFaultText } from './importFault.ts';

/** What came of an archive: how much of it is in the file, and each entry that is not with why. */
export function ImportResult({ summary: { status, filed }, rows }: { summary: ImportSummary; rows: readonly Entry[] }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(1);
  const refused = shownRows(rows, 'refused', '');
  const left = rows.filter((row) => !row.leaveOut && row.documentId === null && row.fault === null);
  const list = pageOfList(refused, asked);
  return (
    <>
      <StatusMessage tone={refused.length + left.length === 0 ? 'good' : 'attention'} title={t('imports:filed', { count: filed })}>
        {status === 'stopped' ? <p>{t('imports:stopped', { count: left.length })}</p> : null}
        {refused.length > 0 ? <p>{t('imports:refused', { count: refused.length })}</p> : null}
      </StatusMessage>
      {refused.length > 0 ? (
        <section className={panel.panel} aria-labelledby="import-refused">
          <h2 id="import-refused">{t('imports:refusedTitle')}</h2>
          <Pager list={list} onPage={setAsked} />
          <ul className={panel.rows}>
            {list.shown.map(({ row, place }) => (
              <li key={row.entry} data-testid="import-refused">
                <p>
                  {place + 1}. <strong>{row.title}</strong>
                </p>
                <p className={panel.muted}>{row.name}</p>
                {row.fault === null ? null : <p>{t(entryFaultText(row.fault))}</p>}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
}
