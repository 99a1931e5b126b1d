import { describe, expect, it } from 'vitest';
import { describeStates, textOf } from '../../i18n/describeStates.tsx';
import { languages } from '../../i18n/languages.ts';
import { renderInLanguage } from '../../i18n/renderInLanguage.tsx';
import { buildFile } from '../caseFile/testData.ts';
import { firstAttendance, summon, usualPlan } from './bookingForm.ts';
import { BookingForm } from './BookingForm.tsx';
import { BookingRefusal } from './BookingRefusal.tsx';
import { columnsOf, daysOf, hoursShown, ownEntries, placeOf, weekOf } from './calendarModel.ts';
import { CalendarView, type Shown } from './CalendarView.tsx';
import { HearingList, type PanelHandlers } from './HearingsPanel.tsx';
import { LinksView } from './LinksView.tsx';
import { buildCaseHearing, buildCourt, buildEntry, hearingId, idOf, judgeId } from './testData.ts';

const later = buildEntry({
  startsAt: '2026-11-24T10:00:00.000Z',
  endsAt: '2026-11-24T11:00:00.000Z',
  courtroomId: idOf('8001', 2),
  judgeIds: [],
  hearing: null,
});
const nothing = () => Promise.resolve();
const day: Shown = { view: 'day', by: 'courtroom', day: '2026-11-24', only: null };
const draw = (model: Parameters<typeof CalendarView>[0]['model'], shown = day) => (
  <CalendarView
    {...{ model, shown, agencies: [{ id: '1', name: '演示法院' }], agencyId: '1', accountId: judgeId, today: '2026-11-24', isDemo: true }}
    onShow={() => undefined}
    onAgency={() => undefined}
    onRetry={() => undefined}
    keep={{ courtroom: nothing, hours: nothing }}
  />
);

describeStates('the calendar', (model) => draw(model), buildCourt(), {
  ready: { 'zh-CN': '第一次开庭', en: '第一次开庭' },
  empty: { 'zh-CN': '仅法院工作人员', en: 'Only people of a court' },
});

describe('what a calendar shows', () => {
  it('is the working week, with its weekend only where something is booked', () => {
    expect(weekOf('2026-11-29')).toEqual(weekOf('2026-11-23'));
    expect(daysOf('week', '2026-11-26', [])).toEqual(['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27']);
    const onSunday = buildEntry({ startsAt: '2026-11-29T01:00:00.000Z' });
    expect(daysOf('week', '2026-11-26', [onSunday])).toHaveLength(6);
    expect(daysOf('day', '2026-11-26', [])).toEqual(['2026-11-26']);
  });
  it('is a column a courtroom, free ones too, or a judge who sits', () => {
    const court = buildCourt([buildEntry(), later]);
    expect(columnsOf('courtroom', court, court.entries).map((one) => one.entries.length)).toEqual([1, 1]);
    expect(columnsOf('judge', court, court.entries).map((one) => one.id)).toEqual([judgeId]);
    expect(columnsOf('judge', court, [later])).toEqual([]);
  });
  it('has room for what is booked outside of the hours', () => {
    const { hours } = buildCourt();
    expect(hoursShown(hours, [buildEntry()])).toEqual({ from: 9, to: 17 });
    expect(hoursShown(hours, [later])).toEqual({ from: 9, to: 19 });
    expect(placeOf(buildEntry(), 8)).toEqual({ from: 1, length: 1.5 });
  });
  it('knows what is one’s own', () => {
    expect(ownEntries([buildEntry(), later], judgeId)).toHaveLength(1);
    expect(ownEntries([buildEntry()], 'somebody else')).toEqual([]);
  });
});

