import { faultsOf } from '@assize/contracts/docket/faults';
import { isOpenToApplicant } from '@assize/contracts/docket/state';
import type { ApplicationView } from '@assize/contracts/docket/views';
import type { DocketCommand, DocketMaterial, RenewalWay } from '@assize/contracts/docket/wire';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { SceneBody } from '../../components/SceneBody.tsx';
import { ScenePage } from '../../components/ScenePage.tsx';
import { codeOf, type SceneModel } from '../../components/scene.ts';
import { ApiError } from '../../session/ApiError.ts';
import { saveFile } from '../../session/saveFile.ts';
import { api } from '../../session/session.ts';
import { courtDay } from '../caseDesk/deadline.ts';
import { DeskView } from './desk/DeskView.tsx';
import { firstOpenStep } from './form/formModel.ts';
import { FormView } from './form/FormView.tsx';
import { applicationKey } from './savedDraft.ts';
import { StatusView } from './StatusView.tsx';
import { useDraft } from './useDraft.ts';

type Act = (command: DocketCommand) => Promise<void>;

/** `/applications/:applicationId`: to its applicant the form or where it stands, to the court's desk what to decide. */
export function ApplicationScene() {
  const { t } = useTranslation();
  const applicationId = useParams()['applicationId'] ?? '';
  const client = useQueryClient();
  const key = applicationKey(applicationId);
  const params = { applicationId };
  const query = useQuery({
    queryKey: key,
    queryFn: () => api('GET /api/docket/applications/:applicationId', { params }),
    // While somebody fills it in, only they change it.
    refetchInterval: ({ state }) => (state.data?.standing === 'applicant' && isOpenToApplicant(state.data) ? false : 20_000),
  });
  const act: Act = async (command) => {
    try {
      client.setQueryData(key, await api('POST /api/docket/applications/:applicationId', { params, body: command }));
    } catch (error) {
      // Somebody was faster: how it stands now is shown beside why it was refused.
      if (error instanceof ApiError && error.code === 'wrongApplicationState') await query.refetch();
      throw error;
    }
  };
  const open = ({ materialId, fileName }: DocketMaterial): Promise<void> =>
    saveFile(`/api/docket/applications/${applicationId}/materials/${materialId}/original`, fileName);
  const renew = async (asked: RenewalWay): Promise<string> => {
    const { url } = await api('POST /api/docket/applications/:applicationId/links', { params, body: { asked } });
    await query.refetch();
    return url;
  };
  const withdraw = (): Promise<void> => act({ type: 'application.withdraw', payload: { reason: t('docket:withdraw.reason') } });
  const application = query.data;
  if (application?.standing === 'court')
    return <DeskView application={application} today={courtDay(query.dataUpdatedAt)} act={act} onOpen={open} onRenew={renew} />;
  if (application && isOpenToApplicant(application))
    return <OpenForm key={application.status} application={application} act={act} onWithdraw={withdraw} refetch={async () => void (await query.refetch())} />;
  if (application) return <StatusView application={application} onOpen={open} onWithdraw={withdraw} />;
  let model: SceneModel<never> = { state: 'loading' };
  if (query.error) model = codeOf(query.error) === 'offline' ? { state: 'offline', data: null } : { state: 'failed', code: codeOf(query.error) };
  return (
    <ScenePage title={t('docket:application')}>
      <SceneBody model={model} skeleton={[4, 12, 4]} empty={null} onRetry={() => void query.refetch()}>
        {() => null}
      </SceneBody>
    </ScenePage>
  );
}

interface OpenFormProps {
  application: ApplicationView;
  act: Act;
  onWithdraw: () => Promise<void>;
  refetch: () => Promise<void>;
}

function OpenForm({ application, act, onWithdraw, refetch }: OpenFormProps) {
  const { applicationId, corrections } = application;
  const draft = useDraft(application);
  const [startsAt] = useState(() => (application.status === 'correcting' ? 'review' : firstOpenStep(faultsOf(draft.form, application.materials))));
  const params = { applicationId };
  return (
    <FormView
      application={application}
      form={draft.form}
      saving={draft.saving}
      startsAt={startsAt}
      onChange={draft.change}
      onGive={async (kind, file, onProgress) => {
        // Few lines of a draft are files: what it takes to send one is fetched with the first.
        const { uploadFile } = await import('../evidence/uploadFile.ts');
        const title =
          file.name
            .replace(/\.[^.]*$/, '')
            .trim()
            .slice(0, 200) || file.name;
        await uploadFile({ applicationId }, file, onProgress, (upload) =>
          api('POST /api/docket/applications/:applicationId/materials', { params, body: { ...upload, kind, title } }),
        );
        await refetch();
      }}
      onTakeBack={async (materialId) => {
        await api('DELETE /api/docket/applications/:applicationId/materials/:materialId', { params: { ...params, materialId } });
        await refetch();
      }}
      onSend={async (answer) => {
        const revision = await draft.flush();
        const asked = corrections.find((one) => one.answer === null);
        await act(
          asked
            ? { type: 'correction.answer', payload: { correctionId: asked.correctionId, answer, revision } }
            : { type: 'application.send', payload: { revision } },
        );
      }}
      onWithdraw={onWithdraw}
      onKeepMine={draft.keepMine}
      onTakeTheirs={() => {
        draft.drop();
        location.reload();
      }}
    />
  );
}
