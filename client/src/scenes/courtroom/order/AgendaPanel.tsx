import { Button } from '@mantine/core';
import type { Stage } from '@assize/contracts/hearing/procedure/stages';
import { IconCircle, IconCircleCheck, IconCircleDot } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeepFocus } from '../../../components/useKeepFocus.ts';
import panel from '../view/Panel.module.css';
import { type AgendaStage, buildAgenda } from './agenda.ts';
import classes from './Order.module.css';
import type { OrderProps } from './orderProps.ts';
import { PlanChoice } from './PlanChoice.tsx';
import { ReasonDialog } from './ReasonDialog.tsx';
import { RollCall } from './RollCall.tsx';
import { StepList } from './StepList.tsx';
import { stageKey } from './wording.ts';

const icons = { now: IconCircleDot, done: IconCircleCheck, ahead: IconCircle } as const;

/** The plan of the hearing for bench and clerk: its stages, the steps of the present one, and the way to the next. */
export function AgendaPanel(props: OrderProps) {
  const { state, meId, isBusy, send } = props;
  const { t } = useTranslation();
  const keepFocus = useKeepFocus<HTMLElement>();
  const [asked, setAsked] = useState<Stage>();
  const agenda = buildAgenda(state, meId);
  const nameOf = (stage: Stage): string => t(stageKey(stage, state.procedure));
  const enter = (stage: Stage, reason: string | null): Promise<boolean> => send({ type: 'procedure.enterStage', payload: { stage, reason } });
  const isBlocked = isBusy || agenda.waitsForRecusal;
  const stageRow = (one: AgendaStage) => {
    const Icon = icons[one.place];
    const isElsewhere = agenda.mayGo && one.place !== 'now' && one.stage !== agenda.next;
    return (
      <li
        key={one.stage}
        className={classes.stage}
        data-place={one.place}
        aria-current={one.place === 'now' ? 'step' : undefined}
        data-testid={`stage-${one.stage}`}
      >
        <div className={classes.stageHead}>
          <Icon size={20} stroke={1.75} role="img" aria-label={t(`order:agenda.${one.place}`)} />
          <span className={classes.stageName}>{nameOf(one.stage)}</span>
          {isElsewhere ? (
            <Button
              size="compact-sm"
              variant="subtle"
              disabled={isBlocked}
              // Over stages that the plan leaves open no reason is needed.
              onClick={() => (one.isInOrder ? void enter(one.stage, null) : setAsked(one.stage))}
              data-testid={`go-${one.stage}`}
            >
              {t('order:agenda.goTo', { stage: nameOf(one.stage) })}
            </Button>
          ) : null}
        </div>
        {one.place === 'now' ? <StepList {...props} steps={one.steps} mayTick={agenda.mayTick} /> : null}
      </li>
    );
  };
  return (
    <section {...keepFocus} className={panel.panel} aria-label={t('order:agenda.title')} data-testid="agenda-panel">
      <div className={panel.head}>
        <h2>{t('order:agenda.title')}</h2>
        <span className={classes.quiet}>{t(`order:plan.${state.procedure.plan}`)}</span>
      </div>
      {agenda.now ? null : <p className={panel.empty}>{t('order:agenda.notOpened')}</p>}
      {agenda.mayGo && agenda.next ? (
        <Button fullWidth disabled={isBlocked} onClick={() => agenda.next && void enter(agenda.next, null)} data-testid="next-stage">
          {t('order:agenda.next', { stage: nameOf(agenda.next) })}
        </Button>
      ) : null}
      {agenda.waitsForRecusal ? <p className={classes.attention}>{t('order:agenda.waitsForRecusal')}</p> : null}
      {agenda.mayGo && !agenda.next ? <p className={panel.empty}>{t('order:agenda.last')}</p> : null}
      <ol className={classes.stages}>{agenda.stages.map(stageRow)}</ol>
      {agenda.now === undefined || agenda.now.stage === 'opening' ? <RollCall {...props} /> : null}
      {agenda.mayPlan ? <PlanChoice key={state.procedure.plan} {...props} /> : null}
      {asked ? (
        <ReasonDialog
          title={t('order:agenda.goTitle', { stage: nameOf(asked) })}
          consequence={t('order:agenda.goConsequence')}
          confirmLabel={t('order:agenda.goTo', { stage: nameOf(asked) })}
          isBusy={isBusy}
          onConfirm={(reason) => void enter(asked, reason).then(() => setAsked(undefined))}
          onClose={() => setAsked(undefined)}
        />
      ) : null}
    </section>
  );
}
