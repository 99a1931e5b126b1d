import type { Channel, OwnContacts } from '@assize/contracts/notices/wire';
import { Button, TextInput } from '@mantine/core';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorView } from '../../components/ErrorView.tsx';
import { StatusMessage } from '../../components/StatusMessage.tsx';
import { formatDateTime } from '../../i18n/formatInstant.ts';
import { useAct } from '../../record/useAct.ts';
import type { ContactActs } from './ContactsView.tsx';
import classes from './Notices.module.css';

interface ConfirmAddressProps {
  channel: Channel;
  held: OwnContacts['email'];
  /** Whether this court sends anything by this channel. */
  isOffered: boolean;
  acts: Pick<ContactActs, 'askCode' | 'confirm'>;
}

/** One address: whether anything is sent there, and how it is confirmed. */
export function ConfirmAddress({ channel, held, isOffered, acts }: ConfirmAddressProps) {
  const { t, i18n } = useTranslation();
  return (
    <section aria-label={t(`notices:channel.${channel}`)} className={classes.section} data-testid={`address-${channel}`}>
      <h2>{t(`notices:channel.${channel}`)}</h2>
      {!isOffered ? <p>{t(`notices:notOffered.${channel}`)}</p> : null}
      {isOffered && held === null ? <p>{t('notices:none')}</p> : null}
      {isOffered && held && held.confirmedAt !== null ? (
        <StatusMessage tone="good" title={held.address}>
          <p>{t('notices:confirmed', { time: formatDateTime(held.confirmedAt, i18n.language) })}</p>
        </StatusMessage>
      ) : null}
      {isOffered && held && held.confirmedAt === null ? <Unconfirmed key={held.address} channel={channel} address={held.address} acts={acts} /> : null}
    </section>
  );
}

function Unconfirmed({ channel, address, acts }: { channel: Channel; address: string; acts: ConfirmAddressProps['acts'] }) {
  const { t } = useTranslation();
  const acting = useAct();
  const [isAsked, setIsAsked] = useState(false);
  const [code, setCode] = useState('');
  const handleAsk = (): void => void acting.run(() => acts.askCode(channel)).then((isDone) => isDone && setIsAsked(true));
  const handleSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    void acting.run(async () => void (await acts.confirm(channel, code.trim())));
  };
  return (
    <>
      <StatusMessage tone="attention" title={address}>
        <p>{t('notices:unconfirmed')}</p>
      </StatusMessage>
      {isAsked ? (
        <form className={classes.form} onSubmit={handleSubmit} aria-label={t('notices:confirm')}>
          <p role="status">{t('notices:codeSent', { address })}</p>
          <TextInput
            required
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={6}
            label={t('notices:code')}
            value={code}
            onChange={(event) => setCode(event.currentTarget.value.replaceAll(/\D/g, ''))}
            data-testid={`code-${channel}`}
          />
          <Button type="submit" fullWidth loading={acting.isBusy} disabled={code.length !== 6} data-testid={`confirm-${channel}`}>
            {t('notices:confirm')}
          </Button>
        </form>
      ) : null}
      {acting.refusal === null ? null : <ErrorView code={acting.refusal} />}
      <Button variant={isAsked ? 'subtle' : 'filled'} fullWidth loading={acting.isBusy && !isAsked} onClick={handleAsk} data-testid={`ask-code-${channel}`}>
        {t(isAsked ? 'notices:sendAnother' : `notices:sendCode.${channel}`)}
      </Button>
    </>
  );
}