describe('a booking', () => {
  it('begins with everybody of the case, and with whoever handles it as the judge', () => {
    const file = buildFile({ handlers: [{ accountId: judgeId, name: '演示法官' }] });
    expect(firstAttendance(file, buildCourt(), 'civil')).toMatchObject({ judgeIds: [judgeId], plan: 'civilOrdinary', summoned: [{ agentIds: [] }] });
    expect(firstAttendance(buildFile({ parties: null, handlers: [] }), buildCourt(), 'criminal')).toMatchObject({
      judgeIds: [],
      plan: 'criminalOrdinary',
      summoned: [],
    });
    expect(usualPlan('mediation', 'civil')).toBe('mediation');
    expect(usualPlan('mediation', 'criminal')).toBe('criminalOrdinary');
  });
  it('summons an agent with the party', () => {
    expect(summon([], 'p', 'a', true)).toEqual([{ partyId: 'p', agentIds: ['a'] }]);
    expect(summon([{ partyId: 'p', agentIds: ['a', 'b'] }], 'p', 'a', false)).toEqual([{ partyId: 'p', agentIds: ['b'] }]);
    expect(summon([{ partyId: 'p', agentIds: ['a'] }], 'p', null, false)).toEqual([]);
  });
});

const handlers: PanelHandlers = {
  find: () => () => Promise.resolve({ times: [], earliestOn: '2026-11-28' }),
  ...{ move: nothing, cancel: nothing, makeLink: nothing, book: () => Promise.resolve([]), onBooked: () => undefined },
};

