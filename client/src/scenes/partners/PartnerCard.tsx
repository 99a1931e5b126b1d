import type { ExchangePartner } from '@assize/contracts/exchange/wire';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx';
import { Facts } from '../../components/Facts.tsx';
import classes from '../admin/AdminView.module.css';
import { FormOpener } from '../caseFile/FormOpener.tsx';
import { CredentialsForm } from './CredentialsForm.tsx';
import own from './Partners.module.css';
import type { PartnersHandlers } from './PartnersView.tsx';

interface PartnerCardProps extends Pick<PartnersHandlers, 'onEnter' | 'onRenew' | 'onClose'> {
  partner: ExchangePartner;
  isBusy: boolean;
  isOffline: boolean;
}

/** One partner: where it is, for whom it answers, whether each side can sign in at the other, and what may be done about it. */
export function PartnerCard({ partner, isBusy, isOffline, onEnter, onRenew, onClose }: PartnerCardProps) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<'close' | 'renew' | null>(null);
  const { partnerId, name, baseUrl, isReachable, isClosed, pending, agencies } = partner;
  const way = isReachable ? 'open' : baseUrl === null ? 'receiveOnly' : 'noCredentials';
  const state = isClosed ? 'closed' : way;
  const facts = [
    { term: t('partners:card.state'), value: t(`partners:state.${state}`) },
    { term: t('partners:card.address'), value: baseUrl ?? t('partners:card.noAddress') },
    { term: t('partners:card.agencies'), value: agencies.map((one) => one.name).join(t('files:comma')) },
    { term: t('partners:card.pending'), value: t('partners:card.count', { count: pending }) },
  ];
  const confirm = (): void => {
    if (asked === 'close') onClose(partner);
    if (asked === 'renew') onRenew(partner);
    setAsked(null);
  };
  return (
    <section className={classes.card} aria-labelledby={`partner-${partnerId}`} data-testid="partner" data-closed={isClosed}>
      <h2 id={`partner-${partnerId}`}>{name}</h2>
      <Facts facts={facts} />
      <div className={own.acts}>
        {baseUrl === null || isClosed ? null : (
          <FormOpener label={t('partners:enter.open')} testId="enter-credentials" isDisabled={isOffline}>
            {(close) => (
              <CredentialsForm
                isBusy={isBusy}
                isOffline={isOffline}
                onSubmit={(body, clear) =>
                  onEnter(partnerId, body, () => {
                    clear();
                    close();
                  })
                }
              />
            )}
          </FormOpener>
        )}
        <Button variant="default" disabled={isOffline || isBusy} onClick={() => setAsked('renew')} data-testid="renew-secret">
          {t(isClosed ? 'partners:renew.reopen' : 'partners:renew.act')}
        </Button>
        {isClosed ? null : (
          <Button variant="default" color="danger" disabled={isOffline || isBusy} onClick={() => setAsked('close')} data-testid="close-partner">
            {t('partners:close.act')}
          </Button>
        )}
      </div>
      <ConfirmDialog
        isOpen={asked !== null}
        title={asked === 'renew' ? t('partners:renew.title', { name }) : t('partners:close.title', { name })}
        consequence={asked === 'renew' ? t('partners:renew.text') : t('partners:close.text', { count: pending })}
        confirmLabel={asked === 'renew' ? t('partners:renew.act') : t('partners:close.act')}
        isDangerous={asked === 'close'}
        onConfirm={confirm}
        onClose={() => setAsked(null)}
      />
    </section>
  );
}
