import type { Agency } from '@assize/contracts/agency/agencies';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Details } from '../../../components/Details.tsx';
import { ErrorView } from '../../../components/ErrorView.tsx';
import { LoadingSkeleton } from '../../../components/LoadingSkeleton.tsx';
import { codeOf } from '../../../components/scene.ts';
import { formatDateTime } from '../../../i18n/formatInstant.ts';
import { api } from '../../../session/session.ts';
import classes from '../../caseFile/CaseFile.module.css';
import { type FilePanelProps, may } from '../../caseFile/filePanel.ts';
import { FormOpener } from '../../caseFile/FormOpener.tsx';
import { ReasonForm } from '../../caseFile/ReasonForm.tsx';
import { GrantForm } from '../GrantForm.tsx';
import { granteeChoices, isInForce, type ViewedGrant } from '../grantForm.ts';
import { sharingWords } from '../SharingRefusal.tsx';
import sharing from '../Sharing.module.css';
import { describeGrant } from './describeGrant.ts';

type PartProps = Pick<FilePanelProps, 'file' | 'act'>;

/** With whom the case is shared, until when and in which documents; each can be ended at once. */
export function GrantsPart({ file, act, grants, nowMs }: PartProps & { grants: readonly ViewedGrant[]; nowMs: number }) {
  const { t } = useTranslation();
  const inForce = grants.filter((one) => isInForce(one, nowMs));
  const over = grants.filter((one) => !isInForce(one, nowMs));
  return (
    <>
      <h3>{t('sharing:given.heading')}</h3>
      {inForce.length === 0 ? <p>{t('sharing:given.none')}</p> : null}
      <ul className={classes.rows}>
        {inForce.map((one) => (
          <li key={one.grantId} data-testid="grant-in-force">
            <GrantText file={file} grant={one} />
            <FormOpener label={t('sharing:end.open', { name: one.agency.name })} testId="end-grant">
              {(close) => (
                <ReasonForm
                  wordsOf={sharingWords}
                  consequence={t('sharing:end.text', { name: one.agency.name })}
                  label={t('sharing:end.act')}
                  testId="end-grant"
                  act={act}
                  commandOf={(reason) => ({ type: 'share.end', payload: { grantId: one.grantId, reason } })}
                  onDone={close}
                />
              )}
            </FormOpener>
          </li>
        ))}
      </ul>
      {over.length === 0 ? null : (
        <Details summary={t('sharing:given.over', { count: over.length })}>
          <ul className={classes.rows}>
            {over.map((one) => (
              <li key={one.grantId} data-testid="grant-over">
                <GrantText file={file} grant={one} />
              </li>
            ))}
          </ul>
        </Details>
      )}
      {may(file, 'answerShare') && file.secrecy !== 'secret' ? (
        <FormOpener label={t('sharing:grant.unasked')} testId="grant-unasked">
          {(close) => <UnaskedGrant file={file} act={act} onDone={close} />}
        </FormOpener>
      ) : null}
      {may(file, 'seeLooks') ? (
        <p>
          <a className={sharing.link} href="#looks">
            {t('sharing:given.looks')}
          </a>
        </p>
      ) : null}
    </>
  );
}

function GrantText({ file, grant }: { file: FilePanelProps['file']; grant: ViewedGrant }) {
  const { t, i18n } = useTranslation();
  const { agency, untilAt, ended, byRule, at } = grant;
  const time = formatDateTime(untilAt, i18n.language);
  return (
    <>
      <p>
        <strong>{agency.name}</strong>
        {' · '}
        {ended === null
          ? t('sharing:given.until', { time })
          : t('sharing:given.ended', { time: formatDateTime(ended.at, i18n.language), reason: ended.reason })}
      </p>
      <p>{describeGrant(t, grant, file.main ?? [])}</p>
      <p className={classes.muted}>{t(byRule === null ? 'sharing:given.byOwner' : 'sharing:given.byRule', { time: formatDateTime(at, i18n.language) })}</p>
    </>
  );
}

/** Shares the case with whoever did not ask. */
function UnaskedGrant({ file, act, onDone }: PartProps & { onDone: () => void }) {
  const query = useQuery<{ agencies: Agency[] }>({ queryKey: ['agencies'], queryFn: () => api('GET /api/agencies') });
  if (query.error && !query.data) return <ErrorView code={codeOf(query.error)} onRetry={() => void query.refetch()} />;
  if (!query.data) return <LoadingSkeleton blocks={[6, 6]} />;
  const choices = granteeChoices(query.data.agencies, file.lead.agencyId);
  return <GrantForm request={null} choices={choices} main={file.main ?? []} act={act} onDone={onDone} />;
}
