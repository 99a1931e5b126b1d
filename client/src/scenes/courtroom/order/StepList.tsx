import { Button } from '@mantine/core';
import type { Step } from '@assize/contracts/hearing/procedure/stages';
import { IconCheck, IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AgendaStage } from './agenda.ts';
import classes from './Order.module.css';
import type { OrderProps } from './orderProps.ts';
import { readOut, stepKey } from './wording.ts';

const icon = { size: 18, stroke: 1.75, 'aria-hidden': true } as const;

interface StepListProps extends OrderProps {
  steps: AgendaStage['steps'];
  mayTick: boolean;
}

/** The steps of the present stage: the text of the first one not done lies open, to be read out and ticked. */
export function StepList({ state, isBusy, send, steps, mayTick }: StepListProps) {
  const { t, i18n } = useTranslation();
  /** Undefined: the first that is not done. Null: none. */
  const [chosen, setChosen] = useState<Step | null>();
  const open = chosen === undefined ? steps.find((one) => !one.isDone)?.step : chosen;
  const tick = async (step: Step): Promise<void> => {
    if (await send({ type: 'procedure.takeStep', payload: { step } })) setChosen(undefined);
  };
  return (
    <ul className={classes.steps} aria-label={t('order:agenda.steps')}>
      {steps.map(({ step, isDone }) => {
        const isOpen = step === open;
        const name = t(stepKey(step, state.procedure));
        return (
          <li key={step} data-testid={`step-${step}`} data-done={isDone}>
            <button type="button" className={classes.step} aria-expanded={isOpen} onClick={() => setChosen(isOpen ? null : step)}>
              {isOpen ? <IconChevronDown {...icon} /> : <IconChevronRight {...icon} />}
              <span>{name}</span>
              {isDone ? (
                <span className={classes.ticked}>
                  <IconCheck {...icon} />
                  {t('order:agenda.stepDone')}
                </span>
              ) : null}
            </button>
            {isOpen ? (
              <div className={classes.read}>
                <p aria-label={t('order:agenda.text')}>{readOut(t, step, state, i18n.language === 'en' ? ', ' : '、')}</p>
                {mayTick && !isDone ? (
                  <Button size="sm" variant="light" disabled={isBusy} onClick={() => void tick(step)} data-testid={`tick-${step}`}>
                    {t('order:agenda.tick', { step: name })}
                  </Button>
                ) : null}
              </div>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}
