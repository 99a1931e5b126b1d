import { useTranslation } from 'react-i18next';
import classes from '../../caseFile/CaseFile.module.css';
import type { FilePanelProps } from '../../caseFile/filePanel.ts';
import type { ViewedRequest } from '../grantForm.ts';
import { RequestAnswer } from '../RequestAnswer.tsx';
import { WantedText } from '../WantedText.tsx';

/** Who asked to be shared the case and waits for an answer. */
export function RequestsPart({ file, act, requests }: Pick<FilePanelProps, 'file' | 'act'> & { requests: readonly ViewedRequest[] }) {
  const { t } = useTranslation();
  return (
    <>
      <h3>{t('sharing:requests.toAnswer')}</h3>
      <ul className={classes.rows}>
        {requests.map((one) => (
          <li key={one.requestId} data-testid="case-request">
            <p>
              <strong>{t('sharing:requests.by', { name: one.agency.name })}</strong>
            </p>
            <WantedText request={one} />
            <RequestAnswer request={one} act={act} withMain={(form) => form(file.main ?? [])} />
          </li>
        ))}
      </ul>
    </>
  );
}
