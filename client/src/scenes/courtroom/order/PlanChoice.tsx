import { Button, NativeSelect } from '@mantine/core';
import type { PlanName } from '@assize/contracts/hearing/procedure/plans';
import { type CaseKind, caseKinds } from '@assize/contracts/hearing/procedure/stages';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { plansFor } from './agenda.ts';
import classes from './Order.module.css';
import type { OrderProps } from './orderProps.ts';
import { ReasonDialog } from './ReasonDialog.tsx';

/** Which procedure the hearing follows: chosen freely before it opens, changed with a reason after. */
export function PlanChoice({ state, isBusy, send }: OrderProps) {
  const { t } = useTranslation();
  const { procedure, openedAt } = state;
  const [isOpen, setIsOpen] = useState(openedAt === null);
  const [isAsked, setIsAsked] = useState(false);
  const [caseKind, setCaseKind] = useState<CaseKind>(procedure.caseKind);
  const [plan, setPlan] = useState<PlanName>(procedure.plan);
  const plans = plansFor(caseKind, procedure.stage);
  const isSame = plan === procedure.plan && caseKind === procedure.caseKind;
  const chooseKind = (kind: CaseKind): void => {
    const fitting = plansFor(kind, procedure.stage);
    setCaseKind(kind);
    if (!fitting.includes(plan) && fitting[0]) setPlan(fitting[0]);
  };
  const set = (reason: string | null): Promise<boolean> => send({ type: 'procedure.plan', payload: { plan, caseKind, reason } });
  if (!isOpen) {
    return (
      <Button variant="default" size="sm" onClick={() => setIsOpen(true)} data-testid="change-plan">
        {t('order:plan.change')}
      </Button>
    );
  }
  return (
    <section className={classes.fields} aria-label={t('order:plan.title')} data-testid="plan-choice">
      <h3 className={classes.heading}>{t('order:plan.title')}</h3>
      <NativeSelect
        label={t('order:plan.kind')}
        value={caseKind}
        data={caseKinds.map((value) => ({ value, label: t(`order:kind.${value}`), disabled: plansFor(value, procedure.stage).length === 0 }))}
        onChange={(event) => {
          const chosen = caseKinds.find((one) => one === event.currentTarget.value);
          if (chosen) chooseKind(chosen);
        }}
        data-testid="case-kind"
      />
      <NativeSelect
        label={t('order:plan.label')}
        value={plan}
        data={plans.map((value) => ({ value, label: t(`order:plan.${value}`) }))}
        onChange={(event) => {
          const chosen = plans.find((one) => one === event.currentTarget.value);
          if (chosen) setPlan(chosen);
        }}
        data-testid="plan"
      />
      <Button
        variant="light"
        disabled={isBusy || isSame || !plans.includes(plan)}
        onClick={() => (openedAt === null ? void set(null) : setIsAsked(true))}
        data-testid="set-plan"
      >
        {t('order:plan.set')}
      </Button>
      {isAsked ? (
        <ReasonDialog
          title={t('order:plan.changeTitle', { plan: t(`order:plan.${plan}`) })}
          consequence={t('order:plan.changeConsequence')}
          confirmLabel={t('order:plan.change')}
          isBusy={isBusy}
          onConfirm={(reason) => void set(reason).then(() => setIsAsked(false))}
          onClose={() => setIsAsked(false)}
        />
      ) : null}
    </section>
  );
}
