import type { RecordingDetail } from '@assize/contracts/casefile/views';
import { exportForms } from '@assize/contracts/recording/package';
import { Button, Checkbox, NativeSelect, Radio, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DialogButtons } from '../../components/DialogButtons.tsx';
import { ErrorView } from '../../components/ErrorView.tsx';
import { formatDuration } from '../../i18n/formatInstant.ts';
import type { ApiErrorCode } from '../../session/ApiError.ts';
import { type DraftFault, type ExportDraft, linkDays, linkUses, newDraft, readDraft } from './exportModel.ts';
import classes from './Exports.module.css';

interface ExportFormProps {
  recording: RecordingDetail;
  isBusy: boolean;
  failure: ApiErrorCode | null;
  onSubmit: (draft: ExportDraft) => void;
  onCancel: () => void;
}

/** What is handed over, to whom, why, and for how long its link lives. */
export function ExportForm({ recording, isBusy, failure, onSubmit, onCancel }: ExportFormProps) {
  const { t } = useTranslation('exports');
  const [draft, setDraft] = useState(newDraft);
  const [fault, setFault] = useState<DraftFault>();
  const set = (change: Partial<ExportDraft>): void => {
    setDraft({ ...draft, ...change });
    setFault(undefined);
  };
  const errorOf = (field: DraftFault): string | undefined => (fault === field ? t(`fault.${field}`) : undefined);
  const handleSubmit = (event: FormEvent): void => {
    event.preventDefault();
    const read = readDraft(draft, recording.durationMs);
    if (!('fault' in read)) return onSubmit(draft);
    setFault(read.fault);
    (event.currentTarget as HTMLFormElement).querySelector<HTMLElement>(`[name="${read.fault}"]`)?.focus();
  };
  const length = recording.durationMs === null ? '' : formatDuration(recording.durationMs);
  return (
    <form className={classes.panel} onSubmit={handleSubmit} noValidate aria-label={t('new')}>
      <Radio.Group label={t('field.form')} value={draft.form} onChange={(value) => set({ form: exportForms.find((one) => one === value) ?? 'whole' })}>
        <div className={classes.choices}>
          {exportForms.map((form) => (
            <Radio key={form} value={form} label={t(`form.${form}`)} data-testid={`export-form-${form}`} />
          ))}
        </div>
      </Radio.Group>
      {draft.form === 'tracks' ? (
        <Checkbox.Group label={t('field.tracks')} value={draft.tracks} error={errorOf('tracks')} onChange={(tracks) => set({ tracks })}>
          <div className={classes.choices}>
            {recording.tracks.map((track) => (
              <Checkbox
                key={track.name}
                name="tracks"
                value={track.name}
                label={`${t(`common:role.${track.role}`)} ${track.displayName} · ${t(`source.${track.source}`)} · ${formatDuration(track.startsAtMs)}`}
              />
            ))}
          </div>
        </Checkbox.Group>
      ) : null}
      <Checkbox label={t('field.isPart')} checked={draft.isPart} onChange={(event) => set({ isPart: event.currentTarget.checked })} data-testid="export-part" />
      {draft.isPart ? (
        <div className={classes.pair}>
          <TextInput
            name="span"
            label={t('field.from')}
            placeholder="0:00"
            value={draft.from}
            error={errorOf('span')}
            onChange={(event) => set({ from: event.currentTarget.value })}
          />
          <TextInput label={t('field.to')} placeholder={length} value={draft.to} onChange={(event) => set({ to: event.currentTarget.value })} />
        </div>
      ) : null}
      <div className={classes.choices}>
        {(['withLog', 'withExhibits', 'withJournal', 'isMarked'] as const).map((name) => (
          <Checkbox
            key={name}
            label={t(`field.${name}`)}
            description={t(`hint.${name}`)}
            checked={draft[name]}
            onChange={(event) => set({ [name]: event.currentTarget.checked })}
            data-testid={`export-${name}`}
          />
        ))}
      </div>
      <TextInput
        name="recipient"
        required
        label={t('field.recipient')}
        value={draft.recipient}
        maxLength={200}
        error={errorOf('recipient')}
        onChange={(event) => set({ recipient: event.currentTarget.value })}
      />
      <Textarea
        name="purpose"
        required
        label={t('field.purpose')}
        value={draft.purpose}
        maxLength={500}
        error={errorOf('purpose')}
        onChange={(event) => set({ purpose: event.currentTarget.value })}
      />
      <div className={classes.pair}>
        <NativeSelect
          label={t('field.days')}
          value={String(draft.days)}
          onChange={(event) => set({ days: Number(event.currentTarget.value) })}
          data={linkDays.map((days) => ({ value: String(days), label: t('days', { count: days }) }))}
        />
        <NativeSelect
          label={t('field.mostDownloads')}
          value={String(draft.mostDownloads)}
          onChange={(event) => set({ mostDownloads: Number(event.currentTarget.value) })}
          data={linkUses.map(String)}
        />
      </div>
      {failure ? <ErrorView code={failure} /> : null}
      <DialogButtons>
        <Button variant="default" onClick={onCancel}>
          {t('common:action.cancel')}
        </Button>
        <Button type="submit" loading={isBusy} data-testid="export-order">
          {t('order')}
        </Button>
      </DialogButtons>
    </form>
  );
}
