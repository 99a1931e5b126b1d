import type { CourtCalendar } from '@assize/contracts/calendar/views';
import { type Courtroom, courtHoursSchema, courtroomForms, type CourtHours } from '@assize/contracts/calendar/wire';
import { Button, Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Details } from '../../components/Details.tsx';
import { useAct } from '../../record/useAct.ts';
import form from '../caseFile/Form.module.css';
import { FormOpener } from '../caseFile/FormOpener.tsx';
import { RefusalView } from '../caseFile/RefusalView.tsx';
import classes from './Calendar.module.css';

export interface KeepCourtProps {
  court: Pick<CourtCalendar, 'courtrooms' | 'hours'>;
  keep: { courtroom: (courtroom: Courtroom) => Promise<void>; hours: (hours: CourtHours) => Promise<void> };
}

/** Courtrooms and hours, for who keeps them. */
export function KeepCourt({ court, keep }: KeepCourtProps) {
  const { t } = useTranslation();
  return (
    <Details summary={t('calendar:keep.title')} data-testid="keep-court">
      <ul className={classes.links}>
        {court.courtrooms.map((one) => (
          <li key={one.courtroomId}>
            <FormOpener label={t('calendar:courtroomOf', { name: one.name, form: t(`calendar:form.${one.form}`) })} testId="change-courtroom">
              {(close) => <CourtroomForm initial={one} keep={keep.courtroom} onDone={close} />}
            </FormOpener>
          </li>
        ))}
      </ul>
      <div className={form.ways}>
        <FormOpener label={t('calendar:keep.add')} testId="add-courtroom">
          {(close) => (
            <CourtroomForm
              initial={{ courtroomId: crypto.randomUUID(), name: '', form: 'physical', place: '', isClosed: false }}
              keep={keep.courtroom}
              onDone={close}
            />
          )}
        </FormOpener>
        <FormOpener label={t('calendar:keep.hours')} testId="change-hours">
          {(close) => <HoursForm initial={court.hours} keep={keep.hours} onDone={close} />}
        </FormOpener>
      </div>
    </Details>
  );
}

function CourtroomForm({ initial, keep, onDone }: { initial: Courtroom; keep: KeepCourtProps['keep']['courtroom']; onDone: () => void }) {
  const { t } = useTranslation();
  const [room, setRoom] = useState(initial);
  const acting = useAct();
  const handleSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    const name = room.name.trim();
    if (name !== '') void acting.run(() => keep({ ...room, name, place: room.place.trim() })).then((isDone) => (isDone ? onDone() : undefined));
  };
  return (
    <form className={form.form} onSubmit={handleSubmit} aria-label={t('calendar:keep.courtroom')}>
      <TextInput
        required
        maxLength={200}
        label={t('calendar:keep.name')}
        value={room.name}
        onChange={(event) => setRoom({ ...room, name: event.currentTarget.value })}
        data-testid="courtroom-name"
      />
      <NativeSelect
        label={t('calendar:keep.form')}
        value={room.form}
        data={courtroomForms.map((value) => ({ value, label: t(`calendar:form.${value}`) }))}
        onChange={(event) => setRoom({ ...room, form: courtroomForms.find((one) => one === event.currentTarget.value) ?? 'physical' })}
      />
      <TextInput
        maxLength={200}
        label={t('calendar:keep.place')}
        value={room.place}
        onChange={(event) => setRoom({ ...room, place: event.currentTarget.value })}
      />
      <Checkbox
        className={form.wide}
        size="md"
        label={t('calendar:keep.closed')}
        checked={room.isClosed}
        onChange={(event) => setRoom({ ...room, isClosed: event.currentTarget.checked })}
      />
      <RefusalView acting={acting} />
      <Button type="submit" loading={acting.isBusy} disabled={room.name.trim() === ''} data-testid="courtroom-submit">
        {t('calendar:keep.act')}
      </Button>
    </form>
  );
}

const weekdays = ['1', '2', '3', '4', '5', '6', '7'] as const;
const listDays = (text: string): string[] => text.split(/[\s,，、;；]+/).filter(Boolean);

function HoursForm({ initial, keep, onDone }: { initial: CourtHours; keep: KeepCourtProps['keep']['hours']; onDone: () => void }) {
  const { t } = useTranslation();
  const [days, setDays] = useState(initial.weekdays.map(String));
  const [spans, setSpans] = useState(initial.spans);
  const [closed, setClosed] = useState(initial.closedOn.join('\n'));
  const [open, setOpen] = useState(initial.openOn.join('\n'));
  const acting = useAct();
  const hours = courtHoursSchema.safeParse({ weekdays: days.map(Number).toSorted((a, b) => a - b), spans, closedOn: listDays(closed), openOn: listDays(open) });
  const handleSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (hours.success) void acting.run(() => keep(hours.data)).then((isDone) => (isDone ? onDone() : undefined));
  };
  const change = (index: number, part: Partial<CourtHours['spans'][number]>): void =>
    setSpans(spans.map((one, at) => (at === index ? { ...one, ...part } : one)));
  return (
    <form className={form.form} onSubmit={handleSubmit} aria-label={t('calendar:keep.hours')}>
      <Checkbox.Group className={form.wide} label={t('calendar:keep.weekdays')} value={days} onChange={setDays}>
        <div className={form.ways}>
          {weekdays.map((one) => (
            <Checkbox key={one} size="md" value={one} label={t(`calendar:weekday.${one}`)} />
          ))}
        </div>
      </Checkbox.Group>
      {spans.map((span, index) => (
        <div key={index} className={form.ways}>
          <TextInput
            type="time"
            label={t('calendar:keep.opens', { number: index + 1 })}
            value={span.opens}
            onChange={(event) => change(index, { opens: event.currentTarget.value })}
          />
          <TextInput
            type="time"
            label={t('calendar:keep.closes', { number: index + 1 })}
            value={span.closes}
            onChange={(event) => change(index, { closes: event.currentTarget.value })}
          />
        </div>
      ))}
      <Textarea
        autosize
        label={t('calendar:keep.closedOn')}
        description={t('calendar:keep.daysHint')}
        value={closed}
        onChange={(event) => setClosed(event.currentTarget.value)}
      />
      <Textarea
        autosize
        label={t('calendar:keep.openOn')}
        description={t('calendar:keep.daysHint')}
        value={open}
        onChange={(event) => setOpen(event.currentTarget.value)}
      />
      {hours.success ? null : <p className={form.wide}>{t('calendar:keep.wrong')}</p>}
      <RefusalView acting={acting} />
      <Button type="submit" loading={acting.isBusy} disabled={!hours.success} data-testid="hours-submit">
        {t('calendar:keep.act')}
      </Button>
    </form>
  );
}
