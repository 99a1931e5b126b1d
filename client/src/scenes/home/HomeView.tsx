import type { Participation } from '@assize/contracts/casefile/views';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import {
  agenciesPath,
  applicationsPath,
  applyPath,
  contactsPath,
  docketPath,
  figuresPath,
  filesPath,
  followedPath,
  hearingPath,
  partnersPath,
} from '../../app/paths.ts';
import { SceneBody } from '../../components/SceneBody.tsx';
import { ScenePage } from '../../components/ScenePage.tsx';
import { StatusMessage } from '../../components/StatusMessage.tsx';
import type { SceneModel } from '../../components/scene.ts';
import { formatDateTime } from '../../i18n/formatInstant.ts';
import classes from './HomeView.module.css';

export interface HomeData {
  participations: Participation[];
  /** Names of those in which they work. */
  agencies: string[];
  /** Heads an agency. */
  isHead: boolean;
  /** Follows a case as a party, for one, or as a relative. */
  isFollower: boolean;
  /** Has applied to a court's docket, or may as somebody who has to do with cases. */
  isApplicant: boolean;
  mayApply: boolean;
  /** Sits at the docket desk of a court. */
  isDocketDesk: boolean;
  isCourtStaff: boolean;
  isAdmin: boolean;
  isDemo: boolean;
}

interface HomeViewProps {
  model: SceneModel<HomeData>;
  onSignOut: () => void;
  onRetry: () => void;
}

/** Where someone lands who has no link at hand, or several hearings. */
export function HomeView({ model, onSignOut, onRetry }: HomeViewProps) {
  const { t } = useTranslation();
  const empty = (
    <StatusMessage tone="info" title={t('common:home.lead')}>
      <p>{t('common:home.how')}</p>
      <Button component={Link} to={applyPath} variant="default" size="md" data-testid="to-apply">
        {t('docket:begin.title')}
      </Button>
    </StatusMessage>
  );
  return (
    <ScenePage title={t('common:home.title')} header={model.state === 'ready' ? { isDemo: model.data.isDemo } : undefined}>
      <SceneBody model={model} skeleton={[7, 7]} empty={empty} onRetry={onRetry}>
        {(data) => <Hearings {...data} onSignOut={onSignOut} />}
      </SceneBody>
    </ScenePage>
  );
}

function Hearings({ onSignOut, ...data }: HomeData & { onSignOut: () => void }) {
  const { participations, agencies, isHead, isFollower, isApplicant, mayApply, isDocketDesk, isCourtStaff, isAdmin } = data;
  const { t, i18n } = useTranslation();
  return (
    <>
      {agencies.length > 0 ? (
        <section aria-labelledby="files" className={classes.section}>
          <h2 id="files">{t('files:home.title')}</h2>
          <article className={classes.hearing}>
            <p>{t('files:home.text', { agencies: agencies.join(t('files:comma')) })}</p>
            <div className={classes.ways}>
              <Button component={Link} to={filesPath} size="md" data-testid="to-files">
                {t('files:home.enter')}
              </Button>
              {isDocketDesk ? (
                <Button component={Link} to={docketPath} size="md" variant="default" data-testid="to-docket">
                  {t('docket:queue.title')}
                </Button>
              ) : null}
            </div>
          </article>
        </section>
      ) : null}
      {isFollower ? (
        <Button component={Link} to={followedPath} size="md" data-testid="to-my-cases">
          {t('common:home.followed')}
        </Button>
      ) : null}
      {isApplicant || mayApply ? (
        <Button component={Link} to={applicationsPath} size="md" variant={isApplicant ? 'filled' : 'default'} data-testid="to-applications">
          {t(isApplicant ? 'docket:mine' : 'docket:begin.title')}
        </Button>
      ) : null}
      {participations.length === 0 && (agencies.length > 0 || isFollower || isApplicant) ? null : (
        <section aria-labelledby="hearings" className={classes.section}>
          <h2 id="hearings">{t('common:home.hearings')}</h2>
          {participations.length === 0 ? (
            <StatusMessage tone="info" title={t('common:home.emptyTitle')}>
              <p>{t('common:home.emptyText')}</p>
            </StatusMessage>
          ) : (
            participations.map((one) => (
              <article key={one.hearingId} className={classes.hearing}>
                <h3>{one.title}</h3>
                <p>
                  {one.caseNumber} · {t(`common:role.${one.role}`)} · {t(`common:status.${one.status}`)}
                </p>
                <p>{t('common:home.at', { time: formatDateTime(one.scheduledAt, i18n.language), courtroom: one.courtroom })}</p>
                <Button component={Link} to={hearingPath(one.hearingId)} size="md">
                  {t('common:home.enter')}
                </Button>
              </article>
            ))
          )}
        </section>
      )}
      <nav className={classes.ways} aria-label={t('common:home.title')}>
        {isHead ? (
          <Button component={Link} to={figuresPath} variant="default" data-testid="to-figures">
            {t('common:home.figures')}
          </Button>
        ) : null}
        {isCourtStaff ? (
          <Button component={Link} to="/command-centre" variant="default" data-testid="to-centre">
            {t('common:home.centre')}
          </Button>
        ) : null}
        {isCourtStaff || isAdmin ? (
          <Button component={Link} to="/cases" variant="default">
            {t('common:home.cases')}
          </Button>
        ) : null}
        {isAdmin ? (
          <Button component={Link} to="/admin" variant="default">
            {t('common:home.admin')}
          </Button>
        ) : null}
        {isAdmin ? (
          <Button component={Link} to={agenciesPath} variant="default" data-testid="to-agencies">
            {t('files:agencies.title')}
          </Button>
        ) : null}
        {isAdmin ? (
          <Button component={Link} to={partnersPath} variant="default" data-testid="to-partners">
            {t('partners:title')}
          </Button>
        ) : null}
        <Button component={Link} to={contactsPath} variant="default" data-testid="to-contacts">
          {t('notices:manage')}
        </Button>
        <Button variant="subtle" onClick={onSignOut}>
          {t('common:home.signOut')}
        </Button>
      </nav>
    </>
  );
}
