import type { CaseHearing } from '@assize/contracts/calendar/views';
import type { MoveBooking } from '@assize/contracts/calendar/wire';
import { Button, NativeSelect, Textarea } from '@mantine/core';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { courtDay } from '../caseDesk/deadline.ts';
import form from '../caseFile/Form.module.css';
import { lengths } from './bookingForm.ts';
import type { BookingFormProps } from './BookingForm.tsx';
import { BookingRefusal, useBooking } from './BookingRefusal.tsx';
import { type ChosenTime, TimeChoice, useFreeTimes } from './TimeChoice.tsx';

interface MoveFormProps extends Pick<BookingFormProps, 'file' | 'court' | 'today' | 'find'> {
  booking: NonNullable<CaseHearing['booking']>;
  move: (asked: MoveBooking) => Promise<void>;
  onDone: () => void;
}

/** Another time or courtroom for a hearing that has not begun, and why. */
export function MoveForm({ file, court, today, find, booking, move, onDone }: MoveFormProps) {
  const { t } = useTranslation();
  const parties = file.parties ?? [];
  const [minutes, setMinutes] = useState(booking.minutes);
  const [time, setTime] = useState<ChosenTime>({ startsAt: '', courtroomId: booking.courtroomId });
  const [reason, setReason] = useState('');
  const [exceptionReason, setExceptionReason] = useState('');
  const { kind, plan, judges, clerk, summoned } = booking;
  const attendance = { kind, plan, minutes, judgeIds: judges.map((one) => one.accountId), clerkId: clerk?.accountId ?? null, summoned };
  const times = useFreeTimes((courtroomId, fromOn) => find(attendance, courtroomId, fromOn));
  // When it cannot be: in any courtroom, from the day that was asked for.
  const { acting, taken, run } = useBooking(() => times.look(null, courtDay(Date.parse(time.startsAt))));
  const isWhole = time.startsAt !== '' && time.courtroomId !== '' && reason.trim() !== '';
  const handleSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    const why = exceptionReason.trim();
    if (isWhole)
      void run(() => move({ ...time, minutes, exceptionReason: why === '' ? null : why, reason: reason.trim() })).then((isDone) =>
        isDone ? onDone() : undefined,
      );
  };
  return (
    <form className={form.form} onSubmit={handleSubmit} aria-label={t('calendar:move.open')} data-testid="move-form">
      <NativeSelect
        label={t('calendar:book.length')}
        value={String(minutes)}
        data={[...new Set([...lengths, minutes])].map((one) => ({ value: String(one), label: t('calendar:minutes', { minutes: one }) }))}
        onChange={(event) => setMinutes(Number(event.currentTarget.value))}
      />
      <TimeChoice court={court} attendance={attendance} isReady today={today} value={time} onChange={setTime} times={times} />
      <Textarea
        className={form.wide}
        required
        label={t('files:reason')}
        description={t('calendar:move.reasonHint')}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        data-testid="move-reason"
      />
      {acting.refusal === 'reasonNeeded' || exceptionReason !== '' ? (
        <Textarea
          className={form.wide}
          label={t('calendar:exception.reason')}
          description={t('calendar:exception.hint')}
          maxLength={500}
          value={exceptionReason}
          onChange={(event) => setExceptionReason(event.currentTarget.value)}
        />
      ) : null}
      <BookingRefusal acting={acting} taken={taken} court={court} parties={parties} />
      <Button type="submit" loading={acting.isBusy} disabled={!isWhole} data-testid="move-submit">
        {t('calendar:move.act')}
      </Button>
    </form>
  );
}
