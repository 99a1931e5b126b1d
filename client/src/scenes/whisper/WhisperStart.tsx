import { Button } from '@mantine/core';
import type { ParticipantState } from '@assize/contracts/hearing/state';
import { IconMessages } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

interface WhisperStartProps {
  me: ParticipantState;
  team: readonly ParticipantState[];
  isBusy: boolean;
  onStart: (withIds: string[]) => void;
}

/** One touch to speak with one's lawyer or client beside the hearing. */
export function WhisperStart({ me, team, isBusy, onStart }: WhisperStartProps) {
  const { t } = useTranslation();
  if (team.length === 0) return null;
  return (
    <Button
      fullWidth
      variant="default"
      disabled={isBusy}
      leftSection={<IconMessages size={22} stroke={1.75} aria-hidden="true" />}
      onClick={() => onStart(team.map((one) => one.id))}
      data-testid="whisper-start"
    >
      {t(me.actsFor === null ? 'whisper:toLawyer' : 'whisper:toClient')}
    </Button>
  );
}
