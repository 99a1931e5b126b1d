import { Button, Checkbox, Textarea } from '@mantine/core';
import { can } from '@assize/contracts/hearing/permissions';
import { isCourtRole } from '@assize/contracts/hearing/roles';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import panel from '../view/Panel.module.css';
import classes from './Order.module.css';
import type { OrderProps } from './orderProps.ts';
import { whoIs } from './wording.ts';

/** Where a party applies that somebody of the court withdraw; below, what was ruled so far. */
export function RecusalPanel({ state, meId, isBusy, send }: OrderProps) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  const [against, setAgainst] = useState<string[]>([]);
  const [ground, setGround] = useState('');
  const { recusals } = state.procedure;
  const isMinePending = recusals.some((one) => one.participantId === meId && one.ruling === null);
  const mayApply = can('recusal.apply', state, meId) && !isMinePending;
  const ruled = recusals.filter((one) => one.ruling !== null);
  const nameOf = (id: string): string => whoIs(t, state.participants[id]);
  const concerned = Object.values(state.participants).filter((one) => isCourtRole(one.role) || one.role === 'interpreter' || one.role === 'appraiser');
  const apply = async (): Promise<void> => {
    const payload = { applicationId: crypto.randomUUID(), against, ground: ground.trim() };
    if (!(await send({ type: 'recusal.apply', payload }))) return;
    setIsOpen(false);
    setAgainst([]);
    setGround('');
  };
  if (!mayApply && ruled.length === 0) return null;
  const isWhole = against.length > 0 && ground.trim() !== '';
  return (
    <section className={panel.panel} aria-label={t('order:recusal.title')} data-testid="recusal-panel">
      <h2 className={classes.heading}>{t('order:recusal.title')}</h2>
      {ruled.map((one) => (
        <p key={one.id} className={classes.outcome}>
          {t('order:recusal.ruled', {
            who: nameOf(one.participantId),
            against: one.against.map(nameOf).join(' · '),
            ruling: t(`order:recusal.${one.ruling ?? 'refused'}`),
            reason: one.reason ?? '',
          })}
        </p>
      ))}
      {mayApply && !isOpen ? (
        <>
          <p className={panel.empty}>{t('order:recusal.explain')}</p>
          <Button variant="default" fullWidth onClick={() => setIsOpen(true)} data-testid="recusal-open">
            {t('order:recusal.apply')}
          </Button>
        </>
      ) : null}
      {mayApply && isOpen ? (
        <div className={classes.fields}>
          <Checkbox.Group label={t('order:recusal.against')} value={against} onChange={setAgainst}>
            <div className={classes.choices}>
              {concerned.map((one) => (
                <Checkbox
                  key={one.id}
                  size="md"
                  value={one.id}
                  label={whoIs(t, one)}
                  classNames={{ body: classes.choice ?? '' }}
                  data-testid={`recuse-${one.role}`}
                />
              ))}
            </div>
          </Checkbox.Group>
          <Textarea
            label={t('order:recusal.ground')}
            description={t('order:reasonHint')}
            value={ground}
            maxLength={500}
            onChange={(event) => setGround(event.currentTarget.value)}
            data-testid="recusal-ground"
          />
          {isWhole ? null : <p className={panel.empty}>{t('order:recusal.chooseFirst')}</p>}
          <Button fullWidth disabled={isBusy || !isWhole} onClick={() => void apply()} data-testid="recusal-send">
            {t('order:recusal.send')}
          </Button>
          <Button fullWidth variant="default" onClick={() => setIsOpen(false)}>
            {t('common:action.cancel')}
          </Button>
        </div>
      ) : null}
    </section>
  );
}
