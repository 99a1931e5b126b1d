import type { CaseFileView } from '@assize/contracts/casefile/fileViews';
import { readTaken, type Taken } from '@assize/contracts/calendar/taken';
import type { CourtCalendar } from '@assize/contracts/calendar/views';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { StatusMessage } from '../../components/StatusMessage.tsx';
import { formatDateTime } from '../../i18n/formatInstant.ts';
import { type Acting, useAct } from '../../record/useAct.ts';
import { ApiError } from '../../session/ApiError.ts';
import form from '../caseFile/Form.module.css';
import { RefusalView } from '../caseFile/RefusalView.tsx';
import { nameOfTaken } from './bookingForm.ts';
import { clockOf } from './clock.ts';

/**
 * One booking act at a time, with who or what was taken when it was refused.
 * @param onTaken looks for times at which all can
 */
export function useBooking(onTaken: () => Promise<unknown>): { acting: Acting; taken: readonly Taken[]; run: (act: () => Promise<void>) => Promise<boolean> } {
  const acting = useAct();
  const [taken, setTaken] = useState<readonly Taken[]>([]);
  const run = (act: () => Promise<void>): Promise<boolean> => {
    setTaken([]);
    return acting.run(async () => {
      try {
        await act();
      } catch (error) {
        if (error instanceof ApiError && error.code === 'hearingTaken') {
          setTaken(readTaken(error.details));
          await onTaken();
        }
        throw error;
      }
    });
  };
  return { acting, taken, run };
}

interface BookingRefusalProps {
  acting: Pick<Acting, 'refusal' | 'cause'>;
  taken: readonly Taken[];
  court: Pick<CourtCalendar, 'courtrooms' | 'judges' | 'clerks'>;
  parties: NonNullable<CaseFileView['parties']>;
}

/** Who cannot then, or what the time is missing, in plain words. */
export function BookingRefusal({ acting, taken, court, parties }: BookingRefusalProps) {
  const { t, i18n } = useTranslation();
  const exception = (['shortNotice', 'outsideHours', 'notAtCourt'] as const).find((one) => one === acting.cause);
  if (acting.refusal === 'hearingTaken' && taken.length > 0)
    return (
      <div className={form.wide} data-testid="taken">
        <StatusMessage tone="danger" title={t('calendar:taken.title')} isLive>
          <ul>
            {taken.map((one) => (
              <li key={`${one.part} ${one.ref} ${one.from}`}>
                {t('calendar:taken.line', {
                  part: t(`calendar:part.${one.part}`),
                  name: nameOfTaken(one, court, parties),
                  from: formatDateTime(one.from, i18n.language),
                  until: clockOf(one.until),
                })}
              </li>
            ))}
          </ul>
          <p>{t('calendar:taken.advice')}</p>
        </StatusMessage>
      </div>
    );
  if (acting.refusal !== null && exception)
    return (
      <div className={form.wide}>
        <StatusMessage tone="attention" title={t(`calendar:exception.${exception}.title`)} isLive>
          <p>{t(`calendar:exception.${exception}.advice`)}</p>
        </StatusMessage>
      </div>
    );
  return <RefusalView acting={acting} />;
}
