import { type RenewalWay, renewalWays } from '@assize/contracts/docket/wire';
import { Button, Radio } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../../components/ConfirmDialog.tsx';
import { useAct } from '../../../record/useAct.ts';
import { IssuedLinkDialog } from '../../admin/IssuedLinkDialog.tsx';
import classes from '../Docket.module.css';
import { Refusal } from './Refusal.tsx';

interface RenewLinkProps {
  /** Of the applicant. */
  name: string;
  /** Makes the link and ends the one before; resolves with it, and rejects with ApiError. */
  onRenew: (asked: RenewalWay) => Promise<string>;
}

/** Another link for an applicant who lost theirs: how they asked is noted, and the link is shown once. */
export function RenewLink({ name, onRenew }: RenewLinkProps) {
  const { t } = useTranslation();
  const acting = useAct();
  const [isAsking, setIsAsking] = useState(false);
  const [asked, setAsked] = useState<RenewalWay | null>(null);
  const [issued, setIssued] = useState<{ url: string; name: string } | null>(null);
  const handleRenew = async (): Promise<void> => {
    if (asked === null) return;
    const isDone = await acting.run(async () => setIssued({ url: await onRenew(asked), name }));
    if (isDone) setIsAsking(false);
  };
  return (
    <>
      <Button
        variant="default"
        onClick={() => {
          setAsked(null);
          setIsAsking(true);
        }}
        data-testid="docket-relink"
      >
        {t('docket:relink.act')}
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        title={t('docket:relink.title', { name })}
        consequence={t('docket:relink.text')}
        confirmLabel={t('docket:relink.confirm')}
        isBusy={acting.isBusy}
        canConfirm={asked !== null}
        onConfirm={() => void handleRenew()}
        onClose={() => setIsAsking(false)}
      >
        <Radio.Group label={t('docket:relink.asked')} value={asked} onChange={(value) => setAsked(renewalWays.find((one) => one === value) ?? null)}>
          <div className={classes.choices}>
            {renewalWays.map((way) => (
              <Radio key={way} size="md" value={way} label={t(`docket:relink.way.${way}`)} data-testid={`relink-${way}`} />
            ))}
          </div>
        </Radio.Group>
        <Refusal acting={acting} />
      </ConfirmDialog>
      <IssuedLinkDialog issued={issued} onClose={() => setIssued(null)} />
    </>
  );
}
