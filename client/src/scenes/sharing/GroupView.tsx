import type { GroupView as Group } from '@assize/contracts/casefile/groups/groupView';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { filePath, filesPath } from '../../app/paths.ts';
import { BackLink } from '../../components/BackLink.tsx';
import { SceneBody } from '../../components/SceneBody.tsx';
import { ScenePage } from '../../components/ScenePage.tsx';
import { StatusMessage } from '../../components/StatusMessage.tsx';
import type { SceneModel } from '../../components/scene.ts';
import classes from '../caseFile/CaseFile.module.css';
import tables from './Sharing.module.css';

interface GroupViewProps {
  model: SceneModel<Group>;
  isDemo: boolean;
  onRetry: () => void;
}

/** Cases that belong together: how many victims in which districts, and what the cases have in common. */
export function GroupView({ model, isDemo, onRetry }: GroupViewProps) {
  const { t } = useTranslation();
  const data = model.state === 'ready' || model.state === 'offline' ? model.data : null;
  const sums = data
    ? [
        t('sharing:group.cases', { count: data.cases.length }),
        t('sharing:group.districts', { count: data.districts.length }),
        t('sharing:group.victims', { count: data.victims }),
      ].join(t('files:comma'))
    : undefined;
  return (
    <ScenePage title={data?.title ?? t('sharing:group.title')} lead={sums} width="wide" header={{ isDemo }} hasHelp={false} data-testid="case-group">
      <SceneBody
        model={model}
        skeleton={[10, 6, 6]}
        empty={<StatusMessage tone="info">{t('sharing:group.empty')}</StatusMessage>}
        onRetry={onRetry}
        offline={<p>{t('sharing:offline')}</p>}
      >
        {(group) => <GroupPanels group={group} />}
      </SceneBody>
      <BackLink to={filesPath}>{t('files:case.back')}</BackLink>
    </ScenePage>
  );
}

function GroupPanels({ group: { cases, districts, shared } }: { group: Group }) {
  const { t } = useTranslation();
  return (
    <>
      <section className={classes.panel} aria-labelledby="group-cases">
        <h2 id="group-cases">{t('sharing:group.list')}</h2>
        <ul className={classes.rows}>
          {cases.map(({ caseNumber, lead, district, isLeadCase, victims, seen }) => (
            <li key={`${lead} ${caseNumber}`} data-testid="group-case">
              <p>
                <strong>{seen ? <Link className={tables.link} to={filePath(seen.caseId)}>{`${caseNumber} ${seen.title}`}</Link> : caseNumber}</strong>
                {isLeadCase ? ` · ${t('sharing:group.leadCase')}` : null}
              </p>
              <p className={classes.muted}>
                {[
                  t('sharing:agencyIn', { name: lead, district }),
                  seen?.stage ? t(`files:stage.${seen.stage}`) : '',
                  t('sharing:group.victims', { count: victims }),
                  seen ? '' : t('sharing:group.unseen'),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </p>
            </li>
          ))}
        </ul>
      </section>
      <section className={classes.panel} aria-labelledby="group-districts">
        <h2 id="group-districts">{t('sharing:group.byDistrict')}</h2>
        <table className={tables.table}>
          <thead>
            <tr>
              <th scope="col">{t('sharing:group.district')}</th>
              <th scope="col" className={tables.count}>
                {t('sharing:group.casesHead')}
              </th>
              <th scope="col" className={tables.count}>
                {t('sharing:group.victimsHead')}
              </th>
            </tr>
          </thead>
          <tbody>
            {districts.map((one) => (
              <tr key={one.district}>
                <th scope="row">{one.district}</th>
                <td className={tables.count}>{one.cases}</td>
                <td className={tables.count}>{one.victims}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <section className={classes.panel} aria-labelledby="group-shared">
        <h2 id="group-shared">{t('sharing:group.shared')}</h2>
        {shared.length === 0 ? <p>{t('sharing:group.noneShared')}</p> : null}
        <ul className={classes.rows}>
          {shared.map(({ kind, value, cases: count }, index) => (
            <li key={`${kind}${value ?? String(index)}`} data-testid="group-trait">
              <p>
                {t(`sharing:kind.${kind}`)} <strong>{value ?? t('sharing:group.unknown')}</strong>
                {` · ${t('sharing:group.inCases', { count })}`}
              </p>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
