import type { RecorderHistory } from '@assize/contracts/recording/recorderHistory';
import { describe, expect, it } from 'vitest';
import { languages } from '../../i18n/languages.ts';
import { renderInLanguage } from '../../i18n/renderInLanguage.tsx';
import { HistoryView } from './HistoryView.tsx';

const hasRawKey = (html: string): boolean => /(recorder|common|courtroom):[a-z]/.test(html);
const participantId = '018f0000-0000-7000-8000-00000000000d';
const at = (minute: number): string => new Date(Date.parse('2026-11-24T02:00:00.000Z') + minute * 60_000).toISOString();
const people = [
  { participantId, role: 'plaintiff' as const, name: '王芳', side: 'plaintiff' as const, status: 'admitted' as const, arrivedAt: null, links: [] },
];
const history: RecorderHistory = {
  hearingId: '018f0000-0000-7000-8000-00000000000b',
  recorder: [
    { fromAt: at(0), toAt: at(40), light: 'green', cause: null },
    { fromAt: at(40), toAt: at(41), light: 'red', cause: 'diskFull' },
    { fromAt: at(41), toAt: at(60), light: 'green', cause: null },
  ],
  people: [
    {
      participantId,
      sources: [
        { source: 'microphone', missing: 12, spans: [{ fromAt: at(10), toAt: at(12.5), light: 'red', cause: 'silent', isPaused: false }] },
        { source: 'camera', missing: 0, spans: [{ fromAt: at(0), toAt: at(60), light: 'green', cause: null, isPaused: false }] },
      ],
    },
  ],
};

describe.each(languages)('the history of the recorder, in %s', (language) => {
  it('says of each person when what was wrong and why', () => {
    const html = renderInLanguage(language, <HistoryView people={people as never} history={history} />);
    expect(html).toContain('王芳');
    expect(html).toMatch(/10:10:00 – 10:12:30 \(2:30\)/);
    expect(html).toMatch(/silence on disk|落盘的录音为静音/);
    expect(html).toMatch(/12 packets missing|缺失 12/);
    expect(html).toMatch(/10:40:00 – 10:41:00/);
    expect(hasRawKey(html)).toBe(false);
  });

  it('says that nothing was kept of a hearing that was not recorded', () => {
    const html = renderInLanguage(language, <HistoryView people={[]} history={{ ...history, recorder: [], people: [] }} />);
    expect(html).toMatch(/Nothing is kept|没有记录/);
    expect(hasRawKey(html)).toBe(false);
  });
});
