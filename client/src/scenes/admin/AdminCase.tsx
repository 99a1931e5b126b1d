import type { ParticipantRow } from '@assize/contracts/casefile/views';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { casePath } from '../../app/paths.ts';
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx';
import { LoadingSkeleton } from '../../components/LoadingSkeleton.tsx';
import { formatDateTime } from '../../i18n/formatInstant.ts';
import type { AdminHandlers } from './adminHandlers.ts';
import type { AdminData } from './AdminView.tsx';
import classes from './AdminView.module.css';
import { HearingForm } from './HearingForm.tsx';
import { PeopleTable } from './PeopleTable.tsx';
import { PersonForm } from './PersonForm.tsx';

type AdminCaseProps = AdminData & AdminHandlers & { isOffline: boolean };

/** The case chosen: its hearings, and the people of the hearing chosen. */
export function AdminCase(props: AdminCaseProps) {
  const { file, hearingId, isBusy, isOffline, onChooseHearing, onCreateHearing } = props;
  const { t, i18n } = useTranslation();
  if (!file) return <LoadingSkeleton blocks={[12, 20]} />;
  return (
    <>
      <section className={classes.card} aria-labelledby="hearings">
        <div className={classes.head}>
          <h2 id="hearings">
            {t('admin:hearings')} · {file.caseNumber}
          </h2>
          <Link to={casePath(file.id)}>{t('admin:casePage')}</Link>
        </div>
        {file.hearings.length === 0 ? <p className={classes.muted}>{t('admin:noHearings')}</p> : null}
        <ul className={classes.choices}>
          {file.hearings.map((hearing) => (
            <li key={hearing.id}>
              <button
                type="button"
                aria-current={hearing.id === hearingId ? 'true' : undefined}
                onClick={() => onChooseHearing(hearing.id)}
                data-testid="admin-hearing"
              >
                <strong>{hearing.title}</strong>
                <span>
                  {formatDateTime(hearing.scheduledAt, i18n.language)} · {hearing.courtroom} · {t(`common:status.${hearing.status}`)}
                </span>
              </button>
            </li>
          ))}
        </ul>
        <h3>{t('admin:newHearing')}</h3>
        <HearingForm isBusy={isBusy} isOffline={isOffline} onSubmit={onCreateHearing} />
      </section>
      {hearingId === null ? null : <People {...props} />}
    </>
  );
}

function People({ people, nowMs, isBusy, isOffline, onAddPerson, onIssueLink, onRevokeLink }: AdminCaseProps) {
  const { t } = useTranslation();
  const [reissued, setReissued] = useState<ParticipantRow | null>(null);
  const [revoked, setRevoked] = useState<string | null>(null);
  if (!people) return <LoadingSkeleton blocks={[20]} />;
  return (
    <section className={classes.card} aria-labelledby="people">
      <h2 id="people">{t('admin:people')}</h2>
      {people.length === 0 ? (
        <p className={classes.muted}>{t('admin:noPeople')}</p>
      ) : (
        <PeopleTable people={people} nowMs={nowMs} isOffline={isOffline} onIssue={setReissued} onRevoke={setRevoked} />
      )}
      <h3>{t('admin:newPerson')}</h3>
      <PersonForm people={people} isBusy={isBusy} isOffline={isOffline} onSubmit={onAddPerson} />
      <ConfirmDialog
        isOpen={reissued !== null}
        title={t('admin:reissue.title', { name: reissued?.name })}
        consequence={t('admin:reissue.text')}
        confirmLabel={t('admin:reissue.confirm')}
        onClose={() => setReissued(null)}
        onConfirm={() => {
          if (reissued) onIssueLink(reissued.participantId, reissued.name);
          setReissued(null);
        }}
      />
      <ConfirmDialog
        isOpen={revoked !== null}
        isDangerous
        title={t('admin:revoke.title')}
        consequence={t('admin:revoke.text')}
        confirmLabel={t('admin:revoke.confirm')}
        onClose={() => setRevoked(null)}
        onConfirm={() => {
          if (revoked !== null) onRevokeLink(revoked);
          setRevoked(null);
        }}
      />
    </section>
  );
}
