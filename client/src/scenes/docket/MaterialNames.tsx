import type { DocketMaterial } from '@assize/contracts/docket/wire';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ErrorView } from '../../components/ErrorView.tsx';
import { formatBytes } from '../../i18n/formatInstant.ts';
import { useAct } from '../../record/useAct.ts';
import classes from './Docket.module.css';

interface MaterialNamesProps {
  materials: readonly DocketMaterial[];
  /** Fetches one as it was given. Throws ApiError. */
  onOpen: (material: DocketMaterial) => Promise<void>;
}

/** What lies with an application, each to be opened. */
export function MaterialNames({ materials, onOpen }: MaterialNamesProps) {
  const { t, i18n } = useTranslation();
  const opening = useAct();
  return (
    <section aria-label={t('docket:materials')}>
      <h2>{t('docket:materials')}</h2>
      <ul className={classes.list}>
        {materials.map((one) => (
          <li key={one.materialId} data-testid="docket-material">
            {t(`docket:material.${one.kind}`)} · {formatBytes(one.bytes, i18n.language)}
            <br />
            <Button variant="subtle" disabled={opening.isBusy} onClick={() => void opening.run(() => onOpen(one))} data-testid="open-material">
              {one.title}
            </Button>
          </li>
        ))}
      </ul>
      {opening.refusal === null ? null : <ErrorView code={opening.refusal} />}
    </section>
  );
}
