import type { ApplicationRow } from '@assize/contracts/docket/views';
import { NativeSelect, SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { applicationPath, filesPath } from '../../../app/paths.ts';
import { BackLink } from '../../../components/BackLink.tsx';
import { SceneBody } from '../../../components/SceneBody.tsx';
import { ScenePage } from '../../../components/ScenePage.tsx';
import { StatusMessage } from '../../../components/StatusMessage.tsx';
import type { SceneModel } from '../../../components/scene.ts';
import { formatDateTime } from '../../../i18n/formatInstant.ts';
import { DeadlineMark } from '../../caseDesk/DeadlineMark.tsx';
import classes from '../Docket.module.css';

export interface QueueData {
  applications: ApplicationRow[];
  /** Today in the court's calendar. */
  today: string;
}
type Which = 'open' | 'decided';
interface QueueViewProps {
  model: SceneModel<QueueData>;
  courts: readonly { id: string; name: string }[];
  courtId: string | undefined;
  which: Which;
  isDemo: boolean;
  onCourt: (courtId: string) => void;
  onWhich: (which: Which) => void;
  onRetry: () => void;
}

/** The docket desk of a court: what waits, the longest waiting first, and what became of the rest. */
export function QueueView({ model, courts, courtId, which, isDemo, onCourt, onWhich, onRetry }: QueueViewProps) {
  const { t } = useTranslation();
  const isDesk = courts.length > 0;
  const empty = (
    <StatusMessage tone="info" title={t(isDesk ? `docket:queue.none.${which}` : 'docket:queue.notDesk')}>
      <p>{t(isDesk ? 'docket:queue.noneText' : 'docket:queue.notDeskText')}</p>
    </StatusMessage>
  );
  const court = courts.find((one) => one.id === courtId)?.name;
  return (
    <ScenePage title={t('docket:queue.title')} lead={t('docket:queue.lead')} width="wide" header={{ court, isDemo }} hasHelp={false} data-testid="docket-queue">
      {isDesk ? (
        <div className={classes.ways}>
          {courts.length > 1 ? (
            <NativeSelect
              label={t('docket:field.court')}
              data={courts.map(({ id, name }) => ({ value: id, label: name }))}
              value={courtId ?? ''}
              onChange={(event) => onCourt(event.currentTarget.value)}
            />
          ) : null}
          <SegmentedControl
            aria-label={t('docket:queue.which')}
            value={which}
            onChange={(value) => onWhich(value === 'decided' ? 'decided' : 'open')}
            data={(['open', 'decided'] as const).map((value) => ({ value, label: t(`docket:queue.${value}`) }))}
          />
        </div>
      ) : null}
      <SceneBody model={model} skeleton={[4, 4, 4]} empty={empty} onRetry={onRetry} offline={<p>{t('docket:queue.old')}</p>}>
        {(data) => <QueueTable {...data} which={which} />}
      </SceneBody>
      <BackLink to={filesPath}>{t('docket:queue.files')}</BackLink>
    </ScenePage>
  );
}

function QueueTable({ applications, today, which }: QueueData & { which: Which }) {
  const { t, i18n } = useTranslation();
  const heads = ['people', 'cause', 'sent', which === 'open' ? 'due' : 'outcome', 'clerk'] as const;
  return (
    // A table that scrolls must be reached by the keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={classes.scroll} tabIndex={0} role="region" aria-label={t('docket:queue.title')}>
      <table className={classes.queue}>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {t(`docket:queue.head.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {applications.map(({ applicationId, plaintiff, defendant, cause, sentAt, dueOn, status, clerk, caseNumber }) => (
            <tr key={applicationId} data-testid="docket-row" data-status={status}>
              <th scope="row">
                <Link to={applicationPath(applicationId)} data-testid="docket-open">
                  {t('docket:queue.against', { plaintiff, defendant })}
                </Link>
              </th>
              <td>{cause === null ? '' : t(`docket:cause.${cause}`)}</td>
              <td>{sentAt === null ? '' : formatDateTime(sentAt, i18n.language)}</td>
              <td>{dueOn === null ? (caseNumber ?? t(`docket:status.${status}`)) : <DeadlineMark deadlineOn={dueOn} today={today} />}</td>
              <td>{clerk ? (clerk.isMe ? t('docket:queue.me') : clerk.name) : t('docket:queue.nobody')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
