import { Button, Textarea } from '@mantine/core';
import type { HearingState } from '@assize/contracts/hearing/state';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatTime } from '../../i18n/formatInstant.ts';
import { whoIs } from '../courtroom/order/wording.ts';
import classes from './CourtStaff.module.css';
import type { StaffTalk } from './useStaffTalk.ts';

interface StaffTalkPanelProps {
  state: HearingState;
  meId: string;
  talk: StaffTalk;
}

/** What the court's own people write to each other; nobody else is told. */
export function StaffTalkPanel({ state, meId, talk }: StaffTalkPanelProps) {
  const { t, i18n } = useTranslation();
  const [body, setBody] = useState('');
  const say = (): void => {
    if (body.trim() === '') return;
    talk.say(body.trim());
    setBody('');
  };
  const handleKey = (event: KeyboardEvent): void => {
    // While characters are being composed, Enter chooses among them.
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    say();
  };
  return (
    <section className={classes.talk} aria-label={t('staff:talk.title')} data-testid="staff-talk">
      <p className={classes.quiet}>{t('staff:talk.explain')}</p>
      {talk.words.length === 0 ? <p className={classes.quiet}>{t('staff:talk.empty')}</p> : null}
      <ol className={classes.words} aria-live="polite">
        {talk.words.map(({ messageId, participantId, body: words, at, status }) => (
          <li key={messageId} data-status={status}>
            <strong>{participantId === meId ? t('courtroom:you') : whoIs(t, state.participants[participantId])}</strong>{' '}
            <span className={classes.quiet}>{at === undefined ? t(`staff:talk.${status}`) : formatTime(at, i18n.language)}</span>
            <p>{words}</p>
            {status === 'failed' ? (
              <Button size="compact-sm" variant="default" onClick={() => talk.sayAgain(messageId)} data-testid="staff-again">
                {t('staff:talk.again')}
              </Button>
            ) : null}
          </li>
        ))}
      </ol>
      <Textarea
        label={t('staff:talk.write')}
        minRows={1}
        maxRows={5}
        maxLength={500}
        value={body}
        onChange={(event) => setBody(event.currentTarget.value)}
        onKeyDown={handleKey}
        data-testid="staff-field"
      />
      <Button variant="default" disabled={body.trim() === ''} onClick={say} data-testid="staff-send">
        {t('staff:talk.send')}
      </Button>
    </section>
  );
}
