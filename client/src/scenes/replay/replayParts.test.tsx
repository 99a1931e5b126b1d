import { createStateFinder, linesFor, linesForCourt, type Replay } from '@assize/contracts/recording/replay';
import { buildHearing, type TestHearing } from '@assize/contracts/testing/buildHearing';
import { evidenceDocument } from '@assize/contracts/testing/evidenceDocument';
import { beforeAll, describe, expect, it } from 'vitest';
import { textOf } from '../../i18n/describeStates.tsx';
import { languages } from '../../i18n/languages.ts';
import { renderInLanguage } from '../../i18n/renderInLanguage.tsx';
import { buildRecord } from '../../record/buildRecord.ts';
import { buildDetail, buildRecording } from '../casePage/testData.ts';
import { everybody } from './heard.ts';
import { ReplayPanel } from './ReplayPanel.tsx';
import { type ReplayData, ReplayView } from './ReplayView.tsx';
import type { ReadReplay } from './StatePanel.tsx';
import { readTimeline } from './timelineModel.ts';

const exhibitId = '00000000-0000-4000-b007-000000000000';
let hearing: TestHearing;
/** Recording times: before the page, while it is shown, after the note. */
let moments: { before: number; shown: number; noted: number };

beforeAll(() => {
  hearing = buildHearing({ upTo: 'inSession' });
  const [judge, clerk, plaintiff] = [hearing.idOf('presidingJudge'), hearing.idOf('clerk'), hearing.idOf('plaintiff')];
  const opened = Date.parse(hearing.state.openedAt ?? '');
  const now = (): number => Date.parse(hearing.events.at(-1)?.at ?? '') - opened;
  const about = { title: 'Loan contract', purpose: 'x', source: 'y', form: 'copy' as const, pointIds: [] };
  hearing.command({ type: 'exhibit.file', payload: { exhibitId, document: evidenceDocument(1), ...about } }, plaintiff);
  hearing.command({ type: 'exchange.open', payload: {} }, clerk);
  hearing.command({ type: 'presenter.name', payload: { participantId: judge } }, judge);
  const before = now();
  hearing.wait(10);
  hearing.command({ type: 'presentation.show', payload: { panes: [{ exhibitId, page: 3, rotation: 0, region: null }], isForWitness: false } }, judge);
  const stroke = { strokeId: exhibitId, tool: 'pen' as const, colour: 'red' as const, points: [10, 10, 900, 900] };
  hearing.command({ type: 'strokes.draw', payload: { exhibitId, page: 3, strokes: [stroke] } }, judge);
  const shown = now();
  hearing.command({ type: 'presentation.clear', payload: {} }, judge);
  hearing.command({ type: 'note.make', payload: { text: 'the lamp went out' } }, clerk);
  const noted = now();
  hearing.command({ type: 'hearing.close', payload: {} }, judge);
  moments = { before, shown, noted };
});

function readAs(role: 'clerk' | 'plaintiff'): ReadReplay {
  const reader = hearing.personOf(role);
  const lines = role === 'clerk' ? linesForCourt(hearing.events, reader) : linesFor(hearing.events, reader.id);
  const sat = [{ fromAt: hearing.state.openedAt ?? '', toAt: hearing.events.at(-1)?.at ?? '' }];
  const hearingId = hearing.state.id;
  const about = { isWhole: true, readable: [{ fromMs: 0, toMs: 3_600_000 }], shapes: { [`${exhibitId}/3`]: [50, 70] as [number, number] } };
  const replay: Replay = { hearingId, viewerId: reader.id, sat, lines, ...about };
  return { replay, finder: createStateFinder(hearingId, lines), timeline: readTimeline(replay) };
}
const nothing = (): void => undefined;
const acts = { onTime: nothing, onSeek: nothing, onShow: nothing, onSpeed: nothing, onHearing: nothing, onBeside: nothing, onHelp: nothing, onRetry: nothing };
function dataAt(atMs: number, change: Partial<ReplayData> = {}): ReplayData {
  return {
    ...{ detail: buildDetail(), moments: [], isDemo: true, shown: null, atMs, speed: 1, isUnplayable: false },
    ...{ read: readAs('clerk'), sound: { speech: [], voices: [] }, hearing: everybody, isSilent: false, beside: [] },
    ...change,
  };
}
const draw = (data: ReplayData, language: (typeof languages)[number] = 'en'): string =>
  renderInLanguage(language, <ReplayView model={{ state: 'ready', data }} {...acts} />);

