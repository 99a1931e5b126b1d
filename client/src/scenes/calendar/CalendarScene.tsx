import type { CourtCalendar } from '@assize/contracts/calendar/views';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { codeOf, type SceneModel } from '../../components/scene.ts';
import { api, useSession } from '../../session/session.ts';
import { courtDay } from '../caseDesk/deadline.ts';
import { calendarViews, columnKinds, weekOf } from './calendarModel.ts';
import { CalendarView, type Shown } from './CalendarView.tsx';

const dayForm = /^\d{4}-\d{2}-\d{2}$/;

/** `/calendar?agency=…&view=…&by=…&day=…&only=…` */
export function CalendarScene() {
  const { session } = useSession();
  const [address, setAddress] = useSearchParams();
  const [today] = useState(() => courtDay(Date.now()));
  const courts = (session?.memberships ?? []).filter((one) => one.agency.kind === 'court').map(({ agency: { id, name } }) => ({ id, name }));
  const agencies = courts.filter((one, index) => courts.findIndex((other) => other.id === one.id) === index);
  const agencyId = agencies.find((one) => one.id === address.get('agency'))?.id ?? agencies[0]?.id;
  const day = address.get('day') ?? '';
  const shown: Shown = {
    view: calendarViews.find((one) => one === address.get('view')) ?? 'day',
    by: columnKinds.find((one) => one === address.get('by')) ?? 'courtroom',
    day: dayForm.test(day) && !Number.isNaN(Date.parse(day)) ? day : today,
    only: address.get('only'),
  };
  const week = weekOf(shown.day);
  const span = { fromOn: week[0] ?? shown.day, toOn: week[6] ?? shown.day };
  const params = { agencyId: agencyId ?? '' };
  const query = useQuery({
    queryKey: ['courtCalendar', agencyId, span.fromOn, span.toOn],
    queryFn: () => api('POST /api/agencies/:agencyId/calendar', { params, body: span }),
    enabled: agencyId !== undefined,
    refetchInterval: 60_000,
  });
  let model: SceneModel<CourtCalendar> = { state: 'loading' };
  if (agencyId === undefined) model = { state: 'empty' };
  else if (query.error)
    model = codeOf(query.error) === 'offline' ? { state: 'offline', data: query.data ?? null } : { state: 'failed', code: codeOf(query.error) };
  else if (query.data) model = { state: 'ready', data: query.data };
  const write = (agency: string, { only, ...rest }: Shown): void => setAddress({ agency, ...rest, ...(only === null ? {} : { only }) }, { replace: true });
  return (
    <CalendarView
      {...{ model, agencies, agencyId, shown, today }}
      accountId={session?.account.id ?? ''}
      isDemo={session?.isDemo ?? false}
      onShow={(next) => write(agencyId ?? '', next)}
      onAgency={(agency) => write(agency, { ...shown, only: null })}
      onRetry={() => void query.refetch()}
      keep={{
        courtroom: async (body) => {
          await api('POST /api/agencies/:agencyId/courtrooms', { params, body });
          await query.refetch();
        },
        hours: async (body) => {
          await api('POST /api/agencies/:agencyId/court-hours', { params, body });
          await query.refetch();
        },
      }}
    />
  );
}
