import { Button } from '@mantine/core';
import type { HearingState } from '@assize/contracts/hearing/state';
import { IconAlertTriangle, IconCircleCheck, IconPlayerRecord } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { StatusMessage } from '../../components/StatusMessage.tsx';
import { isWell, personRows, type PersonRow, type Played } from './rehearsalModel.ts';
import classes from './Rehearsal.module.css';

export interface RehearsalViewProps {
  state: HearingState;
  played?: Played | undefined;
  /** The viewer made it, and may play it. */
  isMine: boolean;
  /** Its files are not kept any more. */
  isGone?: boolean;
  isBusy: boolean;
  onMake: () => void;
}

/** The button, and what came of the newest trial. */
export function RehearsalView({ state, played, isMine, isGone = false, isBusy, onMake }: RehearsalViewProps) {
  const { t } = useTranslation();
  const { rehearsal } = state;
  const isRunning = rehearsal?.status === 'running';
  return (
    <section className={classes.panel} aria-label={t('rehearsal:title')} data-testid="rehearsal" data-status={rehearsal?.status}>
      <h2>{t('rehearsal:title')}</h2>
      <p className={classes.hint}>{t('rehearsal:hint')}</p>
      <Button
        variant="default"
        leftSection={<IconPlayerRecord size={18} stroke={1.75} aria-hidden="true" />}
        disabled={isBusy || isRunning}
        onClick={onMake}
        data-testid="make-rehearsal"
      >
        {t(rehearsal && !isRunning ? 'rehearsal:again' : 'rehearsal:make')}
      </Button>
      <div aria-live="polite">
        {isRunning ? <p>{t('rehearsal:running')}</p> : null}
        {rehearsal?.status === 'failed' && rehearsal.cause ? (
          <StatusMessage tone="danger" title={t('rehearsal:failed')}>
            <p>{t(`rehearsal:fault.${rehearsal.cause}`)}</p>
          </StatusMessage>
        ) : null}
        {rehearsal?.status === 'made' ? (
          <>
            <ul className={classes.rows}>
              {personRows(rehearsal, state, played).map((row) => (
                <Row key={row.person.id} row={row} />
              ))}
            </ul>
            {isMine ? null : <p className={classes.hint}>{t('rehearsal:notMine')}</p>}
            {isGone ? <p className={classes.hint}>{t('rehearsal:gone')}</p> : null}
          </>
        ) : null}
      </div>
    </section>
  );
}

function Row({ row: { person, sources } }: { row: PersonRow }) {
  const { t } = useTranslation();
  const who = `${t(`common:role.${person.role}`)} ${person.name}`.trim();
  return (
    <li className={classes.row} data-testid={`rehearsed-${person.role}`}>
      <strong>{who}</strong>
      {sources.map(({ source, verdict, level, url }) => {
        const Icon = isWell(verdict) ? IconCircleCheck : IconAlertTriangle;
        const label = t('rehearsal:play', { who, source: t(`common:source.${source}`) });
        return (
          <div key={source} className={classes.source} data-verdict={verdict} data-well={isWell(verdict)}>
            <span className={classes.verdict}>
              <Icon size={18} stroke={1.75} aria-hidden="true" />
              {t(`common:source.${source}`)}: {t(`rehearsal:verdict.${verdict}`)}
            </span>
            {isWell(verdict) ? null : <span className={classes.hint}>{t(`rehearsal:advice.${verdict}`)}</span>}
            {level === undefined ? null : (
              <meter className={classes.level} min={0} max={100} low={15} value={level} aria-label={t('rehearsal:level', { who })} />
            )}
            {url === undefined ? null : source === 'microphone' ? (
              <audio className={classes.player} controls preload="none" src={url} aria-label={label} />
            ) : (
              <video className={classes.player} controls preload="metadata" src={url} aria-label={label} playsInline />
            )}
          </div>
        );
      })}
    </li>
  );
}
