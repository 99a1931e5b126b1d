import type { CaseCommand } from '@assize/contracts/casefile/commands';
import type { OwnOffer } from '@assize/contracts/casefile/offers/views';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx';
import { useAct } from '../../record/useAct.ts';
import { RefusalView } from '../caseFile/RefusalView.tsx';
import { ownOfferWords } from './offerWords.ts';

interface TakeBackOfferProps {
  offer: Pick<OwnOffer, 'offerId' | 'title' | 'status'>;
  act: (command: CaseCommand) => Promise<void>;
}

/** For a giver, while nobody answered what they offered. That it was answered meanwhile stays to be read when the button is gone. */
export function TakeBackOffer({ offer: { offerId, title, status }, act }: TakeBackOfferProps) {
  const { t } = useTranslation();
  const acting = useAct();
  const [isAsking, setIsAsking] = useState(false);
  const handleConfirm = (): void => {
    void acting.run(() => act({ type: 'offer.withdraw', payload: { offerId } })).then(() => setIsAsking(false));
  };
  return (
    <>
      <RefusalView acting={acting} wordsOf={ownOfferWords} />
      {status === 'offered' ? (
        <Button variant="default" onClick={() => setIsAsking(true)} data-testid="take-back">
          {t('followed:offers.takeBack')}
        </Button>
      ) : null}
      <ConfirmDialog
        isOpen={isAsking}
        title={t('followed:offers.takeBackTitle', { title })}
        consequence={t('followed:offers.takeBackText')}
        confirmLabel={t('followed:offers.takeBack')}
        isBusy={acting.isBusy}
        onConfirm={handleConfirm}
        onClose={() => setIsAsking(false)}
      />
    </>
  );
}