describe.each(languages)('the calendar in %s', (language) => {
  const read = (node: Parameters<typeof renderInLanguage>[1]): string => textOf(renderInLanguage(language, node));
  const list = (hearing = buildCaseHearing(), booksFor: { agencyId: string; caseKind: 'civil' } | null = { agencyId: idOf('a001', 3), caseKind: 'civil' }) => (
    <HearingList hearings={[hearing]} booksFor={booksFor} file={buildFile()} today="2026-11-24" links={[]} handlers={handlers} />
  );

  it('says of a case that is not theirs to see only that the time is taken', () => {
    const text = read(draw({ state: 'ready', data: buildCourt([later]) }));
    expect(text).toMatch(/18:00–19:00.*(Taken|已占用)/);
    expect(text).not.toContain('演民初1号');
    for (const view of ['week', 'mine', 'day'] as const)
      expect(read(draw({ state: 'ready', data: buildCourt() }, { ...day, view }))).not.toMatch(/calendar:|files:|{{/);
  });

  it('leads to the case of who may see it, and into the hearing of who is named in it', () => {
    const known = renderInLanguage(language, draw({ state: 'ready', data: buildCourt() }, { ...day, view: 'mine' }));
    expect(known).toContain(`/case-files/${idOf('c001', 1)}`);
    expect(known).not.toContain(`/hearing/${hearingId}`);
    const hearing = { ...(buildEntry().hearing ?? undefined), isMine: true, maySeeCase: false } as NonNullable<ReturnType<typeof buildEntry>['hearing']>;
    const mine = renderInLanguage(language, draw({ state: 'ready', data: buildCourt([buildEntry({ hearing })]) }, { ...day, view: 'mine' }));
    expect(mine).toContain(`/hearing/${hearingId}`);
    expect(mine).not.toContain('/case-files/018');
  });

  it('gives courtrooms and hours to who keeps them alone', () => {
    const words = /Courtrooms and hours|法庭与开庭时间/;
    expect(read(draw({ state: 'ready', data: buildCourt() }))).not.toMatch(words);
    const text = read(draw({ state: 'ready', data: buildCourt([], { mayKeep: true }) }));
    expect(text).toMatch(words);
    expect(text).not.toMatch(/calendar:|{{/);
  });

  it('shows the hearings of a case, and their booking to who may book', () => {
    const text = read(list());
    expect(text).toMatch(/演示第1法庭.*演示法官.*(Move|改期).*(Cancel|取消).*(Book a hearing|安排庭审)/);
    expect(text).not.toMatch(/calendar:|common:|{{/);
    expect(text.match(/Make a link|生成链接/g)).toHaveLength(1);
    // Whoever comes by an account of their own signs in by that.
    const people = buildCaseHearing().people?.map((one) => ({ ...one, mayLink: false })) ?? null;
    expect(read(list(buildCaseHearing({ people })))).not.toMatch(/Make a link|生成链接/);
    expect(read(list(buildCaseHearing(), null))).not.toMatch(/Move|改期|Make a link|生成链接|Book|安排庭审/);
    expect(read(list(buildCaseHearing({ status: 'cancelled' })))).not.toMatch(/改期|Move/);
  });

  it('shows recordings and exhibits to who may know of them, and opens them to who was there', () => {
    const recordings = [{ recordingId: idOf('6001', 1), status: 'sealed' as const, startedAt: '2026-11-24T01:00:00.000Z', durationMs: 60_000 }];
    const exhibits = [{ exhibitId: idOf('5001', 1), number: { side: 'plaintiff' as const, ordinal: 1 }, title: '演示借条' }];
    const known = renderInLanguage(language, list(buildCaseHearing({ status: 'closed', recordings, exhibits })));
    expect(textOf(known)).toContain('演示借条');
    expect(known).not.toContain('/recordings/');
    const mine = renderInLanguage(language, list(buildCaseHearing({ status: 'closed', recordings, exhibits, myParticipantId: idOf('7001', 1) })));
    expect(mine).toContain(`/recordings/${idOf('6001', 1)}`);
    expect(read(list(buildCaseHearing({ people: null, recordings: null, exhibits: null }), null))).not.toMatch(/calendar:|演示借条/);
  });

  it('says in plain words who is taken and when, and what the time is missing', () => {
    const court = buildCourt();
    const parties = buildFile().parties ?? [];
    const taken = [
      { part: 'judge' as const, ref: judgeId, from: '2026-11-24T01:00:00.000Z', until: '2026-11-24T02:00:00.000Z' },
      { part: 'party' as const, ref: parties[0]?.partyId ?? '', from: '2026-11-24T01:00:00.000Z', until: '2026-11-24T02:00:00.000Z' },
    ];
    const text = read(<BookingRefusal acting={{ refusal: 'hearingTaken', cause: null }} {...{ taken, court, parties }} />);
    expect(text).toMatch(/演示法官.*09:00.*10:00.*演示嫌疑人/);
    const sooner = read(<BookingRefusal acting={{ refusal: 'reasonNeeded', cause: 'shortNotice' }} {...{ taken: [], court, parties }} />);
    expect(sooner).toMatch(/sooner than the parties|法定的通知期限/);
    expect(`${text}${sooner}`).not.toMatch(/calendar:|{{/);
  });

  it('asks for what a hearing needs, and says when there is no courtroom', () => {
    const form = (court: ReturnType<typeof buildCourt>) => (
      <BookingForm
        file={buildFile()}
        caseKind="civil"
        court={court}
        today="2026-11-24"
        find={handlers.find(null)}
        book={handlers.book}
        onBooked={() => undefined}
      />
    );
    const text = read(form(buildCourt()));
    expect(text).toMatch(/2026年11月28日|28 November 2026/);
    expect(text).not.toMatch(/calendar:|order:|files:|{{/);
    expect(read(form(buildCourt([], { courtrooms: [] })))).toMatch(/no courtroom|尚无可用法庭/);
  });

  it('shows each link once, to be handed to its person', () => {
    const link = {
      participantId: idOf('7001', 2),
      name: '演示原告',
      role: 'plaintiff' as const,
      url: 'https://court.test/join#x',
      expiresAt: '2026-12-24T01:00:00.000Z',
    };
    expect(read(<LinksView links={[link]} />)).toMatch(/演示原告.*(Copy|复制)/);
    expect(renderInLanguage(language, <LinksView links={[]} />)).not.toContain('called-links');
  });
});
