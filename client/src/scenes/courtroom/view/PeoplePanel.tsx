import { Button } from '@mantine/core';
import { can } from '@assize/contracts/hearing/permissions';
import { sides } from '@assize/contracts/hearing/roles';
import type { HearingState, ParticipantState } from '@assize/contracts/hearing/state';
import { findWhisperOf } from '@assize/contracts/hearing/whisper/state';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeepFocus } from '../../../components/useKeepFocus.ts';
import { whoIs } from '../order/wording.ts';
import { presenceOf } from '../model/arrangeSeats.ts';
import type { Intent } from '../model/intents.ts';
import { type PersonAct, personActs } from '../model/personActs.ts';
import classes from './Panel.module.css';

interface PeoplePanelProps {
  state: HearingState;
  meId: string;
  isBusy: boolean;
  onIntent: (intent: Intent) => void;
  /** What else may be ordered about a person, beside the acts of the door. */
  ordersFor?: (one: ParticipantState) => ReactNode;
}

const testIds: Record<PersonAct, string> = {
  'participant.admit': 'admit',
  'participant.isolate': 'isolate',
  'participant.mute': 'mute',
  'participant.unmute': 'unmute',
  'participant.remove': 'remove',
};

/** Who waits at the door and who is where: with the acts that bench or clerk may do to each. */
export function PeoplePanel({ state, meId, isBusy, onIntent, ordersFor }: PeoplePanelProps) {
  const { t } = useTranslation();
  const keepFocus = useKeepFocus<HTMLElement>();
  const people = Object.values(state.participants).toSorted((a, b) => sides.indexOf(a.side) - sides.indexOf(b.side) || a.seat - b.seat);
  const atDoor = people.filter((one) => one.status === 'waiting');
  const others = people.filter((one) => one.status !== 'waiting');
  const row = (one: ParticipantState) => (
    <PersonRow
      key={one.id}
      one={one}
      isWhispering={findWhisperOf(state, one.id) !== undefined}
      host={one.sharesDeviceOf === null ? undefined : state.participants[one.sharesDeviceOf]}
      acts={personActs(state, meId, one)}
      orders={ordersFor?.(one)}
      isBusy={isBusy}
      onIntent={onIntent}
    />
  );
  return (
    <section {...keepFocus} className={classes.panel} aria-label={t('courtroom:people')} data-testid="people-panel">
      <div className={classes.head}>
        <h2>{t('courtroom:atDoor', { count: atDoor.length })}</h2>
        {can('participant.admitAll', state, meId) && atDoor.length > 0 ? (
          <Button size="sm" disabled={isBusy} onClick={() => onIntent({ act: 'participant.admitAll' })} data-testid="admit-all">
            {t('courtroom:admitAll')}
          </Button>
        ) : null}
      </div>
      {atDoor.length === 0 ? <p className={classes.empty}>{t('courtroom:nobodyAtDoor')}</p> : <ul className={classes.rows}>{atDoor.map(row)}</ul>}
      <div className={classes.head}>
        <h2>{t('courtroom:everyone')}</h2>
        {can('participant.muteAll', state, meId) ? (
          <Button size="sm" variant="default" disabled={isBusy} onClick={() => onIntent({ act: 'participant.muteAll' })} data-testid="mute-all">
            {t('courtroom:muteAll')}
          </Button>
        ) : null}
      </div>
      <ul className={classes.rows} data-testid="attendance">
        {others.map(row)}
      </ul>
    </section>
  );
}

function PersonRow({
  one,
  isWhispering,
  host,
  acts,
  orders,
  isBusy,
  onIntent,
}: {
  one: ParticipantState;
  isWhispering: boolean;
  /** Before whose device they sit. */
  host: ParticipantState | undefined;
  acts: readonly PersonAct[];
  orders: ReactNode;
  isBusy: boolean;
  onIntent: (intent: Intent) => void;
}) {
  const { t } = useTranslation();
  const role = t(`common:role.${one.role}`);
  const oath = one.oath && (one.oath.confirmedAt === null ? t('order:oath.waiting') : t('order:oath.confirmed'));
  const where = host ? t('order:person.sharesDevice', { who: whoIs(t, host) }) : one.venue === 'own' ? '' : t(`order:venue.${one.venue}`);
  const words = [t(`courtroom:presence.${isWhispering ? 'whispering' : presenceOf(one)}`), where, one.isMuted ? t('courtroom:sound.mutedByCourt') : '', oath]
    .filter(Boolean)
    .join(' · ');
  return (
    <li className={classes.row} data-participant-id={one.id} data-presence={presenceOf(one)}>
      <p className={classes.person}>
        <strong>{role}</strong> <span>{one.name}</span>
        <span className={classes.where}>{words}</span>
      </p>
      {acts.length > 0 || orders ? (
        <div className={classes.acts}>
          {acts.map((act) => {
            const label = act === 'participant.admit' && one.status === 'isolated' ? t('courtroom:personAct.call') : t(`courtroom:personAct.${testIds[act]}`);
            return (
              <Button
                key={act}
                size="compact-sm"
                variant={act === 'participant.admit' ? 'filled' : 'default'}
                disabled={isBusy}
                aria-label={`${label}: ${role} ${one.name}`}
                onClick={() => onIntent({ act, participantId: one.id })}
                data-testid={`${testIds[act]}-${one.role}`}
              >
                {label}
              </Button>
            );
          })}
          {orders}
        </div>
      ) : null}
    </li>
  );
}
