import type { CaseFileView } from '@assize/contracts/casefile/fileViews';
import type { CalledLink, CaseHearings } from '@assize/contracts/calendar/views';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorView } from '../../components/ErrorView.tsx';
import { codeOf } from '../../components/scene.ts';
import { api } from '../../session/session.ts';
import classes from '../caseFile/CaseFile.module.css';
import { FormOpener } from '../caseFile/FormOpener.tsx';
import { BookingForm, type BookingFormProps } from './BookingForm.tsx';
import { freeTimesOf } from './bookingForm.ts';
import { HearingRow, type HearingRowProps } from './HearingRow.tsx';
import { LinksView } from './LinksView.tsx';
import { WithCourt } from './WithCourt.tsx';

interface HearingsPanelProps {
  file: CaseFileView;
  today: string;
}

/** The hearings of a case on its page: when they are, what became of them, and for the court's people the booking of the next. */
export function HearingsPanel({ file, today }: HearingsPanelProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const params = { caseId: file.id };
  const query = useQuery({ queryKey: ['caseHearings', file.id, file.seq], queryFn: () => api('GET /api/case-files/:caseId/hearings', { params }) });
  const [links, setLinks] = useState<CalledLink[]>([]);
  const readAnew = async (): Promise<void> => {
    await Promise.all([client.invalidateQueries({ queryKey: ['caseFile', file.id] }), query.refetch()]);
  };
  const handlers: PanelHandlers = {
    find: (hearingId) => (attendance, courtroomId, fromOn) =>
      api('POST /api/case-files/:caseId/hearings/free', { params, body: freeTimesOf(attendance, courtroomId, fromOn, hearingId) }),
    book: async (body) => (await api('POST /api/case-files/:caseId/hearings', { params, body })).links,
    move: async (hearingId, body) => {
      await api('POST /api/case-files/:caseId/hearings/:hearingId/move', { params: { ...params, hearingId }, body });
      await readAnew();
    },
    cancel: async (hearingId, reason) => {
      await api('POST /api/case-files/:caseId/hearings/:hearingId/cancel', { params: { ...params, hearingId }, body: { reason } });
      await readAnew();
    },
    makeLink: async (hearingId, participantId) =>
      setLinks([
        await api('POST /api/case-files/:caseId/hearings/:hearingId/participants/:participantId/links', { params: { ...params, hearingId, participantId } }),
      ]),
    onBooked: (made) => {
      setLinks(made);
      void readAnew();
    },
  };
  // Where there are none, and none can be booked, there is nothing to say.
  if (!query.error && (!query.data || (query.data.hearings.length === 0 && query.data.booksFor === null))) return null;
  return (
    <section className={classes.panel} aria-labelledby="hearings" data-testid="hearings">
      <h2 id="hearings">{t('calendar:panel.title')}</h2>
      {query.error ? <ErrorView code={codeOf(query.error)} onRetry={() => void query.refetch()} /> : null}
      {query.data ? <HearingList {...query.data} file={file} today={today} links={links} handlers={handlers} /> : null}
    </section>
  );
}

export type PanelHandlers = HearingRowProps['handlers'] & Pick<BookingFormProps, 'book' | 'onBooked'>;
interface HearingListProps extends CaseHearings, HearingsPanelProps {
  links: readonly CalledLink[];
  handlers: PanelHandlers;
}

export function HearingList({ hearings, booksFor, file, today, links, handlers }: HearingListProps) {
  const { t } = useTranslation();
  return (
    <>
      {hearings.length === 0 ? <p>{t('calendar:panel.noneYet')}</p> : null}
      <LinksView links={links} />
      <ul className={classes.rows}>
        {hearings.map((hearing) => (
          <HearingRow key={hearing.hearingId} hearing={hearing} booksFor={booksFor} file={file} today={today} handlers={handlers} />
        ))}
      </ul>
      {booksFor ? (
        <FormOpener label={t('calendar:book.open')} testId="book-hearing" variant={hearings.length === 0 ? 'filled' : 'default'}>
          {(close) => (
            <WithCourt agencyId={booksFor.agencyId} today={today}>
              {(court) => (
                <BookingForm
                  file={file}
                  caseKind={booksFor.caseKind}
                  court={court}
                  today={today}
                  find={handlers.find(null)}
                  book={handlers.book}
                  onBooked={(made) => {
                    close();
                    handlers.onBooked(made);
                  }}
                />
              )}
            </WithCourt>
          )}
        </FormOpener>
      ) : null}
    </>
  );
}
