import { describe, expect, it } from 'vitest';
import { describeStates, textOf } from '../../i18n/describeStates.tsx';
import { renderInLanguage } from '../../i18n/renderInLanguage.tsx';
import { buildDetail } from '../casePage/testData.ts';
import { everybody } from './heard.ts';
import { type ReplayData, ReplayView } from './ReplayView.tsx';

const nothing = (): void => undefined;
const acts = { onTime: nothing, onSeek: nothing, onShow: nothing, onSpeed: nothing, onHearing: nothing, onBeside: nothing, onHelp: nothing };
const handlers = { ...acts, onRetry: nothing };
const data: ReplayData = {
  ...{ detail: buildDetail(), moments: [], isDemo: true, shown: null, atMs: 62_000, speed: 1, isUnplayable: false },
  ...{ read: undefined, sound: { speech: [], voices: [] }, hearing: everybody, isSilent: false, beside: [] },
};
const draw = (change: Partial<ReplayData>): string =>
  renderInLanguage('en', <ReplayView model={{ state: 'ready', data: { ...data, ...change } }} {...handlers} />);

describeStates('the player', (model) => <ReplayView model={model} {...handlers} />, data, {
  ready: { 'zh-CN': '证人 李强入庭', en: 'Witness 李强: admitted' },
  empty: { 'zh-CN': '录像尚未就绪', en: 'The recording is not ready yet' },
});

describe('the player', () => {
  it('marks the chapter that is being played', () => {
    expect(draw({})).toMatch(/aria-current="true"[^>]*data-testid="chapter"(?:(?!<button)[\s\S])*李强/);
  });
  it('tells why the court was not sitting', () => {
    expect(textOf(draw({}))).toContain('Recess (休息十分钟)');
  });
  it('owns up to each gap with its cause', () => {
    const text = textOf(draw({ detail: buildDetail({ gaps: [{ fromMs: 61_000, toMs: 64_000, cause: 'diskFull' }] }) }));
    expect(text).toContain('1:01 to 1:04: the disk was full');
  });
  it('names the lawful interruptions by themselves: they are no gaps', () => {
    const span = { fromAt: '2026-11-24T02:00:00.000Z', toAt: '2026-11-24T02:05:30.000Z', atMs: 61_000 };
    const html = draw({ detail: buildDetail({ pauses: [{ ...span, cause: 'closedEvidence' }] }) });
    expect(textOf(html)).toContain('Evidence heard in private, 10:00:00 to 10:05:30');
    expect(textOf(html)).toContain('there are no gaps');
    expect(draw({})).not.toContain('data-testid="pauses"');
  });
  it('offers the tracks alone while there is no composed picture', () => {
    const html = draw({ detail: buildDetail({ video: null, status: 'assembled' }), shown: 'wang-camera.mp4' });
    expect(html).not.toContain('The courtroom (composed)');
    expect(html).toContain('wang-microphone.webm');
  });
});
