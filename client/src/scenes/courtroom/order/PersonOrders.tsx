import { Button, Menu } from '@mantine/core';
import type { ParticipantState } from '@assize/contracts/hearing/state';
import { IconChevronDown } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { giveFloor, type Limit } from './giveFloor.ts';
import classes from './Order.module.css';
import type { OrderProps } from './orderProps.ts';
import { hostsFor, type PersonOrder, personOrders, venuesFor } from './personOrders.ts';
import { whoIs } from './wording.ts';

interface PersonOrdersProps extends OrderProps {
  one: ParticipantState;
  limitS: Limit;
  onDiscipline: (participantId: string) => void;
}

const words: Record<PersonOrder, string> = {
  give: 'order:floor.give',
  giveAlso: 'order:floor.giveAlso',
  readOath: 'order:oath.readOath',
  readAffirmation: 'order:oath.readAffirmation',
  release: 'order:person.release',
  sitApart: 'order:person.sitApart',
  spotlight: 'order:layout.spotlight',
  endSpotlight: 'order:layout.endSpotlight',
  discipline: 'order:discipline.open',
};

/** Beside a person in the list: the floor as a button, what is rarer in a menu. */
export function PersonOrders({ state, meId, isBusy, send, one, limitS, onDiscipline }: PersonOrdersProps) {
  const { t } = useTranslation();
  const opener = useRef<HTMLButtonElement>(null);
  const orders = personOrders(state, meId, one);
  const rare = orders.filter((order) => order !== 'give');
  const hosts = hostsFor(state, meId, one);
  const places = venuesFor(state, meId, one);
  const who = whoIs(t, one);
  const run = (order: PersonOrder): void => {
    // The menu's item goes with its menu: a dialog gives the focus back to the menu's button.
    opener.current?.focus();
    switch (order) {
      case 'give':
      case 'giveAlso':
        return void giveFloor({ state, send }, one.id, limitS, order === 'giveAlso');
      case 'readOath':
        return void send({ type: 'oath.read', payload: { participantId: one.id, kind: 'oath' } });
      case 'readAffirmation':
        return void send({ type: 'oath.read', payload: { participantId: one.id, kind: 'affirmation' } });
      case 'release':
        return void send({ type: 'participant.release', payload: { participantId: one.id } });
      case 'sitApart':
        return void send({ type: 'participant.seatWith', payload: { participantId: one.id, hostId: null } });
      case 'spotlight':
      case 'endSpotlight':
        return void send({ type: 'layout.set', payload: { ...state.layout, spotlightId: order === 'spotlight' ? one.id : null } });
      case 'discipline':
        return onDiscipline(one.id);
      default:
        return order satisfies never;
    }
  };
  return (
    <>
      {orders.includes('give') ? (
        <Button
          size="compact-sm"
          variant="light"
          disabled={isBusy}
          aria-label={t('order:floor.of', { act: t('order:floor.give'), who })}
          onClick={() => void giveFloor({ state, send }, one.id, limitS)}
          data-testid={`give-${one.role}`}
        >
          {t('order:floor.give')}
        </Button>
      ) : null}
      {rare.length + hosts.length + places.length > 0 ? (
        <Menu position="bottom-end" withinPortal>
          <Menu.Target>
            <Button
              ref={opener}
              size="compact-sm"
              variant="subtle"
              aria-label={t('order:moreOf', { who })}
              rightSection={<IconChevronDown size={18} stroke={1.75} aria-hidden="true" />}
              data-testid={`more-${one.role}`}
            >
              {t('order:more')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {hosts.map((host) => (
              <Menu.Item
                key={host.id}
                className={classes.item ?? ''}
                disabled={isBusy}
                onClick={() => void send({ type: 'participant.seatWith', payload: { participantId: one.id, hostId: host.id } })}
                data-testid={`seat-with-${host.role}`}
              >
                {t('order:person.sitWith', { who: whoIs(t, host) })}
              </Menu.Item>
            ))}
            {rare.map((order) => (
              <Menu.Item key={order} className={classes.item ?? ''} disabled={isBusy} onClick={() => run(order)} data-testid={`${order}-${one.role}`}>
                {t(words[order])}
              </Menu.Item>
            ))}
            {places.length > 0 ? <Menu.Label>{t('order:person.venue')}</Menu.Label> : null}
            {places.map((venue) => (
              <Menu.Item
                key={venue}
                className={classes.item ?? ''}
                disabled={isBusy}
                onClick={() => void send({ type: 'participant.setVenue', payload: { participantId: one.id, venue } })}
                data-testid={`venue-${venue}-${one.role}`}
              >
                {t(`order:venue.${venue}`)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      ) : null}
    </>
  );
}