describe('the court beside the picture', () => {
  it('shows the page with its marks while it was before the court, and not before and after', () => {
    expect(draw(dataAt(moments.before))).not.toContain('replay-exhibit');
    const shown = draw(dataAt(moments.shown));
    expect(shown).toMatch(/data-testid="replay-exhibit" data-page="3"/);
    expect(shown.match(/data-testid="stroke"/g)).toHaveLength(1);
    expect(textOf(shown)).toContain('Loan contract');
    expect(draw(dataAt(moments.noted))).not.toContain('replay-exhibit');
  });

  it('tells what was noted up to then, to the court alone', () => {
    const noted = (atMs: number, change: Partial<ReplayData> = {}): boolean => draw(dataAt(atMs, change)).includes('data-testid="replay-mark"');
    expect(noted(moments.shown)).toBe(false);
    expect(noted(moments.noted)).toBe(true);
    expect(noted(moments.noted, { read: readAs('plaintiff') })).toBe(false);
  });

  it.each(languages)('is told in %s without a key or a gap', (language) => {
    const voice = { participantId: hearing.idOf('plaintiff'), peaks: [1, 200, 3] };
    const speech = [{ participantId: hearing.idOf('plaintiff'), fromMs: 0, toMs: 3000 }];
    const html = draw(dataAt(moments.shown, { sound: { speech, voices: [voice] } }), language);
    expect(textOf(html)).not.toMatch(/\b(common|order|evidence|presentation|casefile|player|replay|errors):|{{|undefined|\[object/);
    expect(textOf(html)).toContain({ 'zh-CN': '此刻的法庭', en: 'The court at this second' }[language]);
    expect(html).toMatch(/<path d="M0 /);
  });
});

describe('the record of the hearing', () => {
  it.each(languages)('leads in %s to the replay of each recording', (language) => {
    const html = renderInLanguage(language, <ReplayPanel record={buildRecord({ recordings: [buildRecording()] })} />);
    expect(html).toContain(`href="/recordings/${buildRecording().id}"`);
    expect(textOf(html)).toContain({ 'zh-CN': '回放庭审（1:02:03）', en: 'Replay the hearing (1:02:03)' }[language]);
  });
});

describe('the voices', () => {
  it('say who is heard', () => {
    const [{ participantId } = { participantId: '' }] = buildDetail().tracks;
    const heard = (muted: string[], soloed: string[]): string | undefined => /data-heard="(\w+)"/.exec(draw(dataAt(0, { hearing: { muted, soloed } })))?.[1];
    expect([heard([], []), heard([participantId], []), heard([participantId], [participantId]), heard([], ['other'])]).toEqual([
      'true',
      'false',
      'true',
      'false',
    ]);
  });
});

describe('somebody who may not replay the hearing', () => {
  it.each(languages)('is told in %s why, and what to do', (language) => {
    const told = (refusal: string): string =>
      textOf(renderInLanguage(language, <ReplayView model={{ state: 'failed', code: 'notAllowed' }} refusal={refusal} {...acts} />));
    expect(told('notReleased')).toContain({ 'zh-CN': '方可回放本人在庭的部分', en: 'only after the court has released them' }[language]);
    expect(told('notEnded')).not.toBe(told('notParty'));
  });

  it('sees that a part is not theirs, and is offered no file', () => {
    const part = draw(dataAt(0, { detail: buildDetail({ isWhole: false, tracks: [], video: null }) }));
    expect(part).toContain('data-testid="replay-part"');
    expect(part).not.toContain('wang-camera');
  });
});
