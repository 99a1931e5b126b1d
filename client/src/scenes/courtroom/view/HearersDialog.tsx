import { Modal } from '@mantine/core';
import { IconMicrophoneOff, IconPlugConnectedX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { PersonPlate } from '../../../components/PersonPlate.tsx';
import { StatusMessage } from '../../../components/StatusMessage.tsx';
import { useReturnFocus } from '../../../components/useReturnFocus.ts';
import type { Seat } from '../model/arrangeSeats.ts';
import type { Hearers } from '../model/listHearers.ts';
import classes from './HearersDialog.module.css';

/** Who is in the room and can hear or see me now; and who of the hearing is not. */
export function HearersDialog({ hearers, onClose }: { hearers: Hearers; onClose: () => void }) {
  const { t } = useTranslation();
  useReturnFocus();
  const { reach, inRoom, outside } = hearers;
  return (
    <Modal opened onClose={onClose} title={t('courtroom:hearers.title')} closeButtonProps={{ 'aria-label': t('common:action.close') }}>
      <div className={classes.list} data-testid="hearers-dialog" data-reach={reach}>
        <div role="status">
          <StatusMessage tone={reach === 'heard' || reach === 'seen' ? 'attention' : 'info'} title={t(`courtroom:hearers.${reach}`)} />
        </div>
        <People title={t('courtroom:hearers.inRoom')} seats={inRoom} empty={t('courtroom:hearers.alone')} />
        {outside.length > 0 ? <People title={t('courtroom:hearers.outside')} seats={outside} /> : null}
      </div>
    </Modal>
  );
}

function People({ title, seats, empty }: { title: string; seats: readonly Seat[]; empty?: string }) {
  const markOf = (seat: Seat) => (seat.presence === 'here' && !seat.isMuted ? undefined : <Mark seat={seat} />);
  return (
    <section aria-label={title}>
      <h3 className={classes.heading}>{title}</h3>
      {seats.length === 0 ? <p className={classes.empty}>{empty}</p> : null}
      <ul className={classes.people}>
        {seats.map((seat) => (
          <li key={seat.participantId} data-testid={`hearer-${seat.role}`} data-presence={seat.presence}>
            <PersonPlate role={seat.role} name={seat.name} mark={markOf(seat)} tone={seat.isMuted ? 'danger' : undefined} />
          </li>
        ))}
      </ul>
    </section>
  );
}

const icon = { size: 18, stroke: 1.75, 'aria-hidden': true } as const;

function Mark({ seat }: { seat: Seat }) {
  const { t } = useTranslation();
  return (
    <>
      {seat.isMuted ? <IconMicrophoneOff {...icon} /> : seat.presence === 'lost' ? <IconPlugConnectedX {...icon} /> : null}
      {[seat.presence === 'here' ? '' : t(`courtroom:presence.${seat.presence}`), seat.isMuted ? t('courtroom:sound.mutedByCourt') : '']
        .filter(Boolean)
        .join(' · ')}
    </>
  );
}
