import type { CaseSummary } from '@assize/contracts/casefile/views';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { casePath } from '../../app/paths.ts';
import { SceneBody } from '../../components/SceneBody.tsx';
import { ScenePage } from '../../components/ScenePage.tsx';
import { StatusMessage } from '../../components/StatusMessage.tsx';
import type { SceneModel } from '../../components/scene.ts';
import { formatDateTime } from '../../i18n/formatInstant.ts';
import classes from './CaseListView.module.css';

interface CaseListViewProps {
  model: SceneModel<CaseSummary[]>;
  isDemo?: boolean;
  onRetry: () => void;
}

/** The cases that one may see. */
export function CaseListView({ model, isDemo = true, onRetry }: CaseListViewProps) {
  const { t, i18n } = useTranslation();
  const empty = (
    <StatusMessage tone="info" title={t('casefile:list.emptyTitle')}>
      <p>{t('casefile:list.emptyText')}</p>
    </StatusMessage>
  );
  return (
    <ScenePage title={t('casefile:list.title')} lead={t('casefile:list.lead')} width="wide" header={{ isDemo }} hasHelp={false}>
      <SceneBody model={model} skeleton={[5.5, 5.5, 5.5]} empty={empty} onRetry={onRetry} offline={<p>{t('casefile:list.offline')}</p>}>
        {(cases) => (
          <ul className={classes.list}>
            {cases.map((one) => (
              <li key={one.id}>
                <Link to={casePath(one.id)} className={classes.case} data-testid="case-row">
                  <span className={classes.number}>{one.caseNumber}</span>
                  <span>{one.title}</span>
                  <span className={classes.muted}>{one.court}</span>
                  <span className={classes.muted}>
                    {one.nextHearingAt ? t('casefile:list.next', { time: formatDateTime(one.nextHearingAt, i18n.language) }) : t('casefile:list.noNext')}
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        )}
      </SceneBody>
    </ScenePage>
  );
}
