import type { ReceivedOffer } from '@assize/contracts/casefile/offers/views';
import { Button } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ErrorView } from '../../components/ErrorView.tsx';
import { codeOf } from '../../components/scene.ts';
import { formatDateTime } from '../../i18n/formatInstant.ts';
import { api } from '../../session/session.ts';
import classes from '../caseFile/CaseFile.module.css';
import { type FilePanelProps, may, mayFileNow } from '../caseFile/filePanel.ts';
import { FormOpener } from '../caseFile/FormOpener.tsx';
import { ReasonForm } from '../caseFile/ReasonForm.tsx';
import { useReader } from '../caseReader/ReaderContext.ts';
import { offerWords } from './offerWords.ts';
import { TakeOfferForm } from './TakeOfferForm.tsx';

/** What parties offered for the file, for the agency that leads: it is read, then taken or refused. */
export function OffersPanel({ file, act }: Pick<FilePanelProps, 'file' | 'act'>) {
  const { t } = useTranslation();
  const query = useQuery({
    queryKey: ['caseOffers', file.id, file.seq],
    queryFn: () => api('GET /api/case-files/:caseId/offers', { params: { caseId: file.id } }),
    // What is typed stays when somebody else acts on the case.
    placeholderData: keepPreviousData,
  });
  return (
    <section className={classes.panel} aria-labelledby="offers" data-testid="offers">
      <h2 id="offers">{t('followed:received.title')}</h2>
      {query.error ? <ErrorView code={codeOf(query.error)} onRetry={() => void query.refetch()} /> : null}
      {query.data ? <ReceivedOffers offers={query.data.offers} act={act} mayAnswer={may(file, 'receiveOffers')} isOpen={mayFileNow(file)} /> : null}
    </section>
  );
}

interface ReceivedOffersProps {
  offers: readonly ReceivedOffer[];
  act: FilePanelProps['act'];
  /** Who may only read them is shown no way to answer. */
  mayAnswer: boolean;
  /** Whether anything may come into the file now. */
  isOpen: boolean;
}

export function ReceivedOffers({ offers, act, mayAnswer, isOpen }: ReceivedOffersProps) {
  const { t, i18n } = useTranslation();
  const read = useReader();
  if (offers.length === 0) return <p>{t('followed:received.none')}</p>;
  return (
    <ul className={classes.rows}>
      {offers.map(({ offerId, kind, title, proves, giver, partyName, offeredAt, status, reason }) => (
        <li key={offerId} data-testid="received-offer" data-status={status}>
          <p>
            <strong>{title}</strong> · {t(`followed:offers.kind.${kind}`)}
          </p>
          <p>
            {t(giver === partyName ? 'followed:received.byParty' : 'followed:received.by', {
              giver,
              party: partyName,
              time: formatDateTime(offeredAt, i18n.language),
            })}
          </p>
          {proves === '' ? null : <p>{t(`followed:offers.proving.${kind}`, { text: proves })}</p>}
          <p>{t(`followed:received.status.${status}`, { reason: reason ?? '' })}</p>
          {status === 'taken' || status === 'withdrawn' ? null : (
            <div className={classes.acts}>
              <Button variant="default" onClick={() => read?.({ documentId: offerId, title, page: 1 })} data-testid="read-received">
                {t('followed:received.read')}
              </Button>
              {status === 'offered' && mayAnswer ? (
                <>
                  <FormOpener label={t('followed:received.take')} testId="take-offer" variant="filled" isDisabled={!isOpen}>
                    {(close) => <TakeOfferForm offerId={offerId} title={title} act={act} onDone={close} />}
                  </FormOpener>
                  <FormOpener label={t('followed:received.refuse')} testId="refuse-offer">
                    {(close) => (
                      <ReasonForm
                        consequence={t('followed:received.refuseText', { giver })}
                        label={t('followed:received.refuse')}
                        testId="refuse-offer"
                        wordsOf={offerWords}
                        act={act}
                        commandOf={(why) => ({ type: 'offer.refuse', payload: { offerId, reason: why } })}
                        onDone={close}
                      />
                    )}
                  </FormOpener>
                </>
              ) : null}
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}
