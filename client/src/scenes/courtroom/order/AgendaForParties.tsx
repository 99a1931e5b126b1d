import { isIsolated } from '@assize/contracts/hearing/separation/isolation';
import type { HearingState } from '@assize/contracts/hearing/state';
import { IconCircle, IconCircleCheck, IconCircleDot } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import panel from '../view/Panel.module.css';
import { buildAgenda } from './agenda.ts';
import classes from './Order.module.css';
import { stageKey, stepKey } from './wording.ts';

const icons = { now: IconCircleDot, done: IconCircleCheck, ahead: IconCircle } as const;

/** Where the hearing stands and what comes next, in plain words, for whoever does not conduct it. */
export function AgendaForParties({ state, meId }: { state: HearingState; meId: string }) {
  const { t } = useTranslation();
  const me = state.participants[meId];
  const agenda = buildAgenda(state, meId);
  const isHidden = me !== undefined && isIsolated(me);
  const { now } = agenda;
  const next = agenda.next ? t('order:agenda.comesNext', { stage: t(stageKey(agenda.next, state.procedure)) }) : t('order:agenda.nothingNext');
  return (
    <section className={panel.panel} aria-label={t('order:agenda.title')} data-testid="agenda">
      {isHidden ? <p className={panel.empty}>{t('order:agenda.hidden')}</p> : null}
      {!isHidden && !now ? <p className={panel.empty}>{t('order:agenda.youWait')}</p> : null}
      {!isHidden && now ? (
        <>
          <p className={classes.where}>
            <strong>{t(stageKey(now.stage, state.procedure))}</strong>
            <span>{t('order:agenda.stagesDone', { number: agenda.number, total: agenda.stages.length })}</span>
            <span>{next}</span>
          </p>
          <ol className={classes.stages}>
            {agenda.stages.map((one) => {
              const Icon = icons[one.place];
              return (
                <li key={one.stage} className={classes.stage} data-place={one.place} aria-current={one.place === 'now' ? 'step' : undefined}>
                  <div className={classes.stageHead}>
                    <Icon size={20} stroke={1.75} role="img" aria-label={t(`order:agenda.${one.place}`)} />
                    <span className={classes.stageName}>{t(stageKey(one.stage, state.procedure))}</span>
                  </div>
                  {one.place === 'now' ? (
                    <ul className={classes.plainSteps}>
                      {one.steps.map(({ step, isDone }) => (
                        <li key={step} data-done={isDone}>
                          {t(stepKey(step, state.procedure))}
                          {isDone ? <span className={classes.quiet}> · {t('order:agenda.stepDone')}</span> : null}
                        </li>
                      ))}
                    </ul>
                  ) : null}
                </li>
              );
            })}
          </ol>
        </>
      ) : null}
    </section>
  );
}
