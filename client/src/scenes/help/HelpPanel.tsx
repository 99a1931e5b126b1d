import { Button, TextInput } from '@mantine/core';
import { can } from '@assize/contracts/hearing/permissions';
import { helpTopics } from '@assize/contracts/hearing/support/wire';
import { IconLifebuoy } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { StatusMessage } from '../../components/StatusMessage.tsx';
import type { OrderProps } from '../courtroom/order/orderProps.ts';
import classes from './HelpPanel.module.css';

/** Help from the court's technician: what the matter is in one touch, and whether somebody is coming. */
export function HelpPanel({ state, meId, isBusy, send }: OrderProps) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  const [words, setWords] = useState('');
  const mine = state.alerts.filter((one) => one.participantId === meId && one.kind === 'help');
  if (!can('help.ask', state, meId)) return null;
  const ask = async (topic: (typeof helpTopics)[number]): Promise<void> => {
    if (!(await send({ type: 'help.ask', payload: { alertId: crypto.randomUUID(), topic, words: words.trim() || null } }))) return;
    setIsOpen(false);
    setWords('');
  };
  return (
    <section className={classes.panel} aria-label={t('help:title')} data-testid="help-panel">
      {mine.map((one) => (
        <StatusMessage
          key={one.id}
          tone="info"
          title={t(one.takenById === null ? 'help:asked' : 'help:coming', { what: t(`help:help.${one.about}`) })}
          isLive
        />
      ))}
      {isOpen ? (
        <>
          <h2>{t('help:what')}</h2>
          <div className={classes.topics}>
            {helpTopics.map((topic) => (
              <Button key={topic} variant="default" size="md" disabled={isBusy} onClick={() => void ask(topic)} data-testid={`help-${topic}`}>
                {t(`help:help.${topic}`)}
              </Button>
            ))}
          </div>
          <TextInput label={t('help:words')} value={words} maxLength={200} onChange={(event) => setWords(event.currentTarget.value)} />
          <Button variant="subtle" onClick={() => setIsOpen(false)}>
            {t('common:action.cancel')}
          </Button>
        </>
      ) : (
        <Button
          variant="default"
          size="md"
          fullWidth
          leftSection={<IconLifebuoy size={20} stroke={1.75} aria-hidden="true" />}
          onClick={() => setIsOpen(true)}
          data-testid="ask-help"
        >
          {t('help:ask')}
        </Button>
      )}
    </section>
  );
}
