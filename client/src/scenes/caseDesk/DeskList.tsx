import type { CaseFileSummary } from '@assize/contracts/casefile/fileViews';
import { Button } from '@mantine/core';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { filePath } from '../../app/paths.ts';
import { DeadlineMark } from './DeadlineMark.tsx';
import classes from './Desk.module.css';
import { type DeskSearch, pageOf } from './deskSearch.ts';
import type { DeskData } from './DeskView.tsx';

interface DeskListProps extends DeskData {
  page: number;
  listRef: RefObject<HTMLUListElement | null>;
  /** Page 1 begins after nothing. */
  onPage: (page: number, after: DeskSearch['after']) => void;
}

/** A page of cases, the nearest deadline first; cards on a telephone. */
export function DeskList({ cases, total, isMore, next, today, page, listRef, onPage }: DeskListProps) {
  const { t } = useTranslation();
  const { from, to } = pageOf(page, cases.length);
  return (
    <>
      <p className={classes.shown} role="status">
        {t(isMore ? 'finding:shownOfMore' : 'files:desk.shown', { from, to, total })}
      </p>
      <ul ref={listRef} className={classes.list} aria-label={t('files:desk.title')}>
        {cases.map((one) => (
          <li key={one.id}>
            <Row file={one} today={today} />
          </li>
        ))}
      </ul>
      {page > 1 || next ? (
        <nav className={classes.pages} aria-label={t('files:desk.pages')}>
          <Button variant="default" disabled={page === 1} onClick={() => onPage(1, null)} data-testid="desk-first">
            {t('finding:first')}
          </Button>
          <Button variant="default" disabled={!next} onClick={() => onPage(page + 1, next)} data-testid="desk-next">
            {t('files:desk.next')}
          </Button>
        </nav>
      ) : null}
    </>
  );
}

function Row({ file, today }: { file: CaseFileSummary; today: string }) {
  const { t } = useTranslation();
  const { id, caseNumber, title, cause, kind, secrecy, stage, deadlineOn, lead } = file;
  return (
    <Link to={filePath(id)} className={classes.case} data-testid="file-row">
      <span className={classes.name}>
        <span className={classes.number}>{caseNumber}</span>
        <span>{title}</span>
      </span>
      <span className={classes.muted}>
        {t(`files:kind.${kind}`)} · {cause}
        {secrecy === 'ordinary' ? null : <span className={classes.secrecy}>{t(`files:secrecy.${secrecy}`)}</span>}
      </span>
      <span>
        {stage === null ? t('files:noStage') : t(`files:stage.${stage}`)}
        <span className={classes.deadline}>
          {deadlineOn === null ? <span className={classes.muted}>{t('files:deadline.none')}</span> : <DeadlineMark deadlineOn={deadlineOn} today={today} />}
        </span>
      </span>
      <span className={classes.muted}>{t('files:inHandsOf', { agency: lead })}</span>
    </Link>
  );
}
