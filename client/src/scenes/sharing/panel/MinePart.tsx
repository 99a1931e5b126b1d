import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { StatusMessage } from '../../../components/StatusMessage.tsx';
import { formatDateTime } from '../../../i18n/formatInstant.ts';
import type { FilePanelProps } from '../../caseFile/filePanel.ts';
import { FormOpener } from '../../caseFile/FormOpener.tsx';
import type { Asked, Wanted } from '../askShare.ts';
import { AskShareForm } from '../AskShareForm.tsx';
import type { ViewedGrant } from '../grantForm.ts';
import { describeGrant } from './describeGrant.ts';

export interface MinePartProps {
  file: FilePanelProps['file'];
  /** Grants by which the reader sees the case. */
  mine: readonly ViewedGrant[];
  /** Asks for more of it. Rejects with ApiError. */
  onAsk: (agencyId: string, wanted: Wanted) => Promise<Asked>;
}

/** By whose word the reader sees the case, until when and how much of it; and how to ask for more. */
export function MinePart({ file, mine, onAsk }: MinePartProps) {
  const { t, i18n } = useTranslation();
  const [asked, setAsked] = useState<Asked>();
  const agencyId = mine[0]?.agency.agencyId ?? '';
  return (
    <>
      {mine.map((one) => (
        <StatusMessage
          key={one.grantId}
          tone="info"
          title={t('sharing:mine.title', { name: one.agency.name, time: formatDateTime(one.untilAt, i18n.language) })}
        >
          <p>{describeGrant(t, one, file.main ?? [])}</p>
          <p>{t(one.byRule === null ? 'sharing:mine.byOwner' : 'sharing:mine.byRule', { name: file.lead.agencyName })}</p>
        </StatusMessage>
      ))}
      {asked ? (
        <StatusMessage tone={asked.status === 'refused' ? 'attention' : 'good'} isLive>
          {t(`sharing:asked.${asked.status}.text`, { name: file.lead.agencyName })}
        </StatusMessage>
      ) : null}
      <FormOpener label={t('sharing:mine.askMore')} testId="ask-more">
        {(close) => (
          <AskShareForm
            onAsk={async (wanted) => {
              setAsked(await onAsk(agencyId, wanted));
              close();
            }}
          />
        )}
      </FormOpener>
    </>
  );
}
