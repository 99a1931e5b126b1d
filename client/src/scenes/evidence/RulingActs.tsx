import { Button } from '@mantine/core';
import type { Command } from '@assize/contracts/hearing/commands';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ReasonDialog } from '../courtroom/order/ReasonDialog.tsx';
import type { OrderProps } from '../courtroom/order/orderProps.ts';
import type { ExhibitShown } from './evidenceModel.ts';

const rulings = ['allowLate', 'refuseLate', 'admit', 'reject'] as const;
type Ruling = (typeof rulings)[number];

function commandOf(ruling: Ruling, exhibitId: string, reason: string): Command {
  if (ruling === 'allowLate' || ruling === 'refuseLate') return { type: 'exhibit.ruleLate', payload: { exhibitId, isAllowed: ruling === 'allowLate', reason } };
  return { type: 'exhibit.rule', payload: { exhibitId, outcome: ruling === 'admit' ? 'admitted' : 'rejected', reason } };
}

/** What the judge rules about an exhibit, each with its reason. */
export function RulingActs({ isBusy, send, shown, label }: OrderProps & { shown: ExhibitShown; label: string }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<Ruling>();
  const { acts, status, exhibit } = shown;
  const offers: Record<Ruling, boolean> = {
    allowLate: acts.includes('ruleLate'),
    refuseLate: acts.includes('ruleLate') && exhibit.lateRuling === null,
    admit: acts.includes('rule') && status !== 'admitted' && (!exhibit.isLate || exhibit.lateRuling?.isAllowed === true),
    reject: acts.includes('rule') && status !== 'rejected',
  };
  return (
    <>
      {rulings
        .filter((one) => offers[one])
        .map((one) => (
          <Button key={one} size="sm" variant="light" disabled={isBusy} onClick={() => setAsked(one)} data-testid={`${one}-exhibit`}>
            {t(`evidence:ruling.${one}`)}
          </Button>
        ))}
      {asked ? (
        <ReasonDialog
          title={t('evidence:rulingTitle', { ruling: t(`evidence:ruling.${asked}`), number: label })}
          consequence={t('evidence:rulingConsequence')}
          confirmLabel={t(`evidence:ruling.${asked}`)}
          isBusy={isBusy}
          onConfirm={(reason) => void send(commandOf(asked, exhibit.id, reason)).then(() => setAsked(undefined))}
          onClose={() => setAsked(undefined)}
        />
      ) : null}
    </>
  );
}
