import type { CaseFileView } from '@assize/contracts/casefile/fileViews';
import type { CalledLink, CourtCalendar } from '@assize/contracts/calendar/views';
import type { NewBooking } from '@assize/contracts/calendar/wire';
import type { CaseKind } from '@assize/contracts/hearing/procedure/stages';
import { Button, Textarea, TextInput } from '@mantine/core';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { StatusMessage } from '../../components/StatusMessage.tsx';
import { courtDay } from '../caseDesk/deadline.ts';
import form from '../caseFile/Form.module.css';
import { AttendanceFields } from './AttendanceFields.tsx';
import { type Attendance, firstAttendance, isWhole } from './bookingForm.ts';
import { BookingRefusal, useBooking } from './BookingRefusal.tsx';
import { type ChosenTime, type ProposedTimes, TimeChoice, useFreeTimes } from './TimeChoice.tsx';

export interface BookingFormProps {
  file: Pick<CaseFileView, 'id' | 'handlers' | 'parties'>;
  caseKind: CaseKind;
  court: Pick<CourtCalendar, 'courtrooms' | 'judges' | 'clerks'>;
  today: string;
  find: (attendance: Attendance, courtroomId: string | null, fromOn: string | null) => Promise<ProposedTimes>;
  book: (booking: NewBooking) => Promise<CalledLink[]>;
  onBooked: (links: CalledLink[]) => void;
}

/** Books a hearing: what for, with whom, when and where. */
export function BookingForm({ file, caseKind, court, today, find, book, onBooked }: BookingFormProps) {
  const { t } = useTranslation();
  const parties = file.parties ?? [];
  const [hearingId] = useState(() => crypto.randomUUID());
  const [attendance, setAttendance] = useState(() => firstAttendance(file, court, caseKind));
  const [title, setTitle] = useState('');
  const [time, setTime] = useState<ChosenTime>({ startsAt: '', courtroomId: '' });
  const [exceptionReason, setExceptionReason] = useState('');
  const times = useFreeTimes((courtroomId, fromOn) => find(attendance, courtroomId, fromOn));
  // When it cannot be: in any courtroom, from the day that was asked for.
  const { acting, taken, run } = useBooking(() => times.look(null, courtDay(Date.parse(time.startsAt))));
  const isReady = isWhole(attendance);
  const needsReason = acting.refusal === 'reasonNeeded' || exceptionReason !== '';
  const handleSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (!isReady || time.startsAt === '' || time.courtroomId === '') return;
    const why = exceptionReason.trim();
    const named = title.trim() === '' ? t(`calendar:kind.${attendance.kind}`) : title.trim();
    void run(async () => onBooked(await book({ hearingId, title: named, ...attendance, ...time, exceptionReason: why === '' ? null : why })));
  };
  if (court.courtrooms.every((one) => one.isClosed))
    return (
      <StatusMessage tone="attention" title={t('calendar:book.noCourtroom')}>
        <p>{t('calendar:book.noCourtroomText')}</p>
      </StatusMessage>
    );
  return (
    <form className={form.form} onSubmit={handleSubmit} aria-label={t('calendar:book.open')} data-testid="booking-form">
      <TextInput
        className={form.wide}
        label={t('calendar:book.name')}
        description={t('calendar:book.nameHint')}
        maxLength={200}
        placeholder={t(`calendar:kind.${attendance.kind}`)}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <AttendanceFields parties={parties} court={court} caseKind={caseKind} value={attendance} onChange={setAttendance} />
      <TimeChoice court={court} attendance={attendance} isReady={isReady} today={today} value={time} onChange={setTime} times={times} />
      {needsReason ? (
        <Textarea
          className={form.wide}
          label={t('calendar:exception.reason')}
          description={t('calendar:exception.hint')}
          maxLength={500}
          value={exceptionReason}
          onChange={(event) => setExceptionReason(event.currentTarget.value)}
          data-testid="exception-reason"
        />
      ) : null}
      <BookingRefusal acting={acting} taken={taken} court={court} parties={parties} />
      <Button type="submit" loading={acting.isBusy} disabled={!isReady || time.startsAt === '' || time.courtroomId === ''} data-testid="book-submit">
        {t('calendar:book.act')}
      </Button>
    </form>
  );
}
