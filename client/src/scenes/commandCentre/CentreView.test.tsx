import type { CommandCentre, WatchedHearing } from '@assize/contracts/commandCentre';
import { describe, expect, it } from 'vitest';
import { describeStates, textOf } from '../../i18n/describeStates.tsx';
import { languages } from '../../i18n/languages.ts';
import { renderInLanguage } from '../../i18n/renderInLanguage.tsx';
import { byUrgency, linkOf, missingIn } from './centreModel.ts';
import { CentreView } from './CentreView.tsx';

const at = '2026-11-24T02:00:00.000Z';
const person = (change: Partial<WatchedHearing['people'][number]> = {}): WatchedHearing['people'][number] => ({
  participantId: 'p',
  role: 'plaintiff',
  side: 'plaintiff',
  name: 'Demo plaintiff',
  status: 'admitted',
  statusBefore: null,
  isMissing: false,
  link: 'good',
  ...change,
});
const hearing = (change: Partial<WatchedHearing> = {}): WatchedHearing => ({
  hearingId: 'h',
  caseId: 'c',
  caseNumber: '(2026) Demo 1',
  title: 'Demo',
  courtroom: '1',
  participantId: 'me',
  scheduledAt: at,
  status: 'inSession',
  statusSince: at,
  stage: 'opening',
  people: [
    person(),
    person({ participantId: 'd', name: 'Demo defendant', role: 'defendant', status: 'disconnected', statusBefore: 'admitted', isMissing: true }),
  ],
  capture: 'capturing',
  hoursLeft: 41.7,
  alerts: [],
  ...change,
});
const alert = { id: 'a', kind: 'help' as const, participantId: 'p', about: 'sound', detail: null, at, takenById: null };
const draw = (data: Omit<CommandCentre, 'unwell'> & Partial<CommandCentre>, chosenId?: string) => (
  <CentreView
    model={{ state: 'ready', data: { unwell: [], ...data } }}
    chosenId={chosenId}
    onChoose={() => undefined}
    onAlert={() => undefined}
    onRefusalRead={() => undefined}
    onRetry={() => undefined}
  />
);

describe('the command centre', () => {
  it('puts first what needs somebody, then what sits, then what comes', () => {
    const hearings = [
      hearing({ hearingId: 'later', status: 'scheduled' }),
      hearing({ hearingId: 'gathers', status: 'checkIn' }),
      hearing({ hearingId: 'sits' }),
      hearing({ hearingId: 'faulty', capture: 'failing' }),
      hearing({ hearingId: 'taken', status: 'checkIn', alerts: [{ ...alert, takenById: 'me' }] }),
      hearing({ hearingId: 'asks', status: 'checkIn', alerts: [alert] }),
    ];
    expect(byUrgency(hearings).map((one) => one.hearingId)).toEqual(['asks', 'faulty', 'sits', 'gathers', 'taken', 'later']);
  });

  it('shows the link of whoever is here, a lost one of whoever dropped, and none of others', () => {
    expect(linkOf(person({ link: 'poor' }))).toBe('poor');
    expect(linkOf(person({ status: 'disconnected', statusBefore: 'admitted', isMissing: true }))).toBe('lost');
    expect(linkOf(person({ status: 'invited', isMissing: true, link: null }))).toBeUndefined();
    expect(missingIn(hearing()).map((one) => one.name)).toEqual(['Demo defendant']);
    expect(missingIn(hearing({ status: 'scheduled' }))).toEqual([]);
  });
});

describe.each(languages)('a hearing in the command centre in %s', (language) => {
  const read = (data: Parameters<typeof draw>[0], chosenId?: string) => textOf(renderInLanguage(language, draw(data, chosenId)));
  it('says since when, who is missing and what nobody has taken on; beside it, people and the way in', () => {
    const hearings = [hearing({ alerts: [alert] })];
    const row = read({ serverNow: '2026-11-24T02:10:05.000Z', hearings });
    expect(row).toMatch(/(In session for|审理中|开庭中|正在).*10:05/);
    expect(row).toMatch(/1 person is missing|1 人未到/);
    expect(row).toMatch(/1 alert that nobody has taken on|1 项求助无人受理/);
    expect(row).not.toContain('Demo defendant');
    const detail = read({ serverNow: at, hearings }, 'h');
    expect(detail).toMatch(/Take it on|受理/);
    expect(detail).toContain('Demo defendant');
    expect(detail).toMatch(/disk for 41 h|磁盘可用 41 小时/);
    expect(read({ serverNow: at, hearings: [hearing({ alerts: [{ ...alert, takenById: 'd' }] })] }, 'h')).toMatch(
      /(Taken on by Defendant|由被告) ?Demo defendant/,
    );
  });
  it('says which record has rotted, and which is lost in both copies', () => {
    const record = { hearingId: 'r', caseNumber: '(2026) Demo 2', title: 'Kept', objects: 2, lost: 0 };
    const rotten = read({ serverNow: at, hearings: [], unwell: [record] });
    expect(rotten).toMatch(/\(2026\) Demo 2 Kept (2 files|2 个文件)/);
    expect(rotten).toMatch(/The other copy is good|另一份副本完好/);
    expect(read({ serverNow: at, hearings: [], unwell: [{ ...record, lost: 1 }] })).toMatch(/1 file of which no copy is good|1 个文件没有完好的副本/);
    expect(read({ serverNow: at, hearings: [hearing()] })).not.toMatch(/cop(y|ies)|副本/);
  });
});

describeStates<CommandCentre>(
  'the command centre',
  (model) => <CentreView model={model} onChoose={() => undefined} onAlert={() => undefined} onRefusalRead={() => undefined} onRetry={() => undefined} />,
  { serverNow: at, hearings: [hearing()], unwell: [] },
  { ready: { 'zh-CN': '(2026) Demo 1', en: '(2026) Demo 1' }, empty: { 'zh-CN': '今日没有您的庭审', en: 'No hearing of yours today' } },
);
