import type { CaseCommand } from '@assize/contracts/casefile/commands';
import type { FollowView } from '@assize/contracts/casefile/follow/views';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { contactsPath } from '../../app/paths.ts';
import { SceneBody } from '../../components/SceneBody.tsx';
import { ScenePage } from '../../components/ScenePage.tsx';
import { StatusMessage } from '../../components/StatusMessage.tsx';
import type { SceneModel } from '../../components/scene.ts';
import { CaseReader } from '../caseReader/CaseReader.tsx';
import { CaseStory } from './CaseStory.tsx';
import { Clues } from './Clues.tsx';
import { Fees } from './Fees.tsx';
import classes from './Followed.module.css';
import { Hearings } from './Hearings.tsx';
import { NextBox } from './NextBox.tsx';
import { Notices } from './Notices.tsx';
import { Offers } from './Offers.tsx';

/** Does something in a case, at most once, and reads it anew. Rejects with ApiError. */
export type FollowedAct = (caseId: string, command: CaseCommand) => Promise<void>;
interface FollowedViewProps {
  model: SceneModel<FollowView[]>;
  isDemo: boolean;
  act: FollowedAct;
  onRetry: () => void;
}

/** What somebody's cases are about, for whoever is no lawyer: the next step first, the newest on top. */
export function FollowedView({ model, isDemo, act, onRetry }: FollowedViewProps) {
  const { t } = useTranslation();
  const empty = (
    <StatusMessage tone="info" title={t('followed:emptyTitle')}>
      <p>{t('followed:emptyText')}</p>
    </StatusMessage>
  );
  return (
    <ScenePage title={t('followed:title')} header={{ isDemo }} data-testid="my-cases">
      <SceneBody model={model} skeleton={[6, 4, 4]} empty={empty} onRetry={onRetry} offline={<p>{t('followed:offline')}</p>}>
        {(cases) => (
          <>
            {cases.map((one) => (
              <FollowedCase key={one.caseId} followed={one} act={(command) => act(one.caseId, command)} />
            ))}
          </>
        )}
      </SceneBody>
      <Button component={Link} to={contactsPath} variant="default" fullWidth data-testid="to-contacts">
        {t('notices:manage')}
      </Button>
    </ScenePage>
  );
}

function FollowedCase({ followed, act }: { followed: FollowView; act: (command: CaseCommand) => Promise<void> }) {
  const { t } = useTranslation();
  const { caseNumber, title, lead, me } = followed;
  return (
    <article className={classes.case} aria-labelledby={`case-${followed.caseId}`} data-testid="followed-case">
      <h2 id={`case-${followed.caseId}`}>{title}</h2>
      <p>
        {t('followed:facts', { number: caseNumber, agency: lead })}
        <br />
        {me.partyRole ? t(`followed:as.${me.as}`, { role: t(`files:partyRole.${me.partyRole}`) }) : null}
      </p>
      <NextBox followed={followed} />
      <Hearings hearings={followed.hearings} />
      <CaseReader caseId={followed.caseId}>
        <Notices notices={followed.notices} onOpen={(noticeId) => act({ type: 'notice.open', payload: { noticeId } })} />
        {followed.mayOffer ? <Offers caseId={followed.caseId} offers={followed.offers} act={act} /> : null}
      </CaseReader>
      <CaseStory story={followed.story} />
      <Fees fees={followed.fees} />
      {followed.mayGiveClues ? <Clues clues={followed.clues} act={act} /> : null}
    </article>
  );
}
