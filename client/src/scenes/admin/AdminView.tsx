import type { CaseDetail, CaseSummary, IssuedLink, ParticipantRow } from '@assize/contracts/casefile/views';
import { useTranslation } from 'react-i18next';
import { ErrorView } from '../../components/ErrorView.tsx';
import { SceneBody } from '../../components/SceneBody.tsx';
import { ScenePage } from '../../components/ScenePage.tsx';
import type { ApiErrorCode } from '../../session/ApiError.ts';
import { StatusMessage } from '../../components/StatusMessage.tsx';
import type { SceneModel } from '../../components/scene.ts';
import { AdminCase } from './AdminCase.tsx';
import classes from './AdminView.module.css';
import { CaseForm } from './CaseForm.tsx';
import type { AdminHandlers } from './adminHandlers.ts';
import { IssuedLinkDialog } from './IssuedLinkDialog.tsx';

export interface AdminData {
  cases: CaseSummary[];
  isDemo: boolean;
  /** The case chosen, once loaded. */
  file: CaseDetail | null;
  caseId: string | null;
  hearingId: string | null;
  /** Of the hearing chosen, once loaded. */
  people: ParticipantRow[] | null;
  /** A link just made, shown this once. */
  issued: { link: IssuedLink; name: string } | null;
  /** What the last change was refused with. */
  refusal: ApiErrorCode | null;
  isBusy: boolean;
  nowMs: number;
}

interface AdminViewProps extends AdminHandlers {
  model: SceneModel<AdminData>;
  onRetry: () => void;
}

/** The court office: cases, hearings, people, links. */
export function AdminView({ model, onRetry, ...handlers }: AdminViewProps) {
  const { t } = useTranslation();
  const isOffline = model.state === 'offline';
  const data = model.state === 'ready' || isOffline ? model.data : null;
  const empty = (
    <>
      <StatusMessage tone="info">
        <p>{t('admin:noCases')}</p>
      </StatusMessage>
      <section className={classes.card}>
        <h2>{t('admin:newCase')}</h2>
        <CaseForm isBusy={false} isOffline={false} onSubmit={handlers.onCreateCase} />
      </section>
    </>
  );
  return (
    <ScenePage title={t('admin:title')} lead={t('admin:lead')} width="wide" header={{ isDemo: data?.isDemo ?? true }} hasHelp={false}>
      <SceneBody model={model} skeleton={[14, 18]} empty={empty} onRetry={onRetry} offline={<p>{t('admin:offline')}</p>}>
        {(ready) => <Office {...ready} isOffline={isOffline} {...handlers} />}
      </SceneBody>
    </ScenePage>
  );
}

function Office({ isOffline, ...office }: AdminData & AdminHandlers & { isOffline: boolean }) {
  const { t } = useTranslation();
  const { cases, caseId, issued, refusal, isBusy, onCreateCase, onChooseCase, onCloseIssued } = office;
  return (
    <>
      {refusal ? <ErrorView code={refusal} /> : null}
      <div className={classes.office}>
        <div className={classes.side}>
          <nav className={classes.card} aria-labelledby="cases">
            <h2 id="cases">{t('admin:cases')}</h2>
            <ul className={classes.choices}>
              {cases.map((one) => (
                <li key={one.id}>
                  <button type="button" aria-current={one.id === caseId ? 'true' : undefined} onClick={() => onChooseCase(one.id)} data-testid="admin-case">
                    <strong>{one.caseNumber}</strong>
                    <span>{one.title}</span>
                  </button>
                </li>
              ))}
            </ul>
          </nav>
          <section className={classes.card}>
            <h2>{t('admin:newCase')}</h2>
            <CaseForm isBusy={isBusy} isOffline={isOffline} onSubmit={onCreateCase} />
          </section>
        </div>
        <div className={classes.main}>
          {caseId === null ? <StatusMessage tone="info">{t('admin:choose')}</StatusMessage> : <AdminCase {...office} isOffline={isOffline} />}
        </div>
      </div>
      <IssuedLinkDialog issued={issued && { url: issued.link.url, name: issued.name }} onClose={onCloseIssued} />
    </>
  );
}
