import type { IsolationReport } from '@assize/contracts/hearing/separation/isolationReport';
import { useTranslation } from 'react-i18next';
import { formatDuration, formatTime } from '../../i18n/formatInstant.ts';

interface ReceivedProps extends Pick<IsolationReport['witnesses'][number], 'consumptions' | 'mediaMs' | 'tailMs' | 'eventSeqs'> {
  nameOf: (participantId: string) => string;
}

/** What somebody kept apart received: nothing, or what, when and from whom, each with the number of its entry in the log. */
export function Received({ consumptions, mediaMs, tailMs, eventSeqs, nameOf }: ReceivedProps) {
  const { t, i18n } = useTranslation();
  const isClean = mediaMs === 0 && eventSeqs.length === 0;
  const time = (at: string | null): string => (at === null ? '…' : formatTime(at, i18n.language));
  return (
    <>
      {isClean ? t('casefile:reports.nothing') : t('casefile:reports.received', { length: formatDuration(mediaMs), number: eventSeqs.length })}
      {tailMs > 0 ? ` ${t('casefile:reports.tail', { ms: Math.round(tailMs) })}` : null}
      {isClean ? null : (
        <ul>
          {consumptions.map(({ viewerId, speakerId, source, fromAt, toAt }) => (
            <li key={`${viewerId} ${speakerId} ${source} ${fromAt}`}>
              {`${time(fromAt)} – ${time(toAt)}: ${t(`common:source.${source}`)}, ${nameOf(speakerId)}`}
            </li>
          ))}
          {eventSeqs.length > 0 ? <li>{t('casefile:reports.entries', { numbers: eventSeqs.join(', ') })}</li> : null}
        </ul>
      )}
    </>
  );
}
