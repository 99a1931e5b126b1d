import { Button } from '@mantine/core';
import { partOf } from '@assize/contracts/hearing/roles';
import { useTranslation } from 'react-i18next';
import { isLanguage } from '../../../i18n/languages.ts';
import { hashOath, oathLines } from './oathText.ts';
import classes from './Order.module.css';
import type { OrderProps } from './orderProps.ts';

/** The oath as read by the court, for who is to take it: the exact text, and the button that binds to it. */
export function OathCard({ state, meId, isBusy, send }: OrderProps) {
  const { t, i18n } = useTranslation();
  const me = state.participants[meId];
  if (!me?.oath || me.oath.confirmedAt !== null) return null;
  const { kind } = me.oath;
  const confirm = async (): Promise<void> => {
    const language = isLanguage(i18n.language) ? i18n.language : 'zh-CN';
    await send({ type: 'oath.confirm', payload: { textSha256: await hashOath(t, partOf(me.role), kind), language } });
  };
  const title = t('order:oath.title', { role: t(`common:role.${me.role}`) });
  return (
    <section className={classes.oath} aria-label={title} data-testid="oath-card">
      <h2>{title}</h2>
      <p>{t('order:oath.lead')}</p>
      <div className={classes.oathText} role="status">
        {oathLines(t, partOf(me.role), kind).map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
      <Button size="lg" fullWidth disabled={isBusy} onClick={() => void confirm()} data-testid="confirm-oath">
        {t('order:oath.confirm')}
      </Button>
    </section>
  );
}
