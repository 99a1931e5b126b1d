import { Button, FileInput, TextInput } from '@mantine/core';
import type { Proof } from '@assize/contracts/hearing/evidence/proofs';
import type { Exhibit } from '@assize/contracts/hearing/evidence/state';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { StatusMessage } from '../../components/StatusMessage.tsx';
import type { OrderProps } from '../courtroom/order/orderProps.ts';
import classes from './Evidence.module.css';
import { type DepositDraft, depositOf, mayAttach, noDeposit, stampOf } from './proofFormModel.ts';

/** Attaches to one's own exhibit what attests its document outside of the court: a time stamp, or a deposited hash. */
export function ProofForm({ state, meId, isBusy, send, exhibit, label }: OrderProps & { exhibit: Exhibit; label: string }) {
  const { t } = useTranslation();
  const [isTooLarge, setIsTooLarge] = useState(false);
  const [file, setFile] = useState<File | null>(null);
  const [draft, setDraft] = useState(noDeposit);
  if (!mayAttach(state, meId, exhibit)) return null;
  const attach = (proof: Proof): Promise<boolean> => send({ type: 'exhibit.attachProof', payload: { exhibitId: exhibit.id, proof } });
  const attachStamp = async (chosen: File): Promise<void> => {
    const proof = stampOf(new Uint8Array(await chosen.arrayBuffer()), crypto.randomUUID());
    setIsTooLarge(proof === undefined);
    if (proof && (await attach(proof))) setFile(null);
  };
  const deposit = depositOf(draft, exhibit.id);
  const handleStamp = (event: SubmitEvent): void => {
    event.preventDefault();
    if (file) void attachStamp(file);
  };
  const handleDeposit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (deposit) void attach({ ...deposit, proofId: crypto.randomUUID() }).then((isDone) => (isDone ? setDraft(noDeposit) : undefined));
  };
  const field = (name: keyof DepositDraft, more: object = {}) => (
    <TextInput
      label={t(`evidence:proof.${name}`)}
      value={draft[name]}
      onChange={({ currentTarget: { value } }) => setDraft((before) => ({ ...before, [name]: value }))}
      data-testid={`proof-${name}`}
      {...more}
    />
  );
  return (
    <details className={classes.form} data-testid="proof-form">
      <summary aria-label={`${t('evidence:proof.heading')}: ${label}`}>{t('evidence:proof.heading')}</summary>
      {exhibit.proofs.length > 0 ? <p className={classes.quiet}>{t('evidence:proof.attached', { count: exhibit.proofs.length })}</p> : null}
      <form onSubmit={handleStamp}>
        <FileInput
          label={t('evidence:proof.stamp')}
          description={t('evidence:proof.stampHint')}
          placeholder={t('evidence:choose')}
          accept=".tsr,.tst,.der"
          value={file}
          clearable
          clearButtonProps={{ 'aria-label': t('evidence:clear'), style: { width: 44, height: 44 } }}
          onChange={setFile}
          data-testid="proof-stamp"
        />
        {isTooLarge ? <StatusMessage tone="danger" title={t('evidence:proof.tooLarge')} isLive /> : null}
        <Button type="submit" variant="light" size="md" disabled={isBusy || file === null} data-testid="attach-stamp">
          {t('evidence:proof.attachStamp')}
        </Button>
      </form>
      <form onSubmit={handleDeposit}>
        {field('place', { description: t('evidence:proof.placeHint'), maxLength: 200 })}
        {field('reference', { maxLength: 200 })}
        {field('hash', { maxLength: 130, autoComplete: 'off', spellCheck: false })}
        {field('local', { type: 'datetime-local' })}
        <Button type="submit" variant="light" size="md" disabled={isBusy || !deposit} data-testid="attach-deposit">
          {t('evidence:proof.attachDeposit')}
        </Button>
      </form>
    </details>
  );
}
