import type { CountedHandover, FiguresRow } from '@assize/contracts/casefile/figures';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { BackLink } from '../../components/BackLink.tsx';
import { ErrorView } from '../../components/ErrorView.tsx';
import { SceneBody } from '../../components/SceneBody.tsx';
import { ScenePage } from '../../components/ScenePage.tsx';
import { StatusMessage } from '../../components/StatusMessage.tsx';
import type { SceneModel } from '../../components/scene.ts';
import { useAct } from '../../record/useAct.ts';
import { BehindRow } from './BehindRow.tsx';
import classes from './Figures.module.css';
import { FiguresTable } from './FiguresTable.tsx';
import { totalOf } from './totalOf.ts';

interface Span {
  fromOn: string;
  toOn: string;
}
interface FiguresViewProps {
  model: SceneModel<FiguresRow[]>;
  agencies: readonly { id: string; name: string }[];
  agencyId: string | undefined;
  span: Span;
  isDemo: boolean;
  /** What stands behind the row that was chosen. */
  behind: readonly CountedHandover[] | undefined;
  onSpan: (span: Span) => void;
  onAgency: (agencyId: string) => void;
  onBehind: (row: FiguresRow) => void;
  onSave: () => Promise<void>;
  onRetry: () => void;
}

/** What an agency sent and was sent, and how long answers took, for who heads it. */
export function FiguresView({ model, agencies, agencyId, span, isDemo, behind, onSpan, onAgency, onBehind, onSave, onRetry }: FiguresViewProps) {
  const { t } = useTranslation();
  const saving = useAct();
  const empty = (
    <StatusMessage tone="info" title={t(agencies.length === 0 ? 'figures:notHead' : 'figures:none')}>
      <p>{t(agencies.length === 0 ? 'figures:notHeadText' : 'figures:noneText')}</p>
    </StatusMessage>
  );
  return (
    <ScenePage title={t('figures:title')} lead={t('figures:lead')} width="wide" header={{ isDemo }} hasHelp={false} data-testid="figures">
      <form className={classes.asked} aria-label={t('figures:asked')} onSubmit={(event) => event.preventDefault()}>
        {agencies.length > 1 ? (
          <NativeSelect
            label={t('figures:agency')}
            data={agencies.map(({ id, name }) => ({ value: id, label: name }))}
            value={agencyId ?? ''}
            onChange={(event) => onAgency(event.currentTarget.value)}
          />
        ) : null}
        <TextInput
          type="date"
          label={t('figures:from')}
          value={span.fromOn}
          max={span.toOn}
          onChange={(event) => onSpan({ ...span, fromOn: event.currentTarget.value })}
        />
        <TextInput
          type="date"
          label={t('figures:to')}
          value={span.toOn}
          min={span.fromOn}
          onChange={(event) => onSpan({ ...span, toOn: event.currentTarget.value })}
        />
        <Button variant="default" loading={saving.isBusy} disabled={model.state !== 'ready'} onClick={() => void saving.run(onSave)} data-testid="save-figures">
          {t('figures:save')}
        </Button>
      </form>
      {saving.refusal === null ? null : <ErrorView code={saving.refusal} />}
      <SceneBody model={model} skeleton={[4, 12]} empty={empty} onRetry={onRetry} offline={<p>{t('figures:old')}</p>}>
        {(rows) => (
          <>
            <div>
              {(['out', 'in'] as const).map((direction) => {
                const total = totalOf(rows.filter((row) => row.direction === direction));
                return (
                  <p key={direction} data-testid={`total-${direction}`}>
                    {t(`figures:total.${direction}`, { ...total })}
                  </p>
                );
              })}
            </div>
            <FiguresTable rows={rows} onBehind={onBehind} />
            {behind ? <BehindRow handovers={behind} /> : null}
          </>
        )}
      </SceneBody>
      <BackLink to="/">{t('common:action.home')}</BackLink>
    </ScenePage>
  );
}
