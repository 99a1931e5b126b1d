import { Button, Checkbox } from '@mantine/core';
import type { Command } from '@assize/contracts/hearing/commands';
import type { HearingState, ParticipantState } from '@assize/contracts/hearing/state';
import { IconLock } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { companions, talkState } from '../model/talk.ts';
import classes from './PrivateRooms.module.css';

export interface TalkProps {
  state: HearingState;
  me: ParticipantState;
  isBusy: boolean;
  /** True when the act is in the log. */
  send: (command: Command) => Promise<boolean>;
}

/** Where one asks others into a private room: whom, and what it means while the court sits. */
export function PrivateTalkPanel({ state, me, isBusy, send }: TalkProps) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<string[]>([]);
  const { kind, waitsForLeave } = talkState(state, me);
  if (waitsForLeave) {
    return (
      <section className={classes.panel} aria-label={t('rooms:title')} data-testid="waits-for-leave">
        <h2>{t('rooms:title')}</h2>
        <p aria-live="polite">{t('rooms:waitsForLeave')}</p>
        <Button variant="default" fullWidth disabled={isBusy} onClick={() => void send({ type: 'room.close', payload: { roomId: waitsForLeave.id } })}>
          {t('rooms:withdraw')}
        </Button>
      </section>
    );
  }
  if (!kind) return null;
  const people = companions(state, me, kind);
  const open = async (): Promise<void> => {
    if (await send({ type: 'room.open', payload: { roomId: crypto.randomUUID(), kind, inviteIds: chosen } })) setChosen([]);
  };
  return (
    <section className={classes.panel} aria-label={t(`rooms:${kind}.title`)} data-testid="private-talk">
      <h2>{t(`rooms:${kind}.title`)}</h2>
      <p>
        {t(state.status === 'inSession' && kind === 'consultation' && me.status === 'admitted' ? 'rooms:consultation.needsLeave' : `rooms:${kind}.explain`)}
      </p>
      {people.length === 0 ? (
        <p className={classes.quiet}>{t(`rooms:${kind}.nobody`)}</p>
      ) : (
        <>
          <Checkbox.Group label={t('rooms:whom')} value={chosen} onChange={setChosen}>
            <div className={classes.choices}>
              {people.map(({ person }) => (
                <Checkbox
                  key={person.id}
                  size="md"
                  value={person.id}
                  label={`${t(`common:role.${person.role}`)} ${person.name}`.trim()}
                  data-testid={`talk-to-${person.role}`}
                />
              ))}
            </div>
          </Checkbox.Group>
          <Button
            fullWidth
            size="lg"
            disabled={isBusy || chosen.length === 0}
            leftSection={<IconLock size={20} stroke={1.75} aria-hidden="true" />}
            onClick={() => void open()}
            data-testid="open-room"
          >
            {t(`rooms:${kind}.open`)}
          </Button>
        </>
      )}
    </section>
  );
}
