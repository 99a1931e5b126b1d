import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { filePath } from '../../app/paths.ts';
import { BackLink } from '../../components/BackLink.tsx';
import { SceneBody } from '../../components/SceneBody.tsx';
import { ScenePage } from '../../components/ScenePage.tsx';
import type { SceneModel } from '../../components/scene.ts';
import { StatusMessage } from '../../components/StatusMessage.tsx';
import { CluesPanel } from './CluesPanel.tsx';
import { FeesPanel } from './FeesPanel.tsx';
import { FollowersPanel, type LinkWays } from './FollowersPanel.tsx';
import { type FollowingData, type FollowingPanelProps, isOpenClue } from './following.ts';
import { LettersPanel } from './LettersPanel.tsx';
import { StepsPanel } from './StepsPanel.tsx';

interface FollowingViewProps extends LinkWays {
  caseId: string;
  model: SceneModel<FollowingData>;
  act: FollowingPanelProps['act'];
  onRetry: () => void;
}

/** Everything between the agency and who follows a case: their links, what was written to them, what they told, steps and money. */
export function FollowingView({ caseId, model, act, onRetry, ...links }: FollowingViewProps) {
  const { t } = useTranslation();
  const data = model.state === 'ready' || model.state === 'offline' ? model.data : null;
  return (
    <ScenePage
      title={t('following:title')}
      lead={data ? leadOf(t, data) : undefined}
      header={data ? { isDemo: data.file.isDemo } : undefined}
      width="wide"
      hasHelp={false}
      data-testid="following"
    >
      <SceneBody
        model={model}
        skeleton={[12, 12, 8]}
        empty={<StatusMessage tone="info">{t('following:empty')}</StatusMessage>}
        onRetry={onRetry}
        offline={<p>{t('files:case.offline')}</p>}
      >
        {(ready) => (
          <>
            <FollowersPanel {...ready} act={act} {...links} />
            <LettersPanel {...ready} act={act} />
            <CluesPanel {...ready} act={act} />
            {hasSteps(ready) ? <StepsPanel {...ready} act={act} /> : null}
            <FeesPanel {...ready} act={act} />
          </>
        )}
      </SceneBody>
      <BackLink to={filePath(caseId)}>{t('following:back')}</BackLink>
    </ScenePage>
  );
}

/** How many follow it, and what of theirs waits for the agency. */
function leadOf(t: TFunction, { file, follow }: FollowingData): string {
  const now = Object.values(follow.followers).filter((one) => one.endedAt === null).length;
  const waiting = follow.clues.filter(isOpenClue).length;
  const lead = t('following:lead', { number: file.caseNumber, count: now });
  return waiting > 0 ? `${lead} ${t('following:leadClues', { count: waiting })}` : lead;
}

/** There is nothing to enforce before a case comes to that. */
function hasSteps({ file, follow }: FollowingData): boolean {
  return file.kind === 'enforcement' || file.stages.some((one) => one.stage === 'enforcement') || follow.steps.length > 0;
}
