import { Button } from '@mantine/core';
import { strokesKey } from '@assize/contracts/hearing/presentation/state';
import type { Pane } from '@assize/contracts/hearing/presentation/wire';
import { mayKnow } from '@assize/contracts/hearing/evidence/access';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderProps } from '../courtroom/order/orderProps.ts';
import { whoIs } from '../courtroom/order/wording.ts';
import { ExhibitPane } from './ExhibitPane.tsx';
import classes from './Presentation.module.css';
import { presentationModel } from './presentationModel.ts';
import type { Pointing } from './usePointer.ts';

interface ExhibitStageProps extends OrderProps {
  serverOffsetMs: number;
  pointing: Pointing;
}

/** What is before the court: one page or two, in the same way for everybody who sees it; each may look around on their own. */
export function ExhibitStage({ serverOffsetMs, pointing, ...props }: ExhibitStageProps) {
  const { t } = useTranslation();
  const { state, meId } = props;
  const me = state.participants[meId];
  const { panes, presenterId } = state.presentation;
  /** The page one looks at on one's own, instead of the one that is shown. */
  const [own, setOwn] = useState<Pane>();
  if (!me || panes.length === 0) return null;
  const model = presentationModel(state, me);
  const presenter = presenterId === null ? undefined : state.participants[presenterId];
  const ownPane = !model.isPresenter && own && panes.some((one) => one.exhibitId === own.exhibitId) ? own : undefined;
  const shown = panes.map((pane) => (ownPane?.exhibitId === pane.exhibitId ? ownPane : pane));
  return (
    <section className={classes.stage} aria-label={t('presentation:stage')} data-testid="exhibit-stage" data-own={ownPane !== undefined}>
      {ownPane ? (
        <p className={classes.own} role="status">
          <span>{t('presentation:lookAround', { page: ownPane.page })}</span>
          <Button size="sm" onClick={() => setOwn(undefined)} data-testid="back-to-shown">
            {t('presentation:back')}
          </Button>
        </p>
      ) : null}
      <div className={classes.panes} data-count={panes.length}>
        {shown.map((pane, index) => {
          const exhibit = state.evidence.exhibits[pane.exhibitId];
          return (
            <ExhibitPane
              key={`${pane.exhibitId} ${String(index)}`}
              {...props}
              model={model}
              pane={pane}
              isFirst={index === 0}
              by={presenter ? whoIs(t, presenter) : undefined}
              isByRight={exhibit !== undefined && mayKnow(state, exhibit, me)}
              strokes={state.presentation.strokes[strokesKey(pane)] ?? []}
              serverOffsetMs={serverOffsetMs}
              pointing={pointing}
              onOwn={setOwn}
            />
          );
        })}
      </div>
    </section>
  );
}
