import type { RecordingSummary } from '@assize/contracts/casefile/views';
import { describe, expect, it } from 'vitest';
import { describeStates, textOf } from '../../i18n/describeStates.tsx';
import { renderInLanguage } from '../../i18n/renderInLanguage.tsx';
import { CaseListView } from './CaseListView.tsx';
import { type CaseData, CaseView } from './CaseView.tsx';
import { buildCase, buildDetail, buildHearingSummary, buildRecording } from './testData.ts';

const nothing = (): void => undefined;
const handlers = { onRetry: nothing, onRetryRecording: nothing, onOpenTimeLog: nothing, onDownloadLog: nothing };
function buildData(summary: Partial<RecordingSummary> = {}, isStaff = true): CaseData {
  const recording = buildRecording(summary);
  return {
    file: buildCase({ hearings: [buildHearingSummary({ recordings: [recording] })] }),
    isStaff,
    recordings: { [recording.id]: { detail: buildDetail(summary), base: '/files/ticket/' } },
    timeLogs: {},
  };
}
const draw = (data: CaseData): string => renderInLanguage('en', <CaseView model={{ state: 'ready', data }} {...handlers} />);

describeStates('the case page', (model) => <CaseView model={model} {...handlers} />, buildData(), {
  ready: { 'zh-CN': '“第一次开庭”的录像已归档', en: 'The recording of “第一次开庭” is in the file' },
  empty: { 'zh-CN': '尚未安排庭审', en: 'No hearing is scheduled' },
});
describeStates('the list of cases', (model) => <CaseListView model={model} onRetry={nothing} />, [buildCase()], {
  ready: { 'zh-CN': '(2026)沪0107民初123号', en: '(2026)沪0107民初123号' },
  empty: { 'zh-CN': '暂无案件', en: 'No cases yet' },
});

describe('a recording in the case file', () => {
  it('can be played, downloaded and checked once it is sealed', () => {
    const html = draw(buildData());
    expect(html).toContain('href="/files/ticket/hearing.mp4?download=1"');
    expect(html).toContain('data-status="sealed"');
    expect(textOf(html)).toMatch(/1:02:03.*412 MB.*a{64}/);
  });
  it('shows progress and the expected time while it is composed', () => {
    const text = textOf(
      draw(buildData({ status: 'assembled', sha256: null, progress: { step: 'compose', done: 0.426, expectedEndAt: '2026-11-24T03:09:00.000Z' } })),
    );
    expect(text).toContain('42% done · expected at 11:09:00');
  });
  it('says why it failed, and lets staff alone try again', () => {
    const failure = { step: 'compose', cause: 'ffmpeg', retryAt: null };
    expect(draw(buildData({ status: 'failed', failure }))).toContain('data-testid="recording-retry"');
    expect(draw(buildData({ status: 'failed', failure }, false))).not.toContain('data-testid="recording-retry"');
  });
  it('owns up to gaps', () => {
    const data = buildData();
    for (const shown of Object.values(data.recordings)) shown.detail = buildDetail({ gaps: [{ fromMs: 1, toMs: 2, cause: 'diskFull' }] });
    expect(textOf(draw(data))).toContain('Gaps marked in the recording: 1');
  });
});
