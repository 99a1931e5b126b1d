import type { Agency } from '@assize/contracts/agency/agencies';
import type { RouteAnswer, RouteBody } from '@assize/contracts/http/routes';
import { useTranslation } from 'react-i18next';
import { BackLink } from '../../components/BackLink.tsx';
import { ErrorView } from '../../components/ErrorView.tsx';
import { LoadingSkeleton } from '../../components/LoadingSkeleton.tsx';
import { SceneBody } from '../../components/SceneBody.tsx';
import { ScenePage } from '../../components/ScenePage.tsx';
import { StatusMessage } from '../../components/StatusMessage.tsx';
import type { SceneModel } from '../../components/scene.ts';
import type { ApiErrorCode } from '../../session/ApiError.ts';
import classes from '../admin/AdminView.module.css';
import { IssuedLinkDialog } from '../admin/IssuedLinkDialog.tsx';
import { AgencyForm } from './AgencyForm.tsx';
import { StaffForm } from './StaffForm.tsx';

export interface AgenciesData {
  agencies: readonly Agency[];
  agencyId: string | null;
  /** Of the agency chosen, once loaded. */
  staff: RouteAnswer<'GET /api/agencies/:agencyId/staff'>['staff'] | null;
  /** A link just made, shown this once. */
  issued: { url: string; name: string } | null;
  refusal: ApiErrorCode | null;
  isBusy: boolean;
  isDemo: boolean;
}

/** `clear` empties the form once it is done. */
interface AgenciesHandlers {
  onChoose: (agencyId: string) => void;
  onCreate: (body: RouteBody<'POST /api/agencies'>, clear: () => void) => void;
  onName: (body: RouteBody<'POST /api/agencies/:agencyId/staff'>, clear: () => void) => void;
  onCloseIssued: () => void;
}

/** Agencies of this installation and who works in them, for its administrator. */
export function AgenciesView({ model, onRetry, ...handlers }: AgenciesHandlers & { model: SceneModel<AgenciesData>; onRetry: () => void }) {
  const { t } = useTranslation();
  const isOffline = model.state === 'offline';
  const data = model.state === 'ready' || isOffline ? model.data : null;
  const empty = (
    <>
      <StatusMessage tone="info">
        <p>{t('files:agencies.none')}</p>
      </StatusMessage>
      <section className={classes.card}>
        <h2>{t('files:agencies.new')}</h2>
        <AgencyForm isBusy={false} isOffline={false} onSubmit={handlers.onCreate} />
      </section>
    </>
  );
  return (
    <ScenePage
      title={t('files:agencies.title')}
      lead={t('files:agencies.lead')}
      width="wide"
      header={{ isDemo: data?.isDemo ?? true }}
      hasHelp={false}
      data-testid="agencies"
    >
      <SceneBody model={model} skeleton={[14, 18]} empty={empty} onRetry={onRetry} offline={<p>{t('admin:offline')}</p>}>
        {(ready) => <Register {...ready} isOffline={isOffline} {...handlers} />}
      </SceneBody>
      <BackLink to="/">{t('common:action.home')}</BackLink>
    </ScenePage>
  );
}

function Register({ isOffline, ...register }: AgenciesData & AgenciesHandlers & { isOffline: boolean }) {
  const { t } = useTranslation();
  const { agencies, agencyId, staff, issued, refusal, isBusy, onChoose, onCreate, onName, onCloseIssued } = register;
  const chosen = agencies.find((one) => one.id === agencyId);
  return (
    <>
      {refusal ? <ErrorView code={refusal} /> : null}
      <div className={classes.office}>
        <div className={classes.side}>
          <nav className={classes.card} aria-labelledby="agency-list">
            <h2 id="agency-list">{t('files:agencies.list')}</h2>
            <ul className={classes.choices}>
              {agencies.map((one) => (
                <li key={one.id}>
                  <button type="button" aria-current={one.id === agencyId ? 'true' : undefined} onClick={() => onChoose(one.id)} data-testid="agency">
                    <strong>
                      {one.name}
                      {one.isDemo ? ` · ${t('common:court.demo')}` : ''}
                    </strong>
                    <span>
                      {t(`files:agencyKind.${one.kind}`)} · {t(`files:level.${one.level}`)} · {one.district}
                    </span>
                  </button>
                </li>
              ))}
            </ul>
          </nav>
          <section className={classes.card}>
            <h2>{t('files:agencies.new')}</h2>
            <AgencyForm isBusy={isBusy} isOffline={isOffline} onSubmit={onCreate} />
          </section>
        </div>
        <div className={classes.main}>
          {chosen ? (
            <section className={classes.card} aria-labelledby="agency-staff">
              <h2 id="agency-staff">{t('files:agencies.staffOf', { name: chosen.name })}</h2>
              {staff ? <Staff staff={staff} /> : <LoadingSkeleton blocks={[8]} />}
              <h3>{t('files:agencies.newPerson')}</h3>
              <StaffForm key={chosen.id} kind={chosen.kind} isBusy={isBusy} isOffline={isOffline} onSubmit={onName} />
            </section>
          ) : (
            <StatusMessage tone="info">{t('files:agencies.choose')}</StatusMessage>
          )}
        </div>
      </div>
      <IssuedLinkDialog issued={issued} onClose={onCloseIssued} />
    </>
  );
}

function Staff({ staff }: { staff: NonNullable<AgenciesData['staff']> }) {
  const { t } = useTranslation();
  if (staff.length === 0) return <p className={classes.muted}>{t('files:agencies.nobody')}</p>;
  return (
    <ul className={classes.people} aria-labelledby="agency-staff">
      {staff.map((one) => (
        <li key={`${one.accountId}${one.role}`} data-testid="staff-row">
          <div className={classes.person}>
            <strong>{one.name}</strong>
            <span className={classes.muted}>{t(`files:staffRole.${one.role}`)}</span>
          </div>
        </li>
      ))}
    </ul>
  );
}
