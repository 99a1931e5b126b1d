import { Button, Checkbox, Textarea } from '@mantine/core';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../record/useAct.ts';
import form from '../caseFile/Form.module.css';
import { isWholeDays, titlesOf, type Wanted } from './askShare.ts';
import { DaysField } from './DaysField.tsx';
import { SharingRefusal } from './SharingRefusal.tsx';

export interface AskShareFormProps {
  /** The purpose of the look-up, to begin with. */
  purpose?: string;
  /** Rejects with ApiError. Sent again under the same id, it is the same request. */
  onAsk: (wanted: Wanted) => Promise<void>;
}

/** Asks to be shared a case: what for, which documents, for how many days. */
export function AskShareForm({ purpose: first = '', onAsk }: AskShareFormProps) {
  const { t } = useTranslation();
  const acting = useAct();
  // One id for as long as the form is open: asked again, it is the same request.
  const [requestId] = useState(() => crypto.randomUUID());
  const [purpose, setPurpose] = useState(first);
  const [wantsMainVolume, setWantsMainVolume] = useState(false);
  const [titles, setTitles] = useState('');
  const [days, setDays] = useState<number | string>(30);
  const named = titlesOf(titles);
  const isWhole = purpose.trim() !== '' && isWholeDays(days) && named !== null;
  const handleSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (!isWhole) return;
    const wanted: Wanted = { requestId, purpose: purpose.trim(), wantsMainVolume, titles: wantsMainVolume ? [] : named, days };
    void acting.run(() => onAsk(wanted));
  };
  return (
    <form className={form.form} onSubmit={handleSubmit} noValidate aria-label={t('sharing:ask.title')} data-testid="ask-share-form">
      <p className={form.wide}>{t('sharing:ask.text')}</p>
      <Textarea
        className={form.wide}
        required
        maxLength={500}
        label={t('sharing:purpose')}
        description={t('sharing:ask.purposeHint')}
        value={purpose}
        onChange={(event) => setPurpose(event.currentTarget.value)}
        data-testid="ask-share-purpose"
      />
      <Checkbox
        className={form.wide}
        size="md"
        label={t('sharing:ask.mainVolume')}
        checked={wantsMainVolume}
        onChange={(event) => setWantsMainVolume(event.currentTarget.checked)}
        data-testid="ask-share-main"
      />
      {wantsMainVolume ? null : (
        <Textarea
          className={form.wide}
          label={t('sharing:ask.titles')}
          description={t('sharing:ask.titlesHint')}
          autosize
          minRows={2}
          value={titles}
          error={named === null ? t('sharing:ask.titlesTooMany') : undefined}
          onChange={(event) => setTitles(event.currentTarget.value)}
          data-testid="ask-share-titles"
        />
      )}
      <DaysField days={days} onChange={setDays} />
      <SharingRefusal acting={acting} isAsking />
      <Button type="submit" loading={acting.isBusy} disabled={!isWhole} data-testid="ask-share-submit">
        {t('sharing:ask.act')}
      </Button>
    </form>
  );
}
