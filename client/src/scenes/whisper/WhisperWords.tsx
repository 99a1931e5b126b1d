import { Button, TextInput } from '@mantine/core';
import { IconSend2 } from '@tabler/icons-react';
import { type SubmitEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WhisperText } from '../../whisper/WhisperChannel.ts';
import classes from './Whisper.module.css';

interface WhisperWordsProps {
  texts: readonly WhisperText[];
  /** Of somebody else; undefined for one's own words. */
  nameOf: (id: string) => string | undefined;
  onSay: (body: string) => void;
  onSayAgain: (id: string) => void;
}

/** Written words of a whisper: they are on these pages alone and go with them. */
export function WhisperWords({ texts, nameOf, onSay, onSayAgain }: WhisperWordsProps) {
  const { t } = useTranslation();
  const [body, setBody] = useState('');
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    list.current?.lastElementChild?.scrollIntoView({ block: 'nearest' });
  }, [texts.length]);
  const handleSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (body.trim() === '') return;
    onSay(body.trim());
    setBody('');
  };
  return (
    <>
      {texts.length > 0 ? (
        <ol ref={list} className={classes.texts} aria-live="polite" aria-label={t('whisper:words')} tabIndex={0} data-testid="whisper-texts">
          {texts.map((text) => {
            const name = nameOf(text.fromId);
            return (
              <li key={text.id} data-own={name === undefined} data-status={text.status}>
                <span className={classes.author}>{name ?? t('courtroom:you')}</span> <span>{text.body}</span>{' '}
                {name === undefined ? <span className={classes.status}>{t(`whisper:status.${text.status}`)}</span> : null}
                {text.status === 'failed' ? (
                  <Button size="compact-sm" variant="outline" color="white" onClick={() => onSayAgain(text.id)} data-testid="whisper-again">
                    {t('whisper:again')}
                  </Button>
                ) : null}
              </li>
            );
          })}
        </ol>
      ) : null}
      <form className={classes.write} onSubmit={handleSubmit}>
        <TextInput
          className={classes.field ?? ''}
          size="md"
          aria-label={t('whisper:write')}
          placeholder={t('whisper:write')}
          value={body}
          maxLength={2000}
          autoComplete="off"
          onChange={(event) => setBody(event.currentTarget.value)}
          data-testid="whisper-field"
        />
        <Button
          type="submit"
          size="md"
          variant="white"
          color="dark"
          leftSection={<IconSend2 size={20} stroke={1.75} aria-hidden="true" />}
          data-testid="whisper-send"
        >
          {t('whisper:send')}
        </Button>
      </form>
    </>
  );
}
