import type { ViewedReading } from '@assize/contracts/casefile/reading/views';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { StatusMessage } from '../../components/StatusMessage.tsx';

/** For a lawyer whose open reader was closed: that it was the agency, why, and what they can do. */
export function ReadingEnded({ caseNumber, readings }: { caseNumber: string; readings: readonly ViewedReading[] }) {
  const { t } = useTranslation();
  const ended = readings.find((one) => one.status === 'ended' && one.caseNumber === caseNumber);
  const box = useRef<HTMLDivElement>(null);
  // It stands below the desk's list: whoever was just reading is led to it.
  useEffect(() => box.current?.focus(), []);
  return (
    <div ref={box} tabIndex={-1}>
      <StatusMessage tone="attention" title={t('counsel:ended.title')} isLive>
        <p data-testid="reading-ended">
          {ended ? t('counsel:ended.why', { number: ended.caseNumber, reason: ended.reason ?? '' }) : null} {t('counsel:ended.text')}
        </p>
      </StatusMessage>
    </div>
  );
}
