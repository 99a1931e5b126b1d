import { NativeSelect } from '@mantine/core';
import { can } from '@assize/contracts/hearing/permissions';
import { rollCallAnswers } from '@assize/contracts/hearing/procedure/wire';
import { isCourtRole, partOf, sides } from '@assize/contracts/hearing/roles';
import { useTranslation } from 'react-i18next';
import panel from '../view/Panel.module.css';
import classes from './Order.module.css';
import type { OrderProps } from './orderProps.ts';
import { whoIs } from './wording.ts';

/** Who answered the roll call, and how; the court and the gallery are not called. */
export function RollCall({ state, meId, isBusy, send }: OrderProps) {
  const { t } = useTranslation();
  const mayRecord = can('rollCall.record', state, meId);
  const called = Object.values(state.participants)
    .filter((one) => !isCourtRole(one.role) && partOf(one.role) !== 'observer')
    .toSorted((a, b) => sides.indexOf(a.side) - sides.indexOf(b.side) || a.seat - b.seat);
  return (
    <section className={panel.panel} aria-label={t('order:rollCall.title')} data-testid="roll-call">
      <h3 className={classes.heading}>{t('order:rollCall.title')}</h3>
      <ul className={panel.rows}>
        {called.map((one) => {
          const answer = state.procedure.rollCall[one.id];
          return (
            <li key={one.id} className={classes.called}>
              <span>{whoIs(t, one)}</span>
              {mayRecord ? (
                <NativeSelect
                  aria-label={t('order:rollCall.of', { who: whoIs(t, one) })}
                  value={answer ?? ''}
                  disabled={isBusy}
                  data={[
                    ...(answer ? [] : [{ value: '', label: t('order:rollCall.none') }]),
                    ...rollCallAnswers.map((value) => ({ value, label: t(`order:rollCall.${value}`) })),
                  ]}
                  onChange={(event) => {
                    const chosen = rollCallAnswers.find((value) => value === event.currentTarget.value);
                    if (chosen) void send({ type: 'rollCall.record', payload: { participantId: one.id, answer: chosen } });
                  }}
                  data-testid={`roll-call-${one.role}`}
                />
              ) : (
                <span>{t(`order:rollCall.${answer ?? 'none'}`)}</span>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
