import { type Copying, copyings } from '@assize/contracts/casefile/reading/wire';
import { Button, Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FilePanelProps } from '../caseFile/filePanel.ts';
import form from '../caseFile/Form.module.css';
import { RefusalView } from '../caseFile/RefusalView.tsx';
import { useSend } from '../caseFile/useSend.ts';

interface AppointFormProps {
  readingId: string;
  today: string;
  act: FilePanelProps['act'];
  onDone: () => void;
}

/** From when to when, at which hours, and what a lawyer may take away of the main volume. */
export function AppointForm({ readingId, today, act, onDone }: AppointFormProps) {
  const { t } = useTranslation();
  const [days, setDays] = useState({ from: today, until: today });
  const [hours, setHours] = useState({ opens: '09:00', closes: '17:00' });
  const [hasHours, setHasHours] = useState(true);
  const [copying, setCopying] = useState<Copying>('none');
  const [remarks, setRemarks] = useState('');
  const { acting, send } = useSend(act, onDone);
  const isWhole = days.from !== '' && days.until !== '' && days.from <= days.until;
  const handleSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (!isWhole) return;
    send({ type: 'reading.appoint', payload: { readingId, ...days, hours: hasHours ? hours : null, documents: 'main', copying, remarks: remarks.trim() } });
  };
  return (
    <form className={form.form} onSubmit={handleSubmit} aria-label={t('counsel:panel.appoint')} data-testid="appoint-form">
      <TextInput type="date" label={t('counsel:appoint.from')} value={days.from} onChange={(event) => setDays({ ...days, from: event.currentTarget.value })} />
      <TextInput
        type="date"
        label={t('counsel:appoint.until')}
        value={days.until}
        min={days.from}
        error={isWhole ? undefined : t('counsel:appoint.order')}
        onChange={(event) => setDays({ ...days, until: event.currentTarget.value })}
      />
      <Checkbox className={form.wide} label={t('counsel:appoint.hasHours')} checked={hasHours} onChange={(event) => setHasHours(event.currentTarget.checked)} />
      {hasHours ? (
        <>
          <TextInput
            type="time"
            label={t('counsel:appoint.opens')}
            value={hours.opens}
            onChange={(event) => setHours({ ...hours, opens: event.currentTarget.value })}
          />
          <TextInput
            type="time"
            label={t('counsel:appoint.closes')}
            value={hours.closes}
            onChange={(event) => setHours({ ...hours, closes: event.currentTarget.value })}
          />
        </>
      ) : null}
      <NativeSelect
        label={t('counsel:appoint.copying')}
        value={copying}
        data={copyings.map((value) => ({ value, label: t(`counsel:copying.${value}`) }))}
        onChange={(event) => setCopying(copyings.find((one) => one === event.currentTarget.value) ?? 'none')}
      />
      <Textarea
        className={form.wide}
        label={t('counsel:appoint.remarks')}
        maxLength={1000}
        value={remarks}
        onChange={(event) => setRemarks(event.currentTarget.value)}
      />
      <RefusalView acting={acting} />
      <Button type="submit" loading={acting.isBusy} disabled={!isWhole} data-testid="appoint-submit">
        {t('counsel:appoint.act')}
      </Button>
    </form>
  );
}
