import { Button } from '@mantine/core';
import type { RecordingDetail } from '@assize/contracts/casefile/views';
import { useTranslation } from 'react-i18next';
import { whoIs } from '../courtroom/order/wording.ts';
import { type Hearing, isEverybody, isHeard, toggled } from './heard.ts';
import classes from './VoiceList.module.css';

interface VoiceListProps {
  tracks: RecordingDetail['tracks'];
  hearing: Hearing;
  onHearing: (hearing: Hearing) => void;
}

/** Everybody whose sound was recorded: silent, or heard alone. */
export function VoiceList({ tracks, hearing, onHearing }: VoiceListProps) {
  const { t } = useTranslation();
  const voices = [...new Map(tracks.filter((one) => one.source === 'microphone').map((one) => [one.participantId, one])).values()];
  if (voices.length === 0) return null;
  return (
    <section className={classes.voices} aria-labelledby="replay-voices">
      <h2 id="replay-voices">{t('replay:voice.title')}</h2>
      <p role="status">{t(isEverybody(hearing) ? 'replay:voice.all' : 'replay:voice.some')}</p>
      <ul>
        {voices.map(({ participantId, role, displayName }) => {
          const who = whoIs(t, { role, name: displayName });
          return (
            <li key={participantId} data-testid="replay-voice" data-participant-id={participantId} data-heard={isHeard(hearing, participantId)}>
              <span>{who}</span>
              {(['muted', 'soloed'] as const).map((which) => (
                <Button
                  key={which}
                  size="sm"
                  variant={hearing[which].includes(participantId) ? 'filled' : 'default'}
                  aria-pressed={hearing[which].includes(participantId)}
                  aria-label={t(`replay:voice.${which}Of`, { who })}
                  onClick={() => onHearing(toggled(hearing, which, participantId))}
                  data-testid={`voice-${which}`}
                >
                  {t(`replay:voice.${which}`)}
                </Button>
              ))}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
