import type { CaseFilePage, membershipSchema } from '@assize/contracts/casefile/fileViews';
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { IconCalendar } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { z } from 'zod';
import { calendarPath, filesPath } from '../../app/paths.ts';
import { BackLink } from '../../components/BackLink.tsx';
import { SceneBody } from '../../components/SceneBody.tsx';
import { ScenePage } from '../../components/ScenePage.tsx';
import { StatusMessage } from '../../components/StatusMessage.tsx';
import type { SceneModel } from '../../components/scene.ts';
import classes from './Desk.module.css';
import { DeskFilters } from './DeskFilters.tsx';
import { DeskList } from './DeskList.tsx';
import { type DeskSearch, type DeskTab, deskTabs, everything, isNarrowed, writeDeskSearch } from './deskSearch.ts';
import { SharingLinks } from '../sharing/SharingLinks.tsx';
import { OwnReadings } from '../counsel/OwnReadings.tsx';
import { OpenCaseForm, type OpenCaseFormProps } from './OpenCaseForm.tsx';
import { useDeskKeys } from './useDeskKeys.ts';

export type DeskData = CaseFilePage & { today: string };

interface DeskViewProps {
  model: SceneModel<DeskData>;
  search: DeskSearch;
  /** Null while it is not known where to begin. */
  tab: DeskTab | null;
  /** How many cases wait for an answer; null while that is not known. */
  waiting: number | null;
  memberships: readonly z.infer<typeof membershipSchema>[];
  /** Number of the case that was just sent back to whoever sent it. */
  sentBack?: string | null;
  isDemo: boolean;
  /** What is shown in place of cases where the words of pages are looked for. */
  pages?: ReactNode;
  onSearch: (search: DeskSearch) => void;
  onOpenCase: OpenCaseFormProps['onOpen'];
  onRetry: () => void;
}

/** The desk of case files of whoever works in an agency. */
export function DeskView({ model, search, tab, waiting, memberships, sentBack = null, isDemo, pages, onSearch, onOpenCase, onRetry }: DeskViewProps) {
  const { t } = useTranslation();
  const keys = useDeskKeys();
  const shownTab = tab ?? 'all';
  const lead = waiting === 0 ? t('files:desk.leadNone') : t('files:desk.lead', { count: waiting ?? 0 });
  const empty = isNarrowed(search) ? (
    <StatusMessage tone="info" title={t('files:desk.noMatch')}>
      <p>{t('files:desk.noMatchText')}</p>
      <Button variant="default" onClick={() => onSearch({ ...everything, tab: search.tab })} data-testid="clear-filters">
        {t('files:desk.clear')}
      </Button>
    </StatusMessage>
  ) : (
    <StatusMessage tone="info" title={t(`files:desk.empty.${shownTab}`)}>
      <p>{t('files:desk.howTheyCome')}</p>
    </StatusMessage>
  );
  return (
    <ScenePage
      title={t('files:desk.title')}
      lead={waiting === null ? undefined : lead}
      width="wide"
      header={{ isDemo }}
      hasHelp={false}
      data-testid="case-desk"
    >
      {sentBack === null ? null : (
        <StatusMessage tone="good" isLive title={t('files:desk.sentBack', { number: sentBack })}>
          <p>{t('files:desk.sentBackText')}</p>
        </StatusMessage>
      )}
      <SharingLinks memberships={memberships} />
      {memberships.some(({ agency }) => agency.kind === 'court') ? (
        <p>
          <Button
            component={Link}
            to={calendarPath}
            variant="default"
            leftSection={<IconCalendar size={20} stroke={1.75} aria-hidden />}
            data-testid="to-calendar"
          >
            {t('calendar:title')}
          </Button>
        </p>
      ) : null}
      <nav className={classes.tabs} aria-label={t('files:desk.tabs')}>
        {deskTabs.map((one) => (
          <Link
            key={one}
            to={`${filesPath}?${writeDeskSearch({ ...search, tab: one, page: 1, after: null, isInPages: false }).toString()}`}
            aria-current={one === tab && !search.isInPages ? 'page' : undefined}
            data-testid={`desk-tab-${one}`}
          >
            {t(`files:desk.tab.${one}`)}
            {one === 'receiver' && waiting !== null ? <span className={classes.count}>{waiting}</span> : null}
          </Link>
        ))}
      </nav>
      <DeskFilters search={search} fieldRef={keys.fieldRef} onSearch={onSearch} />
      {search.isInPages ? (
        pages
      ) : (
        <SceneBody model={model} skeleton={[5, 5, 5, 5]} empty={empty} onRetry={onRetry} offline={<p>{t('files:desk.offline')}</p>}>
          {(data) => <DeskList {...data} page={search.page} listRef={keys.listRef} onPage={(page, after) => onSearch({ ...search, tab, page, after })} />}
        </SceneBody>
      )}
      {memberships.some(({ role }) => role === 'lawyer') ? <OwnReadings /> : null}
      <OpenCaseForm memberships={memberships} onOpen={onOpenCase} />
      <BackLink to="/">{t('common:action.home')}</BackLink>
    </ScenePage>
  );
}
