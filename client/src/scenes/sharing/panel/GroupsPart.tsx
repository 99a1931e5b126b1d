import type { CaseSharing } from '@assize/contracts/casefile/sharing/views';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { groupPath } from '../../../app/paths.ts';
import { ErrorView } from '../../../components/ErrorView.tsx';
import { LoadingSkeleton } from '../../../components/LoadingSkeleton.tsx';
import { codeOf } from '../../../components/scene.ts';
import { api } from '../../../session/session.ts';
import classes from '../../caseFile/CaseFile.module.css';
import { type FilePanelProps, may } from '../../caseFile/filePanel.ts';
import { FormOpener } from '../../caseFile/FormOpener.tsx';
import { ReasonForm } from '../../caseFile/ReasonForm.tsx';
import sharing from '../Sharing.module.css';
import { GroupForm } from './GroupForm.tsx';
import { sharingWords } from '../SharingRefusal.tsx';

export interface GroupsPartProps extends Pick<FilePanelProps, 'file' | 'act'> {
  groups: NonNullable<CaseSharing['groups']>;
  /** Puts the case into a group, which begins with it where it is new, and reads it anew. Rejects with ApiError. */
  onJoin: (groupId: string, title: string) => Promise<void>;
}

/** Groups that the case is in; whoever owns it begins one, puts it into another, and takes it out. */
export function GroupsPart({ file, act, groups, onJoin }: GroupsPartProps) {
  const { t } = useTranslation();
  const mayGroup = may(file, 'groupCase');
  return (
    <>
      <h3>{t('sharing:groups.heading')}</h3>
      {groups.length === 0 ? <p>{t('sharing:groups.none')}</p> : null}
      <ul className={classes.rows}>
        {groups.map(({ groupId, title, leadCaseId }) => (
          <li key={groupId} data-testid="group">
            <p>
              <strong>
                {may(file, 'seeGroup') ? (
                  <Link className={sharing.link} to={groupPath(groupId)}>
                    {title}
                  </Link>
                ) : (
                  title
                )}
              </strong>
              {leadCaseId === file.id ? ` · ${t('sharing:group.leadCase')}` : null}
            </p>
            {mayGroup ? (
              <FormOpener label={t('sharing:groups.leave')} testId="leave-group">
                {(close) => (
                  <ReasonForm
                    wordsOf={sharingWords}
                    consequence={t('sharing:groups.leaveText', { title })}
                    label={t('sharing:groups.leave')}
                    testId="leave-group"
                    act={act}
                    commandOf={(reason) => ({ type: 'group.leave', payload: { groupId, reason } })}
                    onDone={close}
                  />
                )}
              </FormOpener>
            ) : null}
          </li>
        ))}
      </ul>
      {mayGroup && file.secrecy !== 'secret' ? (
        <FormOpener label={t('sharing:groups.join')} testId="join-group">
          {(close) => <JoinGroup joined={groups.map((one) => one.groupId)} onJoin={onJoin} onDone={close} />}
        </FormOpener>
      ) : null}
    </>
  );
}

function JoinGroup({ joined, onJoin, onDone }: { joined: readonly string[]; onDone: () => void } & Pick<GroupsPartProps, 'onJoin'>) {
  const query = useQuery({ queryKey: ['caseGroups'], queryFn: () => api('GET /api/case-groups') });
  if (query.error && !query.data) return <ErrorView code={codeOf(query.error)} onRetry={() => void query.refetch()} />;
  if (!query.data) return <LoadingSkeleton blocks={[5]} />;
  return <GroupForm known={query.data.groups.filter((one) => !joined.includes(one.groupId))} onJoin={onJoin} onDone={onDone} />;
}
