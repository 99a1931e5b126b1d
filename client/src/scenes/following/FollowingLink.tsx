import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { followingPath } from '../../app/paths.ts';
import panel from '../caseFile/CaseFile.module.css';

/** The way from the page of a case to those who follow it. */
export function FollowingLink({ caseId }: { caseId: string }) {
  const { t } = useTranslation();
  return (
    <section className={panel.panel} aria-labelledby="following-link" data-testid="following-link">
      <h2 id="following-link">{t('following:title')}</h2>
      <p className={panel.muted}>{t('following:about')}</p>
      <p>
        <Link to={followingPath(caseId)}>{t('following:enter')}</Link>
      </p>
    </section>
  );
}
