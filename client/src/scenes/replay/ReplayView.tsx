import type { RecordingDetail } from '@assize/contracts/casefile/views';
import type { Moment } from '@assize/contracts/recording/moments';
import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { casePath } from '../../app/paths.ts';
import { BackLink } from '../../components/BackLink.tsx';
import { SceneBody } from '../../components/SceneBody.tsx';
import { ScenePage } from '../../components/ScenePage.tsx';
import { StatusMessage } from '../../components/StatusMessage.tsx';
import type { SceneModel } from '../../components/scene.ts';
import { ChapterList } from './ChapterList.tsx';
import { ExhibitMoments } from './ExhibitMoments.tsx';
import { findables } from './findables.ts';
import type { Hearing } from './heard.ts';
import type { InStep } from './inStep.ts';
import { PauseList } from './PauseList.tsx';
import { PictureSide } from './PictureSide.tsx';
import classes from './ReplayView.module.css';
import { SearchBox } from './SearchBox.tsx';
import { type ReadReplay, StatePanel } from './StatePanel.tsx';
import type { Sound } from './Timeline.tsx';

export interface ReplayData {
  detail: RecordingDetail;
  /** Of all hearings of the case. */
  moments: readonly Moment[];
  isDemo: boolean;
  /** File name of the track that is shown; null is the composed picture. */
  shown: string | null;
  /** Position on the recording's clock, ms. */
  atMs: number;
  speed: number;
  isUnplayable: boolean;
  /** What is known of the hearing along it; undefined until it is there. */
  read: ReadReplay | undefined;
  sound: Sound;
  hearing: Hearing;
  isSilent: boolean;
  /** File names of the pictures that stand side by side. */
  beside: readonly string[];
}

export interface ReplayActs {
  onTime: (seconds: number) => void;
  onSeek: (atMs: number) => void;
  onShow: (name: string | null) => void;
  onSpeed: (speed: number) => void;
  onHearing: (hearing: Hearing) => void;
  onBeside: (names: readonly string[]) => void;
  onHelp: () => void;
}
export interface ReplayMedia {
  videoRef?: Ref<HTMLVideoElement> | undefined;
  /** Where its files are; undefined until there is leave to read them. */
  base?: string | undefined;
  inStep?: InStep | undefined;
}
interface ReplayViewProps extends ReplayActs, ReplayMedia {
  model: SceneModel<ReplayData>;
  /** Why this person may not replay the hearing, when that is why it failed. */
  refusal?: string | undefined;
  caseId?: string | undefined;
  onRetry: () => void;
}

/** The recording with all that is known of the hearing beside it, moving together. */
export function ReplayView({ model, refusal, caseId, onRetry, ...player }: ReplayViewProps) {
  const { t } = useTranslation();
  const data = model.state === 'ready' || model.state === 'offline' ? model.data : null;
  const empty = (
    <StatusMessage tone="info" title={t('player:emptyTitle')}>
      <p>{t('player:emptyText')}</p>
    </StatusMessage>
  );
  return (
    <ScenePage
      title={t('player:title')}
      lead={data ? t('player:lead') : undefined}
      header={data ? { isDemo: data.isDemo } : undefined}
      width="wide"
      hasHelp={false}
    >
      {refusal === undefined ? (
        <SceneBody model={model} skeleton={[30, 4]} empty={empty} onRetry={onRetry} offline={<p>{t('player:offline')}</p>}>
          {(ready) => <Replaying {...ready} {...player} />}
        </SceneBody>
      ) : (
        <StatusMessage tone="attention" title={t('replay:refusal.title')} isLive>
          <p data-testid="replay-refusal">{t(`replay:refusal.${refusal}`, { defaultValue: t('replay:refusal.notParty') })}</p>
        </StatusMessage>
      )}
      <BackLink to={caseId ? casePath(caseId) : '/cases'}>{t('player:back')}</BackLink>
    </ScenePage>
  );
}

function Replaying(props: ReplayData & ReplayActs & ReplayMedia) {
  const { t } = useTranslation();
  const { detail, moments, atMs, read, sound, onSeek } = props;
  return (
    <div className={classes.player}>
      <PictureSide {...props} />
      <div className={classes.beside}>
        {read ? <StatePanel {...read} recordingId={detail.id} atMs={atMs} onSeek={onSeek} /> : null}
        <SearchBox recordingId={detail.id} entries={findables(t, detail.chapters, read?.timeline, sound)} />
        <ChapterList chapters={detail.chapters} atMs={atMs} onSeek={onSeek} />
        <PauseList pauses={detail.pauses} onSeek={onSeek} />
        {moments.length > 0 ? <ExhibitMoments recordingId={detail.id} moments={moments} onSeek={onSeek} /> : null}
      </div>
    </div>
  );
}
