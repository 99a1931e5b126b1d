import type { membershipSchema } from '@assize/contracts/casefile/fileViews';
import { Button } from '@mantine/core';
import { IconArrowsExchange, IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { z } from 'zod';
import { lookUpsPath, shareRequestsPath } from '../../app/paths.ts';
import { api } from '../../session/session.ts';
import { isOfOrgan, lookUpPlaces } from './lookUpPlaces.ts';
import classes from './Sharing.module.css';

type Membership = z.infer<typeof membershipSchema>;

/** From the desk to what is shared between agencies, with how many requests wait for an answer; nothing for whoever has no part in it. */
export function SharingLinks({ memberships }: { memberships: readonly Membership[] }) {
  return isOfOrgan(memberships) ? <CountedLinks mayLookUp={lookUpPlaces(memberships).length > 0} /> : null;
}

function CountedLinks({ mayLookUp }: { mayLookUp: boolean }) {
  const query = useQuery({ queryKey: ['shareRequests'], queryFn: () => api('GET /api/share-requests'), refetchInterval: 60_000 });
  return <LinksView mayLookUp={mayLookUp} waiting={query.data?.toAnswer.length ?? 0} />;
}

export function LinksView({ mayLookUp, waiting }: { mayLookUp: boolean; waiting: number }) {
  const { t } = useTranslation();
  const icon = { size: 20, stroke: 1.75, 'aria-hidden': true } as const;
  return (
    <nav className={classes.links} aria-label={t('sharing:links')}>
      {mayLookUp ? (
        <Button component={Link} to={lookUpsPath} variant="default" leftSection={<IconSearch {...icon} />} data-testid="to-look-ups">
          {t('sharing:lookUp.title')}
        </Button>
      ) : null}
      <Button component={Link} to={shareRequestsPath} variant="default" leftSection={<IconArrowsExchange {...icon} />} data-testid="to-share-requests">
        {waiting === 0 ? t('sharing:requests.title') : t('sharing:requests.waiting', { count: waiting })}
      </Button>
    </nav>
  );
}
