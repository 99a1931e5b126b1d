import type { CaseMatch } from '@assize/contracts/casefile/sharing/lookups';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { filePath, shareRequestsPath } from '../../app/paths.ts';
import { StatusMessage } from '../../components/StatusMessage.tsx';
import classes from '../caseFile/CaseFile.module.css';
import { FormOpener } from '../caseFile/FormOpener.tsx';
import type { Asked, Wanted } from './askShare.ts';
import { AskShareForm } from './AskShareForm.tsx';
import sharing from './Sharing.module.css';

export interface MatchListProps {
  matches: readonly CaseMatch[];
  isMore: boolean;
  purpose: string;
  /** Rejects with ApiError. */
  onAsk: (matchId: string, wanted: Wanted) => Promise<Asked>;
}

/** That there are cases which fit, whose they are and by whose word they open; nothing else of them. */
export function MatchList({ matches, isMore, purpose, onAsk }: MatchListProps) {
  const { t } = useTranslation();
  return (
    <>
      <ul className={classes.rows}>
        {matches.map((one) => (
          <MatchRow key={one.matchId} match={one} purpose={purpose} onAsk={onAsk} />
        ))}
      </ul>
      {isMore ? <p>{t('sharing:match.more', { count: matches.length })}</p> : null}
    </>
  );
}

function MatchRow({ match, purpose, onAsk }: { match: CaseMatch } & Pick<MatchListProps, 'purpose' | 'onAsk'>) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<Asked>();
  const { matchId, traits, owner, opensBy, case: seen } = match;
  const kinds = traits.map((kind) => t(`sharing:kind.${kind}`)).join(t('files:comma'));
  const { name, district } = owner;
  return (
    <li data-testid="match" data-opens-by={opensBy}>
      <p>
        <strong>
          {traits.length === 0 ? t('sharing:match.fits', { name, district }) : t('sharing:match.fitsIn', { name, district, count: traits.length })}
        </strong>
        {kinds === '' ? null : ` ${t('sharing:match.traits', { kinds })}`}
      </p>
      {seen ? (
        <p>
          {t('sharing:match.mine')} <Link className={sharing.link} to={filePath(seen.caseId)}>{`${seen.caseNumber} ${seen.title}`}</Link>
        </p>
      ) : (
        <p>{t(`sharing:match.${opensBy}`, { name })}</p>
      )}
      {asked ? (
        <AskedMessage asked={asked} owner={name} />
      ) : seen ? null : (
        <FormOpener label={t('sharing:ask.title')} testId="ask-share">
          {() => <AskShareForm purpose={purpose} onAsk={async (wanted) => setAsked(await onAsk(matchId, wanted))} />}
        </FormOpener>
      )}
    </li>
  );
}

/** What became of a request that was just made, and where it goes on. */
export function AskedMessage({ asked: { status, caseId }, owner }: { asked: Asked; owner: string }) {
  const { t } = useTranslation();
  const outcome = status === 'open' && caseId !== null ? 'inPart' : status;
  return (
    <StatusMessage tone={status === 'refused' ? 'attention' : 'good'} isLive title={t(`sharing:asked.${outcome}.title`)}>
      <p>{t(`sharing:asked.${outcome}.text`, { name: owner })}</p>
      {caseId === null ? (
        <Link className={sharing.link} to={shareRequestsPath}>
          {t('sharing:asked.follow')}
        </Link>
      ) : (
        <Button component={Link} to={filePath(caseId)} data-testid="open-shared">
          {t('sharing:openCase')}
        </Button>
      )}
    </StatusMessage>
  );
}
