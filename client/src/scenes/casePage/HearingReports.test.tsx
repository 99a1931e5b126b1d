import { describe, expect, it } from 'vitest';
import { languages } from '../../i18n/languages.ts';
import { renderInLanguage } from '../../i18n/renderInLanguage.tsx';
import { ReportsView } from './HearingReports.tsx';

const [witness, a, b] = ['w', 'a', 'b'];
const at = '2026-11-24T02:00:00.000Z';
const people = [
  { participantId: a, name: 'Demo third', role: 'thirdParty' as const, side: 'third' as const, links: [] },
  { participantId: b, name: 'Demo defendant', role: 'defendant' as const, side: 'defendant' as const, links: [] },
];
const taken = { roomId: null, viewerId: witness, speakerId: b, source: 'microphone' as const, fromAt: at, toAt: '2026-11-24T02:01:05.000Z', bytes: 9000 };
const report = (mediaMs: number) => ({
  hearingId: 'h',
  madeAt: at,
  missingNodes: mediaMs > 0 ? ['sfu-2'] : [],
  witnesses: [
    {
      participantId: witness,
      role: 'witness' as const,
      name: 'Demo witness',
      apart: [],
      eventSeqs: mediaMs > 0 ? [7] : [],
      consumptions: mediaMs > 0 ? [taken] : [],
      mediaMs,
      tailMs: 40,
    },
  ],
  pairs: [{ participantIds: [a, b] as [string, string], screened: [], consumptions: [], mediaMs: 0, tailMs: 0 }],
});
const connections = {
  hearingId: 'h',
  people: [{ participantId: b, samples: [], troubles: [{ fromAt: at, toAt: null, kind: 'poor' as const, cause: 'ownNetwork' as const }] }],
};

describe.each(languages)('the reports of a hearing in %s', (language) => {
  it('say that nothing was received, or how long and how much, and which account is missing', () => {
    const clean = renderInLanguage(language, <ReportsView people={people} isolation={report(0)} connections={connections} />);
    expect(clean.match(/received nothing|未接收任何内容/g)).toHaveLength(2);
    const leaked = renderInLanguage(language, <ReportsView people={people} isolation={report(65_000)} connections={connections} />);
    expect(leaked).toContain('1:05');
    expect(leaked).toContain('sfu-2');
    expect(leaked).toMatch(/10:00:00 – 10:01:05/);
    expect(leaked).toMatch(/Demo defendant.*(entries|事项).*7/s);
  });
  it('say whose fault a bad line was', () => {
    const html = renderInLanguage(language, <ReportsView people={people} isolation={report(0)} connections={connections} />);
    expect(html).toMatch(/own network|本人网络/);
    expect(html).toContain('Demo defendant');
    expect(html).not.toMatch(/casefile:|\{\{/);
  });
});
