import type { ExchangePartner } from '@assize/contracts/exchange/wire';
import type { RouteAnswer, RouteBody } from '@assize/contracts/http/routes';
import { useTranslation } from 'react-i18next';
import { BackLink } from '../../components/BackLink.tsx';
import { CopyButton } from '../../components/CopyButton.tsx';
import { Details } from '../../components/Details.tsx';
import { ErrorView } from '../../components/ErrorView.tsx';
import { SceneBody } from '../../components/SceneBody.tsx';
import { ScenePage } from '../../components/ScenePage.tsx';
import { StatusMessage } from '../../components/StatusMessage.tsx';
import type { SceneModel } from '../../components/scene.ts';
import type { ApiErrorCode } from '../../session/ApiError.ts';
import classes from '../admin/AdminView.module.css';
import type { Description } from './description.ts';
import { IssuedSecretDialog } from './IssuedSecretDialog.tsx';
import { PartnerCard } from './PartnerCard.tsx';
import { PartnerForm } from './PartnerForm.tsx';
import own from './Partners.module.css';

export interface PartnersData {
  partners: readonly ExchangePartner[];
  /** What others have to know of this installation; null while it has no agency. */
  own: Description | null;
  /** What a partner signs in with here, shown this once. */
  issued: (RouteAnswer<'POST /api/exchange/partners'> & { name: string }) | null;
  refusal: ApiErrorCode | null;
  /** What is being done: `new`, or the partner to which it is done. */
  busy: string | null;
  isDemo: boolean;
}

/** `clear` empties the form once it is done. */
export interface PartnersHandlers {
  onMake: (body: Description, clear: () => void) => void;
  onEnter: (partnerId: string, body: RouteBody<'POST /api/exchange/partners/:partnerId/credentials'>, clear: () => void) => void;
  onRenew: (partner: ExchangePartner) => void;
  onClose: (partner: ExchangePartner) => void;
  onCloseIssued: () => void;
}

/** Other installations with which cases are exchanged, for an administrator. */
export function PartnersView({ model, onRetry, ...handlers }: PartnersHandlers & { model: SceneModel<PartnersData>; onRetry: () => void }) {
  const { t } = useTranslation();
  const isOffline = model.state === 'offline';
  const data = model.state === 'ready' || isOffline ? model.data : null;
  return (
    <ScenePage
      title={t('partners:title')}
      lead={t('partners:lead')}
      width="wide"
      header={{ isDemo: data?.isDemo ?? true }}
      hasHelp={false}
      data-testid="partners"
    >
      <SceneBody
        model={model}
        skeleton={[14, 18]}
        empty={<StatusMessage tone="info">{t('partners:none')}</StatusMessage>}
        onRetry={onRetry}
        offline={<p>{t('admin:offline')}</p>}
      >
        {(ready) => <Register {...ready} isOffline={isOffline} {...handlers} />}
      </SceneBody>
      <BackLink to="/">{t('common:action.home')}</BackLink>
    </ScenePage>
  );
}

function Register({ partners, own: ours, issued, refusal, busy, isOffline, ...handlers }: PartnersData & PartnersHandlers & { isOffline: boolean }) {
  const { t } = useTranslation();
  const text = ours ? JSON.stringify(ours, null, 2) : '';
  return (
    <div className={classes.main}>
      {refusal ? <ErrorView code={refusal} /> : null}
      {partners.length === 0 ? <StatusMessage tone="info">{t('partners:none')}</StatusMessage> : null}
      {partners.map((one) => (
        <PartnerCard key={one.partnerId} partner={one} {...handlers} isBusy={busy === one.partnerId} isOffline={isOffline} />
      ))}
      <section className={classes.card} aria-labelledby="new-partner">
        <h2 id="new-partner">{t('partners:new')}</h2>
        <PartnerForm isBusy={busy === 'new'} isOffline={isOffline} onSubmit={handlers.onMake} />
      </section>
      <section className={classes.card} aria-labelledby="own-description">
        <h2 id="own-description">{t('partners:own.title')}</h2>
        {ours ? (
          <>
            <p>{t('partners:own.text')}</p>
            <div>
              <CopyButton text={text} label={t('partners:own.copy')} />
            </div>
            <Details summary={t('partners:own.show')}>
              <pre className={own.code} data-testid="own-description">
                {text}
              </pre>
            </Details>
          </>
        ) : (
          <p>{t('partners:own.none')}</p>
        )}
      </section>
      <IssuedSecretDialog issued={issued} onClose={handlers.onCloseIssued} />
    </div>
  );
}
