import type { CaseCommand } from '@assize/contracts/casefile/commands';
import type { ViewedDocument } from '@assize/contracts/casefile/fileViews';
import type { RequestWithCase } from '@assize/contracts/casefile/sharing/views';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { filePath, filesPath, lookUpsPath } from '../../app/paths.ts';
import { BackLink } from '../../components/BackLink.tsx';
import { SceneBody } from '../../components/SceneBody.tsx';
import { ScenePage } from '../../components/ScenePage.tsx';
import { StatusMessage } from '../../components/StatusMessage.tsx';
import type { SceneModel } from '../../components/scene.ts';
import { formatDateTime } from '../../i18n/formatInstant.ts';
import classes from '../caseFile/CaseFile.module.css';
import { RequestAnswer } from './RequestAnswer.tsx';
import { WantedText } from './WantedText.tsx';
import sharing from './Sharing.module.css';

export interface RequestsData {
  asked: readonly RequestWithCase[];
  toAnswer: readonly RequestWithCase[];
}

interface RequestsViewProps {
  model: SceneModel<RequestsData>;
  /** Whether this person may ask for cases of others. */
  mayLookUp: boolean;
  isDemo: boolean;
  /** Does something with a case, at most once, and reads the requests anew. Rejects with ApiError. */
  act: (caseId: string, command: CaseCommand) => Promise<void>;
  /** Gives the catalogue of a case to a form. */
  withMain: (caseId: string, form: (main: readonly ViewedDocument[]) => ReactNode) => ReactNode;
  onRetry: () => void;
}

/** What waits for our answer, and what we asked of others. */
export function RequestsView({ model, mayLookUp, isDemo, act, withMain, onRetry }: RequestsViewProps) {
  const { t } = useTranslation();
  const waiting = model.state === 'ready' ? model.data.toAnswer.length : 0;
  const empty = (
    <StatusMessage tone="info" title={t('sharing:requests.empty')}>
      <p>{t(mayLookUp ? 'sharing:requests.emptyText' : 'sharing:requests.emptyOwner')}</p>
    </StatusMessage>
  );
  return (
    <ScenePage
      title={t('sharing:requests.title')}
      lead={model.state === 'ready' ? t('sharing:requests.lead', { count: waiting }) : undefined}
      width="wide"
      header={{ isDemo }}
      hasHelp={false}
      data-testid="share-requests"
    >
      <SceneBody model={model} skeleton={[6, 6]} empty={empty} onRetry={onRetry} offline={<p>{t('sharing:offline')}</p>}>
        {({ asked, toAnswer }) => (
          <>
            <section className={classes.panel} aria-labelledby="to-answer">
              <h2 id="to-answer">{t('sharing:requests.toAnswer')}</h2>
              {toAnswer.length === 0 ? <p>{t('sharing:requests.noneToAnswer')}</p> : null}
              <ul className={classes.rows}>
                {toAnswer.map((one) => (
                  <ToAnswer key={one.requestId} request={one} act={act} withMain={withMain} />
                ))}
              </ul>
            </section>
            {mayLookUp ? (
              <section className={classes.panel} aria-labelledby="asked">
                <h2 id="asked">{t('sharing:requests.asked')}</h2>
                {asked.length === 0 ? <p>{t('sharing:requests.noneAsked')}</p> : null}
                <ul className={classes.rows}>
                  {asked.map((one) => (
                    <AskedRow key={one.requestId} request={one} />
                  ))}
                </ul>
              </section>
            ) : null}
          </>
        )}
      </SceneBody>
      {mayLookUp ? (
        <p>
          <Link className={sharing.link} to={lookUpsPath}>
            {t('sharing:lookUp.title')}
          </Link>
        </p>
      ) : null}
      <BackLink to={filesPath}>{t('files:case.back')}</BackLink>
    </ScenePage>
  );
}

function ToAnswer({ request, act, withMain }: { request: RequestWithCase } & Pick<RequestsViewProps, 'act' | 'withMain'>) {
  const { t } = useTranslation();
  const { agency, case: seen } = request;
  return (
    <li data-testid="to-answer">
      <p>
        <strong>{t('sharing:requests.by', { name: agency.name })}</strong>
        {seen ? <> · {<Link className={sharing.link} to={filePath(seen.caseId)}>{`${seen.caseNumber} ${seen.title}`}</Link>}</> : null}
      </p>
      <WantedText request={request} />
      {seen ? <RequestAnswer request={request} act={(command) => act(seen.caseId, command)} withMain={(draw) => withMain(seen.caseId, draw)} /> : null}
    </li>
  );
}

function AskedRow({ request }: { request: RequestWithCase }) {
  const { t, i18n } = useTranslation();
  const { owner, status, refusal, openUntil, case: seen } = request;
  return (
    <li data-testid="asked" data-status={status}>
      <p>
        <strong>
          {seen ? <Link className={sharing.link} to={filePath(seen.caseId)}>{`${seen.caseNumber} ${seen.title}`}</Link> : t('sharing:requests.aCase')}
        </strong>
        {` · ${t('sharing:requests.of', { name: owner })}`}
      </p>
      <WantedText request={request} />
      <p>
        <strong>{t(`sharing:status.${status}`)}</strong>
        {refusal === null ? null : ` ${t('sharing:status.because', { reason: refusal })}`}
        {openUntil === null ? null : ` ${t('sharing:status.until', { time: formatDateTime(openUntil, i18n.language) })}`}
        {status === 'granted' && openUntil === null ? ` ${t('sharing:status.over')}` : null}
      </p>
    </li>
  );
}
