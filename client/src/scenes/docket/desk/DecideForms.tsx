import { causeOf } from '@assize/contracts/docket/causes';
import { litigationFee } from '@assize/contracts/docket/litigationFee';
import { dayLater } from '@assize/contracts/docket/rules';
import type { ApplicationView } from '@assize/contracts/docket/views';
import type { DocketCommand } from '@assize/contracts/docket/wire';
import { Button, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../../components/ConfirmDialog.tsx';
import { Details } from '../../../components/Details.tsx';
import { useAct } from '../../../record/useAct.ts';
import classes from '../Docket.module.css';
import { FeeText } from '../FeeText.tsx';
import { fenOf } from '../form/formModel.ts';
import { Refusal } from './Refusal.tsx';

interface DecideProps {
  application: ApplicationView;
  today: string;
  act: (command: DocketCommand) => Promise<void>;
}

/** What whoever has taken it on decides: to accept, to have it mended, or to refuse. */
export function DecideForms(props: DecideProps) {
  const { t } = useTranslation();
  const isSent = props.application.status === 'sent';
  return (
    <>
      {isSent ? <AcceptForm {...props} /> : null}
      {isSent ? (
        <Details summary={t('docket:desk.ask')} data-testid="docket-ask">
          <AskForm {...props} />
        </Details>
      ) : null}
      <Details summary={t('docket:desk.refuse')} data-testid="docket-refuse">
        <RefuseForm {...props} />
      </Details>
    </>
  );
}

function AcceptForm({ application: { form, seq }, act }: DecideProps) {
  const { t } = useTranslation();
  const acting = useAct();
  const [isSure, setIsSure] = useState(false);
  const proposed = form.cause === null ? 0 : litigationFee(causeOf(form.cause).feeClass, form.amountFen).leastFen;
  const [fee, setFee] = useState(String(proposed / 100));
  const feeFen = fenOf(fee);
  const handleConfirm = (): void => void acting.run(() => act({ type: 'application.accept', payload: { feeFen, seenSeq: seq } })).then(() => setIsSure(false));
  return (
    <div className={classes.fields}>
      <TextInput
        label={t('docket:desk.fee')}
        description={<FeeText form={form} />}
        inputMode="decimal"
        value={fee}
        error={feeFen === null ? t('docket:fault.amount') : undefined}
        onChange={(event) => setFee(event.currentTarget.value)}
        data-testid="accept-fee"
      />
      <Refusal acting={acting} />
      <Button size="md" disabled={feeFen === null} loading={acting.isBusy} onClick={() => setIsSure(true)} data-testid="docket-accept">
        {t('docket:desk.accept')}
      </Button>
      <ConfirmDialog
        isOpen={isSure}
        title={t('docket:desk.acceptTitle')}
        consequence={t('docket:desk.acceptText')}
        confirmLabel={t('docket:desk.accept')}
        isBusy={acting.isBusy}
        onConfirm={handleConfirm}
        onClose={() => setIsSure(false)}
      />
    </div>
  );
}

function AskForm({ application: { seq }, today, act }: DecideProps) {
  const { t } = useTranslation();
  const acting = useAct();
  // Asked again after a lost answer, it is one correction.
  const [correctionId] = useState(() => crypto.randomUUID());
  const [text, setText] = useState('');
  const [untilOn, setUntilOn] = useState(dayLater(today, 7));
  const items = text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim().slice(0, 500)]));
  const handleAsk = (): void =>
    void acting.run(() => act({ type: 'correction.ask', payload: { correctionId, items: items.slice(0, 20), untilOn, seenSeq: seq } }));
  return (
    <div className={classes.fields}>
      <Textarea
        autosize
        minRows={3}
        required
        label={t('docket:desk.items')}
        description={t('docket:desk.itemsHint')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        data-testid="ask-items"
      />
      <TextInput type="date" required label={t('docket:desk.until')} min={today} value={untilOn} onChange={(event) => setUntilOn(event.currentTarget.value)} />
      <Refusal acting={acting} />
      <Button disabled={items.length === 0 || untilOn < today} loading={acting.isBusy} onClick={handleAsk} data-testid="ask-submit">
        {t('docket:desk.ask')}
      </Button>
    </div>
  );
}

function RefuseForm({ application: { seq }, act }: DecideProps) {
  const { t } = useTranslation();
  const acting = useAct();
  const [reason, setReason] = useState('');
  const [isSure, setIsSure] = useState(false);
  const handleConfirm = (): void =>
    void acting.run(() => act({ type: 'application.refuse', payload: { reason: reason.trim(), seenSeq: seq } })).then(() => setIsSure(false));
  return (
    <div className={classes.fields}>
      <Textarea
        autosize
        required
        minRows={3}
        maxLength={2000}
        label={t('docket:desk.reason')}
        description={t('docket:desk.reasonHint')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        data-testid="refuse-reason"
      />
      <Refusal acting={acting} />
      <Button color="danger" disabled={reason.trim() === ''} onClick={() => setIsSure(true)} data-testid="refuse-submit">
        {t('docket:desk.refuse')}
      </Button>
      <ConfirmDialog
        isOpen={isSure}
        isDangerous
        title={t('docket:desk.refuseTitle')}
        consequence={t('docket:desk.refuseText')}
        confirmLabel={t('docket:desk.refuse')}
        isBusy={acting.isBusy}
        onConfirm={handleConfirm}
        onClose={() => setIsSure(false)}
      />
    </div>
  );
}
