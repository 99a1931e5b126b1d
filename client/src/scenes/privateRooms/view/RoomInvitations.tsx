import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { playChime } from '../../../components/chime.ts';
import { StatusMessage } from '../../../components/StatusMessage.tsx';
import { talkState } from '../model/talk.ts';
import classes from './PrivateRooms.module.css';
import type { TalkProps } from './PrivateTalkPanel.tsx';

/** What must be seen at once, with a sound: somebody asks one into a private room, or the judge has given leave. */
export function RoomInvitations({ state, me, isBusy, send }: TalkProps) {
  const { t } = useTranslation();
  const { invitations } = talkState(state, me);
  const rung = useRef(new Set<string>());
  useEffect(() => {
    const isNew = invitations.some((room) => !rung.current.has(room.id));
    rung.current = new Set(invitations.map((room) => room.id));
    if (isNew) playChime();
  }, [invitations]);
  return invitations.map((room) => {
    const opener = state.participants[room.openerId];
    const who = opener ? `${t(`common:role.${opener.role}`)} ${opener.name}`.trim() : '';
    const isMine = room.openerId === me.id;
    return (
      <div key={room.id} data-testid="room-invitation">
        <StatusMessage tone="attention" title={isMine ? t('rooms:leaveGiven') : t(`rooms:${room.kind}.invites`, { who })} isLive>
          <p>{t(`rooms:${room.kind}.promise`)}</p>
          <div className={classes.acts}>
            <Button size="md" disabled={isBusy} onClick={() => void send({ type: 'room.enter', payload: { roomId: room.id } })} data-testid="enter-room">
              {t('rooms:enter')}
            </Button>
            <Button
              size="md"
              variant="default"
              disabled={isBusy}
              onClick={() => void send(isMine ? { type: 'room.close', payload: { roomId: room.id } } : { type: 'room.decline', payload: { roomId: room.id } })}
              data-testid="decline-room"
            >
              {t('rooms:notNow')}
            </Button>
          </div>
        </StatusMessage>
      </div>
    );
  });
}

/** For the presiding judge: who asks to leave the courtroom for a private talk, and with whom. */
export function LeaveRequests({ state, me, isBusy, send }: TalkProps) {
  const { t } = useTranslation();
  const { requests } = talkState(state, me);
  return requests.map((room) => {
    const names = [room.openerId, ...room.invitedIds]
      .flatMap((id) => state.participants[id] ?? [])
      .map((one) => `${t(`common:role.${one.role}`)} ${one.name}`.trim());
    return (
      <div key={room.id} data-testid="leave-request">
        <StatusMessage tone="attention" title={t('rooms:asksLeave', { who: names.join(' · ') })} isLive>
          <div className={classes.acts}>
            <Button size="sm" disabled={isBusy} onClick={() => void send({ type: 'room.allow', payload: { roomId: room.id } })} data-testid="allow-room">
              {t('rooms:allow')}
            </Button>
            <Button
              size="sm"
              variant="default"
              disabled={isBusy}
              onClick={() => void send({ type: 'room.close', payload: { roomId: room.id } })}
              data-testid="refuse-room"
            >
              {t('rooms:refuse')}
            </Button>
          </div>
        </StatusMessage>
      </div>
    );
  });
}
