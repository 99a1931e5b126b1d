import { useTranslation } from 'react-i18next';
import { casePath } from '../../app/paths.ts';
import { BackLink } from '../../components/BackLink.tsx';
import { SceneBody } from '../../components/SceneBody.tsx';
import { ScenePage } from '../../components/ScenePage.tsx';
import type { SceneModel } from '../../components/scene.ts';
import { StatusMessage } from '../../components/StatusMessage.tsx';
import type { RecordPanelProps } from '../../record/recordPanel.ts';
import { KeepingPanel } from '../keeping/KeepingPanel.tsx';
import { IntegrityPanel } from '../integrity/IntegrityPanel.tsx';
import { ExportsPanel } from '../exports/ExportsPanel.tsx';
import { DefectsPanel } from '../defects/DefectsPanel.tsx';
import { PortionsPanel } from '../portions/PortionsPanel.tsx';
import { RedactionsPanel } from '../redactions/RedactionsPanel.tsx';
import { ReplayPanel } from '../replay/ReplayPanel.tsx';
import { CustodyList } from './CustodyList.tsx';
import { RemarkForm } from './RemarkForm.tsx';

export interface RecordData extends Omit<RecordPanelProps, 'act'> {
  isDemo: boolean;
}
interface HearingRecordViewProps {
  model: SceneModel<RecordData>;
  act: RecordPanelProps['act'];
  onRetry: () => void;
}

/** The record of one hearing: what it is, what proves it, what was done with it. */
export function HearingRecordView({ model, act, onRetry }: HearingRecordViewProps) {
  const { t } = useTranslation();
  const data = model.state === 'ready' || model.state === 'offline' ? model.data : null;
  return (
    <ScenePage
      title={t('record:title')}
      lead={data ? t('record:lead', { caseNumber: data.record.caseNumber, hearing: data.record.title }) : undefined}
      header={data ? { isDemo: data.isDemo } : undefined}
      width="wide"
      hasHelp={false}
      data-testid="hearing-record"
    >
      <SceneBody model={model} skeleton={[8, 8, 8]} empty={<StatusMessage tone="info">{t('record:notYet')}</StatusMessage>} onRetry={onRetry}>
        {(ready) => <Panels {...ready} act={act} />}
      </SceneBody>
      <BackLink to={data ? casePath(data.record.caseId) : '/cases'}>{t('record:back')}</BackLink>
    </ScenePage>
  );
}

/** One panel for each thing that can be done with the record; each is told everything, in the same form. */
function Panels({ record, custody, act }: RecordPanelProps) {
  return (
    <>
      <IntegrityPanel record={record} custody={custody} act={act} />
      <DefectsPanel record={record} custody={custody} act={act} />
      <PortionsPanel record={record} custody={custody} act={act} />
      <RedactionsPanel record={record} custody={custody} act={act} />
      <ExportsPanel record={record} custody={custody} act={act} />
      <KeepingPanel record={record} custody={custody} act={act} />
      <ReplayPanel record={record} />
      <CustodyList record={record} />
      {record.isCourt && record.me ? <RemarkForm onRemark={(text) => act({ type: 'custody.remark', payload: { text } })} /> : null}
    </>
  );
}
