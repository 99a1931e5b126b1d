import type { CaseLook } from '@assize/contracts/casefile/fileViews';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorView } from '../../../components/ErrorView.tsx';
import { LoadingSkeleton } from '../../../components/LoadingSkeleton.tsx';
import { codeOf } from '../../../components/scene.ts';
import { formatDateTime } from '../../../i18n/formatInstant.ts';
import { api } from '../../../session/session.ts';
import classes from '../CaseFile.module.css';

/** Who looked at the case, for its owner. */
export function LooksPanel({ caseId }: { caseId: string }) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  const query = useQuery({
    queryKey: ['caseLooks', caseId],
    queryFn: () => api('GET /api/case-files/:caseId/looks', { params: { caseId } }),
    enabled: isOpen,
  });
  return (
    <section className={classes.panel} aria-labelledby="looks" data-testid="looks">
      <h2 id="looks">{t('files:looks.title')}</h2>
      <p>{t('files:looks.text')}</p>
      <div>
        <Button variant="default" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)} data-testid="open-looks">
          {t(isOpen ? 'files:looks.close' : 'files:looks.open')}
        </Button>
      </div>
      {isOpen && query.error ? <ErrorView code={codeOf(query.error)} onRetry={() => void query.refetch()} /> : null}
      {isOpen && query.isPending ? <LoadingSkeleton blocks={[8]} /> : null}
      {isOpen && query.data ? <LookList looks={query.data.looks} /> : null}
    </section>
  );
}

export function LookList({ looks }: { looks: readonly CaseLook[] }) {
  const { t, i18n } = useTranslation();
  if (looks.length === 0) return <p>{t('files:looks.none')}</p>;
  return (
    <ul className={classes.rows}>
      {looks.map((one, index) => (
        <li key={`${one.at}${String(index)}`}>
          <p>
            <strong>{one.name}</strong>
            {one.agency === null ? '' : ` · ${one.agency}`}
          </p>
          <p className={classes.muted}>
            {t(`files:looks.what.${one.what}`, { defaultValue: t('files:looks.what.other') })} · {formatDateTime(one.at, i18n.language)}
          </p>
        </li>
      ))}
    </ul>
  );
}
