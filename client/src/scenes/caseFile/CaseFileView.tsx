import { useTranslation } from 'react-i18next';
import { filesPath } from '../../app/paths.ts';
import { BackLink } from '../../components/BackLink.tsx';
import { SceneBody } from '../../components/SceneBody.tsx';
import { ScenePage } from '../../components/ScenePage.tsx';
import { StatusMessage } from '../../components/StatusMessage.tsx';
import type { SceneModel } from '../../components/scene.ts';
import { HearingsPanel } from '../calendar/HearingsPanel.tsx';
import { AddressedReader } from '../caseReader/CaseReader.tsx';
import { FindPanel } from '../caseReader/FindPanel.tsx';
import { ReadingsPanel } from '../counsel/ReadingsPanel.tsx';
import { FollowingLink } from '../following/FollowingLink.tsx';
import { ImportsPanel } from '../imports/ImportsPanel.tsx';
import { SharingPanel } from '../sharing/panel/SharingPanel.tsx';
import { OffersPanel } from '../followed/OffersPanel.tsx';
import { DispatchesPanel } from '../notices/DispatchesPanel.tsx';
import { FileHead } from './FileHead.tsx';
import { type FileData, type FilePanelProps, may } from './filePanel.ts';
import { HandoversPanel } from './handover/HandoversPanel.tsx';
import { HistoryPanel } from './history/HistoryPanel.tsx';
import { LooksPanel } from './history/LooksPanel.tsx';
import { NextStep } from './NextStep.tsx';
import { PeoplePanel } from './people/PeoplePanel.tsx';
import { StagesPanel } from './stages/StagesPanel.tsx';
import { VolumePanel } from './volumes/VolumePanel.tsx';
import { WithdrawnPanel } from './volumes/WithdrawnPanel.tsx';

interface CaseFileViewProps {
  model: SceneModel<FileData>;
  act: FilePanelProps['act'];
  onRetry: () => void;
}

/** One case as far as its reader may know it: where it stands, what comes next, and all that is in it. */
export function CaseFileView({ model, act, onRetry }: CaseFileViewProps) {
  const { t } = useTranslation();
  const data = model.state === 'ready' || model.state === 'offline' ? model.data : null;
  return (
    <ScenePage
      title={data ? data.file.title : t('files:case.title')}
      lead={data ? t('files:case.lead', { number: data.file.caseNumber, agency: data.file.lead.agencyName }) : undefined}
      header={data ? { isDemo: data.file.isDemo } : undefined}
      width="wide"
      hasHelp={false}
      data-testid="case-file"
    >
      <SceneBody
        model={model}
        skeleton={[10, 6, 12, 20]}
        empty={<StatusMessage tone="info">{t('files:case.nothing')}</StatusMessage>}
        onRetry={onRetry}
        offline={<p>{t('files:case.offline')}</p>}
      >
        {(ready) => <Panels {...ready} act={act} />}
      </SceneBody>
      <BackLink to={filesPath}>{t('files:case.back')}</BackLink>
    </ScenePage>
  );
}

/** One panel for each part of the case that the reader may know. */
function Panels(panel: FilePanelProps) {
  const { file } = panel;
  return (
    <>
      <NextStep {...panel} />
      <FileHead {...panel} />
      {file.handovers ? <HandoversPanel {...panel} handovers={file.handovers} /> : null}
      <StagesPanel {...panel} />
      {may(file, 'seeHearings') ? <HearingsPanel file={file} today={panel.today} /> : null}
      {file.parties ? <PeoplePanel {...panel} parties={file.parties} /> : null}
      <AddressedReader caseId={file.id}>
        {file.main ? <VolumePanel {...panel} volume="main" documents={file.main} /> : null}
        {file.side ? <VolumePanel {...panel} volume="side" documents={file.side} /> : null}
        {file.withdrawn && file.withdrawn.length > 0 ? <WithdrawnPanel documents={file.withdrawn} /> : null}
        {may(file, 'readOffers') ? <OffersPanel {...panel} /> : null}
        {file.main ? <FindPanel caseId={file.id} /> : null}
      </AddressedReader>
      {may(file, 'fileDocuments') ? <ImportsPanel file={file} /> : null}
      {may(file, 'tellParties') ? <FollowingLink caseId={file.id} /> : null}
      <SharingPanel {...panel} />
      {may(file, 'receiveCounsel') ? <ReadingsPanel {...panel} /> : null}
      {may(file, 'tellParties') ? <DispatchesPanel caseId={file.id} /> : null}
      {may(file, 'seeHistory') ? <HistoryPanel caseId={file.id} seq={file.seq} /> : null}
      {may(file, 'seeLooks') ? <LooksPanel caseId={file.id} /> : null}
    </>
  );
}
