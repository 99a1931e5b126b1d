import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx';
import { Details } from '../../components/Details.tsx';
import { formatDateTime } from '../../i18n/formatInstant.ts';
import { useAct } from '../../record/useAct.ts';
import panel from '../caseFile/CaseFile.module.css';
import { FormOpener } from '../caseFile/FormOpener.tsx';
import { ReasonForm } from '../caseFile/ReasonForm.tsx';
import { RefusalView } from '../caseFile/RefusalView.tsx';
import classes from './Following.module.css';
import { type Follower, type FollowingPanelProps, lettersTo } from './following.ts';

interface FollowerRowProps extends FollowingPanelProps {
  follower: Follower;
  onRelink: () => Promise<void>;
}

/** Somebody who follows the case: for whom, how they are reached, when they last signed in, what they opened. */
export function FollowerRow({ follower, file, follow, act, onRelink }: FollowerRowProps) {
  const { t, i18n } = useTranslation();
  const acting = useAct();
  const [isAsking, setIsAsking] = useState(false);
  const { followerId, name, as, partyId, phone, email, acceptsService, endedAt } = follower;
  const party = file.parties?.find((one) => one.partyId === partyId);
  const link = follow.links[followerId];
  const letters = lettersTo(follow, followerId);
  const time = (at: string): string => formatDateTime(at, i18n.language);
  const reached = [phone, email, t(acceptsService ? 'following:followers.agreed' : 'following:followers.notAgreed')].filter(Boolean);
  const handleRelink = (): void => void acting.run(onRelink).then((isDone) => (isDone ? setIsAsking(false) : undefined));
  return (
    <li data-testid="follower">
      <p>
        <strong>{name}</strong> · {party ? t(`following:as.${as}`, { party: party.name, role: t(`files:partyRole.${party.role}`) }) : t(`following:part.${as}`)}
      </p>
      <p className={panel.muted}>{reached.join(' · ')}</p>
      <p>
        {endedAt === null
          ? t(link?.lastUsedAt ? 'following:followers.signedIn' : 'following:followers.notYet', { time: link?.lastUsedAt ? time(link.lastUsedAt) : '' })
          : t('following:followers.ended', { time: time(endedAt) })}
        {endedAt === null && link?.expiresAt ? ` ${t('following:followers.until', { time: time(link.expiresAt) })}` : ''}
      </p>
      {letters.length > 0 ? (
        <Details summary={t('following:followers.opened', { opened: letters.filter((one) => one.openedAt !== null).length, count: letters.length })}>
          <ul className={classes.receipts}>
            {letters.map(({ letter, openedAt }) => (
              <li key={letter.noticeId}>
                {letter.title} · {openedAt === null ? t('following:letters.unread') : t('following:letters.openedAt', { time: time(openedAt) })}
              </li>
            ))}
          </ul>
        </Details>
      ) : null}
      {endedAt === null ? (
        <div className={panel.acts}>
          <Button variant="default" onClick={() => setIsAsking(true)} data-testid="relink">
            {t('following:followers.relink')}
          </Button>
          <FormOpener label={t('following:followers.end')} testId="end-follower">
            {(close) => (
              <ReasonForm
                consequence={t('following:followers.endText', { name })}
                label={t('following:followers.end')}
                testId="end-follower"
                act={act}
                commandOf={(reason) => ({ type: 'follower.end', payload: { followerId, reason } })}
                onDone={close}
              />
            )}
          </FormOpener>
        </div>
      ) : null}
      <ConfirmDialog
        isOpen={isAsking}
        title={t('following:followers.relinkTitle', { name })}
        consequence={t('following:followers.relinkText')}
        confirmLabel={t('following:followers.relink')}
        isBusy={acting.isBusy}
        onConfirm={handleRelink}
        onClose={() => setIsAsking(false)}
      >
        <RefusalView acting={acting} />
      </ConfirmDialog>
    </li>
  );
}
