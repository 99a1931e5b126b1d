import type { CaseCommand } from '@assize/contracts/casefile/commands';
import type { OwnOffer } from '@assize/contracts/casefile/offers/views';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Details } from '../../components/Details.tsx';
import { formatDateTime } from '../../i18n/formatInstant.ts';
import { useReader } from '../caseReader/ReaderContext.ts';
import classes from './Followed.module.css';
import { OfferForm } from './OfferForm.tsx';
import { TakeBackOffer } from './TakeBackOffer.tsx';

interface OffersProps {
  caseId: string;
  offers: readonly OwnOffer[];
  act: (command: CaseCommand) => Promise<void>;
}
/** Evidence and opinions that somebody handed in for their case, with what became of each, and how to hand in more. */
export function Offers({ caseId, offers, act }: OffersProps) {
  const { t, i18n } = useTranslation();
  const read = useReader();
  const at = (instant: string | null): string => (instant === null ? '' : formatDateTime(instant, i18n.language));
  return (
    <section aria-label={t('followed:offers.title')}>
      <h3>{t('followed:offers.title')}</h3>
      <p>{t('followed:offers.text')}</p>
      <ul className={classes.list}>
        {offers.map((one) => (
          <li key={one.offerId} data-testid="own-offer" data-status={one.status}>
            <p>
              <strong>{one.title}</strong> · {t(`followed:offers.kind.${one.kind}`)}
              {one.proves === '' ? null : (
                <>
                  <br />
                  {t(`followed:offers.proving.${one.kind}`, { text: one.proves })}
                </>
              )}
              <br />
              {t('followed:offers.given', { time: at(one.offeredAt) })}
            </p>
            <p>{t(`followed:offers.status.${one.status}`, { time: at(one.decidedAt), reason: one.reason ?? '' })}</p>
            <Button variant="subtle" onClick={() => read?.({ documentId: one.offerId, title: one.title, page: 1 })} data-testid="read-offer">
              {t('followed:offers.look')}
            </Button>
            <TakeBackOffer offer={one} act={act} />
          </li>
        ))}
      </ul>
      <Details summary={t('followed:offers.new')} data-testid="offer">
        <OfferForm caseId={caseId} />
      </Details>
    </section>
  );
}
