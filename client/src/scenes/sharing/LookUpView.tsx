import type { lookUpAnswerSchema } from '@assize/contracts/casefile/sharing/lookups';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { z } from 'zod';
import { filesPath, madeLookUpsPath, shareRequestsPath } from '../../app/paths.ts';
import { BackLink } from '../../components/BackLink.tsx';
import { LiveText } from '../../components/LiveText.tsx';
import { SceneBody } from '../../components/SceneBody.tsx';
import { ScenePage } from '../../components/ScenePage.tsx';
import { StatusMessage } from '../../components/StatusMessage.tsx';
import type { SceneModel } from '../../components/scene.ts';
import classes from '../caseFile/CaseFile.module.css';
import { LookUpForm } from './LookUpForm.tsx';
import type { LookUpBody } from './lookUpForm.ts';
import type { LookUpPlace } from './lookUpPlaces.ts';
import { MatchList, type MatchListProps } from './MatchList.tsx';
import sharing from './Sharing.module.css';

export type LookUpAnswer = z.infer<typeof lookUpAnswerSchema> & { purpose: string };

interface LookUpViewProps {
  /** Null: nothing was looked up yet. */
  model: SceneModel<LookUpAnswer> | null;
  places: readonly LookUpPlace[];
  isHead: boolean;
  isDemo: boolean;
  onLookUp: (body: LookUpBody) => void;
  onAsk: MatchListProps['onAsk'];
  onRetry: () => void;
}

/** Looking for cases of other districts by what they have in common. */
export function LookUpView({ model, places, isHead, isDemo, onLookUp, onAsk, onRetry }: LookUpViewProps) {
  const { t } = useTranslation();
  let said = '';
  if (model?.state === 'empty') said = t('sharing:match.none');
  else if (model?.state === 'ready') said = t('sharing:made.matched', { count: model.data.matches.length });
  const none = (
    <StatusMessage tone="info" title={t('sharing:match.none')}>
      <p>{t('sharing:match.noneText')}</p>
    </StatusMessage>
  );
  return (
    <ScenePage title={t('sharing:lookUp.title')} lead={t('sharing:lookUp.lead')} width="wide" header={{ isDemo }} hasHelp={false} data-testid="look-ups">
      {places.length === 0 ? (
        <StatusMessage tone="info" title={t('sharing:lookUp.notYours')}>
          <p>{t('sharing:lookUp.notYoursText')}</p>
        </StatusMessage>
      ) : (
        <>
          <section className={classes.panel} aria-labelledby="look-up">
            <h2 id="look-up">{t('sharing:lookUp.what')}</h2>
            <LookUpForm places={places} isBusy={model?.state === 'loading'} onLookUp={onLookUp} />
          </section>
          <section className={classes.panel} aria-labelledby="matches" data-testid="matches">
            <h2 id="matches">{t('sharing:match.title')}</h2>
            <LiveText text={said} />
            {model ? (
              <SceneBody model={model} skeleton={[5, 5]} empty={none} onRetry={onRetry}>
                {({ matches, isMore, purpose }) => <MatchList matches={matches} isMore={isMore} purpose={purpose} onAsk={onAsk} />}
              </SceneBody>
            ) : (
              <p>{t('sharing:match.before')}</p>
            )}
          </section>
        </>
      )}
      <p>
        <Link className={sharing.link} to={shareRequestsPath}>
          {t('sharing:requests.title')}
        </Link>
        {isHead ? (
          <>
            {' · '}
            <Link className={sharing.link} to={madeLookUpsPath} data-testid="to-made-look-ups">
              {t('sharing:made.title')}
            </Link>
          </>
        ) : null}
      </p>
      <BackLink to={filesPath}>{t('files:case.back')}</BackLink>
    </ScenePage>
  );
}
