import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './Pager.module.css';
import type { PageOfList } from './pageOfList.ts';

interface PagerProps {
  list: Omit<PageOfList<unknown>, 'shown'>;
  onPage: (page: number) => void;
}

/** Which part of a long list is shown, and the ways to the others; nothing where all of it is. */
export function Pager({ list: { page, pages, from, to, total }, onPage }: PagerProps) {
  const { t } = useTranslation();
  if (pages === 1) return null;
  return (
    <div className={classes.pager} role="group" aria-label={t('common:pages.title')}>
      <span role="status">{t('common:pages.shown', { from, to, total })}</span>
      <Button variant="default" disabled={page <= 1} onClick={() => onPage(page - 1)} data-testid="previous-page">
        {t('common:pages.previous')}
      </Button>
      <Button variant="default" disabled={page >= pages} onClick={() => onPage(page + 1)} data-testid="next-page">
        {t('common:pages.next')}
      </Button>
    </div>
  );
}
