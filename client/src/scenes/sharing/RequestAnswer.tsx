import type { ViewedDocument } from '@assize/contracts/casefile/fileViews';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from '../caseFile/CaseFile.module.css';
import type { FilePanelProps } from '../caseFile/filePanel.ts';
import { FormOpener } from '../caseFile/FormOpener.tsx';
import { ReasonForm } from '../caseFile/ReasonForm.tsx';
import { GrantForm } from './GrantForm.tsx';
import { sharingWords } from './SharingRefusal.tsx';
import type { ViewedRequest } from './grantForm.ts';

interface RequestAnswerProps {
  request: ViewedRequest;
  act: FilePanelProps['act'];
  /** Gives the catalogue of the case to the form that chooses out of it. */
  withMain: (form: (main: readonly ViewedDocument[]) => ReactNode) => ReactNode;
}

/** The two answers to a request: to grant, for a time and in named documents, or to refuse with a reason. */
export function RequestAnswer({ request, act, withMain }: RequestAnswerProps) {
  const { t } = useTranslation();
  const { requestId, agency } = request;
  return (
    <div className={classes.acts}>
      <FormOpener label={t('sharing:grant.open')} testId="grant" variant="filled">
        {(close) => withMain((main) => <GrantForm request={request} choices={[]} main={main} act={act} onDone={close} />)}
      </FormOpener>
      <FormOpener label={t('sharing:refuse.open')} testId="refuse">
        {(close) => (
          <ReasonForm
            wordsOf={sharingWords}
            consequence={t('sharing:refuse.text', { name: agency.name })}
            label={t('sharing:refuse.open')}
            testId="refuse"
            act={act}
            commandOf={(reason) => ({ type: 'share.refuse', payload: { requestId, reason } })}
            onDone={close}
          />
        )}
      </FormOpener>
    </div>
  );
}
