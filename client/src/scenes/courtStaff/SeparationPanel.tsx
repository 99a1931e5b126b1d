import { Button, Checkbox, NativeSelect } from '@mantine/core';
import { can } from '@assize/contracts/hearing/permissions';
import { isCourtRole } from '@assize/contracts/hearing/roles';
import { faultOfScreening, type Screening } from '@assize/contracts/hearing/separation/state';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderProps } from '../courtroom/order/orderProps.ts';
import { ReasonDialog } from '../courtroom/order/ReasonDialog.tsx';
import { whoIs } from '../courtroom/order/wording.ts';
import panel from '../courtroom/view/Panel.module.css';
import classes from './CourtStaff.module.css';

/** Measures of protection: who never meets, sees or hears whom, in any room. For court staff, before and during the hearing. */
export function SeparationPanel({ state, meId, isBusy, send }: OrderProps) {
  const { t } = useTranslation();
  const [participantId, setParticipantId] = useState('');
  const [fromIds, setFromIds] = useState<string[]>([]);
  const [isEveryone, setIsEveryone] = useState(false);
  const [liftedId, setLiftedId] = useState<string>();
  if (!can('screening.set', state, meId)) return null;
  const people = Object.values(state.participants).filter((one) => !isCourtRole(one.role) && one.status !== 'removed');
  const nameOf = (id: string): string => whoIs(t, state.participants[id]);
  const wanted: Screening = { id: 'wanted', participantId, from: isEveryone ? 'everyone' : fromIds };
  const isWhole = participantId !== '' && (isEveryone || fromIds.length > 0);
  const fault = isWhole ? faultOfScreening(state, wanted) : undefined;
  const add = async (): Promise<void> => {
    if (!(await send({ type: 'screening.set', payload: { screeningId: crypto.randomUUID(), participantId, from: wanted.from } }))) return;
    setParticipantId('');
    setFromIds([]);
    setIsEveryone(false);
  };
  return (
    <section className={panel.panel} aria-label={t('staff:separation.title')} data-testid="separation-panel">
      <h2>{t('staff:separation.title')}</h2>
      {state.screenings.length === 0 ? <p className={panel.empty}>{t('staff:separation.none')}</p> : null}
      <ul className={panel.rows}>
        {state.screenings.map((one) => (
          <li key={one.id} className={panel.row} data-testid="screening">
            <p className={panel.person}>
              <strong>{nameOf(one.participantId)}</strong>
              <span className={panel.where}>
                {one.from === 'everyone' ? t('staff:separation.fromEveryone') : t('staff:separation.from', { who: one.from.map(nameOf).join(' · ') })}
              </span>
            </p>
            {can('screening.lift', state, meId) ? (
              <Button size="compact-sm" variant="default" disabled={isBusy} onClick={() => setLiftedId(one.id)}>
                {t('staff:separation.lift')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      <NativeSelect
        label={t('staff:separation.whom')}
        value={participantId}
        onChange={(event) => setParticipantId(event.currentTarget.value)}
        data={[{ value: '', label: t('staff:separation.choose') }, ...people.map((one) => ({ value: one.id, label: whoIs(t, one) }))]}
        data-testid="screened-person"
      />
      {participantId === '' ? null : (
        <div className={classes.choices} role="group" aria-label={t('staff:separation.fromWhom')}>
          <Checkbox size="md" label={t('staff:separation.everyone')} checked={isEveryone} onChange={(event) => setIsEveryone(event.currentTarget.checked)} />
          {isEveryone
            ? null
            : people
                .filter((one) => one.id !== participantId)
                .map((one) => (
                  <Checkbox
                    key={one.id}
                    size="md"
                    label={whoIs(t, one)}
                    checked={fromIds.includes(one.id)}
                    onChange={(event) => setFromIds(event.currentTarget.checked ? [...fromIds, one.id] : fromIds.filter((id) => id !== one.id))}
                    data-testid={`screen-from-${one.role}`}
                  />
                ))}
        </div>
      )}
      {fault ? (
        <p className={classes.fault} role="alert">
          {t(`staff:separation.fault.${fault}`)}
        </p>
      ) : null}
      <Button fullWidth disabled={isBusy || !isWhole || fault !== undefined} onClick={() => void add()} data-testid="set-screening">
        {t('staff:separation.set')}
      </Button>
      {liftedId === undefined ? null : (
        <ReasonDialog
          title={t('staff:separation.liftTitle')}
          consequence={t('staff:separation.liftConsequence')}
          confirmLabel={t('staff:separation.lift')}
          isDangerous
          isBusy={isBusy}
          onConfirm={(reason) => void send({ type: 'screening.lift', payload: { screeningId: liftedId, reason } }).then(() => setLiftedId(undefined))}
          onClose={() => setLiftedId(undefined)}
        />
      )}
    </section>
  );
}
