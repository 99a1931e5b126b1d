import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './Whisper.module.css';
import type { WhisperModel } from './whisperModel.ts';

interface WhisperWatchProps {
  consulting: WhisperModel['consulting'];
  isBusy: boolean;
  onStop: (whisperId: string) => void;
}

/** For the presiding judge: who is consulting, of which nothing more is known, and the means to end it. */
export function WhisperWatch({ consulting, isBusy, onStop }: WhisperWatchProps) {
  const { t } = useTranslation();
  if (consulting.length === 0) return null;
  return (
    <section className={classes.watch} aria-label={t('whisper:consulting')} data-testid="whisper-watch">
      <h2>{t('whisper:consulting')}</h2>
      <p className={classes.quiet}>{t('whisper:consultingText')}</p>
      <ul>
        {consulting.map(({ whisper, people }) => {
          const names = people.map((one) => `${t(`common:role.${one.role}`)} ${one.name}`.trim()).join(' · ');
          return (
            <li key={whisper.id}>
              <span>{names}</span>
              <Button
                size="sm"
                variant="default"
                disabled={isBusy}
                aria-label={`${t('whisper:stop')}: ${names}`}
                onClick={() => onStop(whisper.id)}
                data-testid="whisper-stop"
              >
                {t('whisper:stop')}
              </Button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
