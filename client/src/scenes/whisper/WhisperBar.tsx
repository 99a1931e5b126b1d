import { Button } from '@mantine/core';
import { IconEyeOff, IconMicrophone, IconMicrophoneOff, IconPhoneOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { LiveText } from '../../components/LiveText.tsx';
import type { WhisperText } from '../../whisper/WhisperChannel.ts';
import classes from './Whisper.module.css';
import { WhisperWords } from './WhisperWords.tsx';

/** `hears`: sound reaches them; `reads`: they are there, in writing only; `asked`: they have not joined; `lost`: their connection broke off. */
export type Reach = 'hears' | 'reads' | 'asked' | 'lost';
interface WhisperBarProps {
  others: readonly { id: string; role: string; name: string; reach: Reach }[];
  texts: readonly WhisperText[];
  safetyNumber: string | undefined;
  /** Undefined where this browser cannot seal sound. */
  microphone: 'on' | 'off' | 'starting' | 'failed' | undefined;
  isBusy: boolean;
  onMicrophone: (isWanted: boolean) => void;
  onSay: (body: string) => void;
  onSayAgain: (id: string) => void;
  onEnd: () => void;
  /** To the private room, where sound needs no sealing. */
  onPrivateRoom: () => void;
}

const icon = { size: 20, stroke: 1.75, 'aria-hidden': true } as const;

/** The whisper one takes part in, on its own ground: who hears one, that the court does not, and the way out. */
export function WhisperBar({ others, texts, safetyNumber, microphone, isBusy, ...on }: WhisperBarProps) {
  const { t } = useTranslation();
  const reaches = others.map(({ role, name, reach }) => `${role} ${name}: ${t(`whisper:reach.${reach}`)}`);
  const isOn = microphone === 'on' || microphone === 'starting';
  return (
    <section className={classes.bar} aria-label={t('whisper:title')} data-testid="whisper-bar">
      <p className={classes.secret}>
        <IconEyeOff {...icon} />
        {t('whisper:secret')}
      </p>
      <ul className={classes.people} data-testid="whisper-people">
        {others.map(({ id, reach }, index) => (
          <li key={id} data-reach={reach}>
            {reaches[index]}
          </li>
        ))}
      </ul>
      <LiveText text={reaches.join('. ')} />
      <div className={classes.acts}>
        {microphone === undefined ? null : (
          <Button
            size="md"
            variant={isOn ? 'white' : 'outline'}
            color={isOn ? 'dark' : 'white'}
            aria-pressed={isOn}
            leftSection={isOn ? <IconMicrophone {...icon} /> : <IconMicrophoneOff {...icon} />}
            onClick={() => on.onMicrophone(!isOn)}
            data-testid="whisper-microphone"
            data-state={microphone}
          >
            {t(`whisper:microphone.${microphone}`)}
          </Button>
        )}
        <Button
          size="md"
          variant="outline"
          color="white"
          leftSection={<IconPhoneOff {...icon} />}
          disabled={isBusy}
          onClick={on.onEnd}
          data-testid="whisper-end"
        >
          {t('whisper:end')}
        </Button>
      </div>
      {microphone === undefined ? (
        <div className={classes.note} data-testid="whisper-no-sound">
          <p>{t('whisper:noSound')}</p>
          <Button size="md" variant="outline" color="white" onClick={on.onPrivateRoom}>
            {t('rooms:consultation.open')}
          </Button>
        </div>
      ) : null}
      <WhisperWords texts={texts} nameOf={(id) => others.find((one) => one.id === id)?.name} onSay={on.onSay} onSayAgain={on.onSayAgain} />
      {safetyNumber === undefined ? null : (
        <details className={classes.proof}>
          <summary>{t('whisper:proof')}</summary>
          <p>{t('whisper:proofText')}</p>
          <p className={classes.number} data-testid="safety-number">
            {safetyNumber}
          </p>
        </details>
      )}
    </section>
  );
}
