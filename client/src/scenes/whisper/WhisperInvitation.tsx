import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { playChime } from '../../components/chime.ts';
import { StatusMessage } from '../../components/StatusMessage.tsx';
import classes from './Whisper.module.css';
import type { WhisperModel } from './whisperModel.ts';

interface WhisperInvitationProps {
  invitation: WhisperModel['invitation'];
  isBusy: boolean;
  onJoin: (whisperId: string) => void;
}

/** The own lawyer or client asks to whisper: what it means, and the choice. */
export function WhisperInvitation({ invitation, isBusy, onJoin }: WhisperInvitationProps) {
  const { t } = useTranslation();
  const [declinedId, setDeclinedId] = useState<string>();
  const id = invitation?.whisper.id;
  useEffect(() => {
    if (id !== undefined) playChime();
  }, [id]);
  if (!invitation || id === undefined || id === declinedId) return null;
  const { role, name } = invitation.opener;
  return (
    <div data-testid="whisper-invitation">
      <StatusMessage tone="attention" title={t('whisper:asks', { who: `${t(`common:role.${role}`)} ${name}`.trim() })} isLive>
        <p>{t('whisper:promise')}</p>
        <div className={classes.acts}>
          <Button size="md" disabled={isBusy} onClick={() => onJoin(id)} data-testid="whisper-join">
            {t('whisper:join')}
          </Button>
          <Button size="md" variant="default" onClick={() => setDeclinedId(id)} data-testid="whisper-decline">
            {t('rooms:notNow')}
          </Button>
        </div>
      </StatusMessage>
    </div>
  );
}
