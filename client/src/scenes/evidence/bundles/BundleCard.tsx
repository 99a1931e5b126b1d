import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import type { Bundle } from '@assize/contracts/hearing/bundles/state';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { codeOf } from '../../../components/scene.ts';
import type { ApiErrorCode } from '../../../session/ApiError.ts';
import type { OrderProps } from '../../courtroom/order/orderProps.ts';
import { numberOf } from '../../presentation/exhibitWords.ts';
import classes from '../Evidence.module.css';
import type { EvidenceModel } from '../evidenceModel.ts';
import { saveFile } from '../../../session/saveFile.ts';
import { EnterForm } from './EnterForm.tsx';
import { pagesOfEntry } from './bundleWords.ts';

interface BundleCardProps extends OrderProps {
  model: EvidenceModel;
  bundle: Bundle;
  onFault: (code: ApiErrorCode | undefined) => void;
}

/** One bundle: what stands in it on which pages, its index, and what else is put in. */
export function BundleCard({ model, bundle, onFault, ...props }: BundleCardProps) {
  const { t } = useTranslation();
  const [isFetching, setIsFetching] = useState(false);
  const { state } = props;
  const { id, title, entries } = bundle;
  const save = async (): Promise<void> => {
    onFault(undefined);
    setIsFetching(true);
    await saveFile(`/api/hearings/${state.id}/bundles/${id}/index`, `${title}.pdf`).catch((error: unknown) => onFault(codeOf(error)));
    setIsFetching(false);
  };
  return (
    <article className={classes.exhibit} data-testid="bundle">
      <h4>{title}</h4>
      {entries.length === 0 ? <p className={classes.quiet}>{t('evidence:bundle.empty')}</p> : null}
      <ol className={classes.entries}>
        {entries.map((entry) => {
          const exhibit = state.evidence.exhibits[entry.exhibitId];
          return exhibit ? (
            <li key={entry.exhibitId} data-testid="bundle-entry">
              <span className={classes.pages}>{pagesOfEntry(entry)}</span>
              <span>
                {numberOf(t, exhibit.number)} {exhibit.title}
                {exhibit.withdrawn ? ` · ${t('evidence:status.withdrawn')}` : ''}
              </span>
            </li>
          ) : null;
        })}
      </ol>
      {entries.length > 0 ? (
        <Button
          size="sm"
          variant="default"
          loading={isFetching}
          leftSection={<IconDownload size={18} stroke={1.75} aria-hidden="true" />}
          onClick={() => void save()}
          data-testid="bundle-index"
        >
          {t('evidence:bundle.index')}
        </Button>
      ) : null}
      {model.mayBundle ? <EnterForm {...props} model={model} bundle={bundle} onFault={onFault} /> : null}
    </article>
  );
}
