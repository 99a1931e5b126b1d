import type { ParticipantRow } from '@assize/contracts/casefile/views';
import { listTroubles, type RecorderHistory, type RecorderTrouble } from '@assize/contracts/recording/recorderHistory';
import { useTranslation } from 'react-i18next';
import { formatDuration, formatTime } from '../../i18n/formatInstant.ts';
import classes from './RecorderHealth.module.css';

interface HistoryViewProps {
  people: readonly ParticipantRow[];
  history: RecorderHistory;
}

/** The recorder over the hearing: a strip for each source, and in words everything that was not green. */
export function HistoryView({ people, history }: HistoryViewProps) {
  const { t } = useTranslation();
  const nameOf = (id: string): string => {
    const one = people.find((person) => person.participantId === id);
    return one ? `${t(`common:role.${one.role}`)} ${one.name}` : id;
  };
  const [first, last] = [history.recorder[0], history.recorder.at(-1)];
  if (!first || !last) return <p>{t('recorder:history.none')}</p>;
  const scale = { fromAt: first.fromAt, toAt: last.toAt };
  const troubles = listTroubles(history);
  const of = (participantId: string | null, source: RecorderTrouble['source']): RecorderTrouble[] =>
    troubles.filter((one) => one.participantId === participantId && one.source === source);
  return (
    <div className={classes.history}>
      <section aria-label={t('recorder:history.recorder')}>
        <h5>{t('recorder:history.recorder')}</h5>
        <Strip spans={history.recorder} scale={scale} />
        <Troubles troubles={of(null, null)} />
      </section>
      {history.people.map(({ participantId, sources }) => (
        <section key={participantId} aria-label={nameOf(participantId)} data-testid="recorder-history-person">
          <h5>{nameOf(participantId)}</h5>
          {sources.map(({ source, missing, spans }) => (
            <div key={source}>
              <p className={classes.source}>
                {t(`common:source.${source}`)}
                {missing > 0 ? ` · ${t('recorder:history.missing', { missing })}` : ''}
              </p>
              <Strip spans={spans} scale={scale} />
              <Troubles troubles={of(participantId, source)} />
            </div>
          ))}
        </section>
      ))}
    </div>
  );
}

interface Stretch {
  fromAt: string;
  toAt: string;
  light: 'green' | 'amber' | 'red';
}

/** A picture of what stands below it in words. */
function Strip({ spans, scale }: { spans: readonly Stretch[]; scale: Pick<Stretch, 'fromAt' | 'toAt'> }) {
  const startMs = Date.parse(scale.fromAt);
  const wholeMs = Math.max(1, Date.parse(scale.toAt) - startMs);
  const share = (ms: number): string => `${String((100 * ms) / wholeMs)}%`;
  return (
    <div className={classes.strip} aria-hidden="true">
      {spans.map(({ fromAt, toAt, light }) => (
        <span
          key={fromAt}
          data-light={light}
          style={{ insetInlineStart: share(Date.parse(fromAt) - startMs), inlineSize: share(Date.parse(toAt) - Date.parse(fromAt)) }}
        />
      ))}
    </div>
  );
}

function Troubles({ troubles }: { troubles: readonly RecorderTrouble[] }) {
  const { t, i18n } = useTranslation();
  if (troubles.length === 0) return <p className={classes.well}>{t('recorder:history.well')}</p>;
  return (
    <ul className={classes.troubles}>
      {troubles.map(({ fromAt, toAt, light, cause, source }) => (
        <li key={fromAt} data-light={light}>
          {formatTime(fromAt, i18n.language)} – {formatTime(toAt, i18n.language)} ({formatDuration(Date.parse(toAt) - Date.parse(fromAt))}){' '}
          <strong>{t(`recorder:light.${light}`)}</strong>
          {cause === null ? '' : `: ${source === null ? t(`courtroom:cause.${cause}`) : t(`recorder:cause.${cause}`)}`}
        </li>
      ))}
    </ul>
  );
}
