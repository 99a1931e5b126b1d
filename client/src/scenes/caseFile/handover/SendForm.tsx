import { Button, NativeSelect, Textarea } from '@mantine/core';
import type { Agency } from '@assize/contracts/agency/agencies';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../../components/ConfirmDialog.tsx';
import { StatusMessage } from '../../../components/StatusMessage.tsx';
import classes from '../CaseFile.module.css';
import type { FilePanelProps } from '../filePanel.ts';
import form from '../Form.module.css';
import { RefusalView } from '../RefusalView.tsx';
import { useSend } from '../useSend.ts';
import { pagesText } from '../volumes/pagesText.ts';
import { handoverChoices, handoverFault } from './handoverChoices.ts';

export interface SendFormProps extends Pick<FilePanelProps, 'file' | 'act'> {
  agencies: readonly Agency[];
  onDone: () => void;
}

const pagesOf = (pages: string | undefined): string => (pages === undefined ? '' : ` (${pages})`);

/** Hands the case over: for what, to whom, what goes along; the consequence is said before it is done. */
export function SendForm({ file, act, agencies, onDone }: SendFormProps) {
  const { t } = useTranslation();
  const choices = handoverChoices(file, agencies);
  // One id for as long as the form is open: asked again, it is the same handover.
  const [handoverId] = useState(() => crypto.randomUUID());
  const [purpose, setPurpose] = useState(choices[0]?.purpose);
  const choice = choices.find((one) => one.purpose === purpose) ?? choices[0];
  const [chosenId, setChosenId] = useState('');
  const to = choice?.agencies.find((one) => one.id === chosenId) ?? choice?.agencies[0];
  const [note, setNote] = useState('');
  const [isAsking, setIsAsking] = useState(false);
  const { acting, send } = useSend(act, onDone);
  if (!choice || !to) return <StatusMessage tone="info">{t('files:handover.noWay')}</StatusMessage>;
  const fault = handoverFault(file, choice.purpose);
  const documents = file.main ?? [];
  const handleSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    setIsAsking(true);
  };
  const handleConfirm = (): void => {
    setIsAsking(false);
    send({ type: 'handover.send', payload: { handoverId, toAgencyId: to.id, purpose: choice.purpose, note: note.trim() } });
  };
  return (
    <form className={form.form} onSubmit={handleSubmit} data-testid="send-form">
      <NativeSelect
        label={t('files:handover.purpose')}
        value={choice.purpose}
        data={choices.map((one) => ({ value: one.purpose, label: t(`files:purpose.${one.purpose}`) }))}
        onChange={(event) => setPurpose(choices.find((one) => one.purpose === event.currentTarget.value)?.purpose)}
        data-testid="send-purpose"
      />
      <NativeSelect
        label={t('files:handover.to')}
        value={to.id}
        data={choice.agencies.map((one) => ({ value: one.id, label: `${one.name} (${one.district})` }))}
        onChange={(event) => setChosenId(event.currentTarget.value)}
        data-testid="send-to"
      />
      <Textarea className={form.wide} maxLength={2000} label={t('files:handover.note')} value={note} onChange={(event) => setNote(event.currentTarget.value)} />
      <section className={form.wide} aria-labelledby="what-goes">
        <h3 id="what-goes">{t('files:handover.whatGoes', { count: documents.length })}</h3>
        <p className={classes.muted}>{t('files:handover.sideStays')}</p>
        <ol className={classes.lines} data-testid="what-goes">
          {documents.map((one) => (
            <li key={one.documentId} value={one.no}>
              {one.title}
              {pagesOf(pagesText(t, one))}
            </li>
          ))}
        </ol>
      </section>
      {fault ? (
        <div className={form.wide}>
          <StatusMessage tone="attention" title={t(`files:fault.${fault}.title`)}>
            {t(`files:fault.${fault}.advice`)}
          </StatusMessage>
        </div>
      ) : null}
      <RefusalView acting={acting} />
      <Button type="submit" loading={acting.isBusy} disabled={fault !== undefined} data-testid="send-submit">
        {t('files:handover.act')}
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        title={t('files:handover.confirmTitle', { agency: to.name })}
        consequence={t('files:handover.consequence', { agency: to.name, count: documents.length })}
        confirmLabel={t('files:handover.act')}
        onConfirm={handleConfirm}
        onClose={() => setIsAsking(false)}
      />
    </form>
  );
}
