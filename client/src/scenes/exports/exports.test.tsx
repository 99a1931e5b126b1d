import type { RecordingDetail } from '@assize/contracts/casefile/views';
import type { ExportSummary } from '@assize/contracts/http/exports';
import { linkHashOf } from '@assize/contracts/recording/packageLink';
import { describe, expect, it } from 'vitest';
import { textOf } from '../../i18n/describeStates.tsx';
import { renderInLanguage } from '../../i18n/renderInLanguage.tsx';
import { ExportForm } from './ExportForm.tsx';
import { makeLink, newDraft, parsePosition, readDraft } from './exportModel.ts';
import { ExportsView } from './ExportsView.tsx';

const id = '018f0000-0000-7000-8000-000000000001';
const recording: RecordingDetail = {
  ...{ id, hearingId: id, caseId: id, status: 'sealed', failure: null, progress: null, startedAt: '2026-11-24T02:00:00.000Z', durationMs: 3_600_000 },
  ...{ bytes: 1, sha256: 'a'.repeat(64), tracks: [], chapters: [], gaps: [], thumbnails: [], video: 'hearing.mp4', hls: null, manifestSha256: 'b'.repeat(64) },
  ...{ isWhole: true, pauses: [], hasWaveform: false },
};
const made: ExportSummary = {
  id,
  status: 'made',
  recipient: '王芳',
  purpose: '上诉',
  choice: { form: 'whole', span: { fromMs: 60_000, toMs: 120_000 }, tracks: [], withLog: true, withExhibits: false, withJournal: false, isMarked: true },
  orderedAt: '2026-11-24T05:00:00.000Z',
  orderedByName: '周敏',
  progress: null,
  failure: null,
  bytes: 12_400_000,
  sha256: 'c'.repeat(64),
  link: { expiresAt: '2026-12-01T05:00:00.000Z', mostDownloads: 5, downloads: 2 },
  downloads: { byLink: 2, byPeople: 1 },
  revoked: null,
};
const never = (): Promise<boolean> => Promise.resolve(false);
const nothing = (): void => undefined;
const handlers = { onOrder: never, onLink: nothing, onCloseLink: nothing, onDownload: nothing, onRevoke: never, onRetry: nothing, onReload: nothing };
const draw = (exports: ExportSummary[], more: { link?: string; hasRecording?: boolean } = {}, language: 'en' | 'zh-CN' = 'en'): string =>
  renderInLanguage(
    language,
    <ExportsView
      exports={exports}
      failure={null}
      isBusy={false}
      recording={more.hasRecording === false ? undefined : recording}
      link={more.link}
      handlers={handlers}
    />,
  );

describe('the copies of a record', () => {
  it('say what comes when there is none, and offer none where there is no recording', () => {
    expect(textOf(draw([]))).toContain('No copy has been handed over yet');
    expect(draw([])).toContain('export-new');
    expect(draw([], { hasRecording: false })).not.toContain('export-new');
  });
  it('tell what was handed over to whom, how often it was downloaded, and its hash', () => {
    const text = textOf(draw([made]));
    for (const said of ['王芳', '上诉', '1:00 – 2:00', 'Recipient marked', '12 MB', 'c'.repeat(64), 'used 2 of 5 times', 'by link 2, by the court 1'])
      expect(text).toContain(said);
    expect(text).not.toContain('Exhibits shown');
    expect(textOf(draw([made], {}, 'zh-CN'))).toContain('已用2次，最多5次');
  });
  it('show progress, a fault by its name with a way out, and nothing to do with a revoked one', () => {
    const making = { ...made, status: 'making', progress: { done: 0.42, expectedEndAt: null }, bytes: null, sha256: null } as const;
    expect(textOf(draw([making]))).toContain('42 % done');
    const failed = { ...making, status: 'failed', failure: { cause: 'diskFull', retryAt: '2026-11-24T05:10:00.000Z' } } as const;
    expect(textOf(draw([failed]))).toMatch(/the disk is full.*tried again by itself at 13:10:00/);
    expect(draw([failed])).toContain('export-retry');
    const revoked = draw([{ ...made, status: 'revoked', link: null, revoked: { reason: '误发', at: made.orderedAt } }]);
    expect(textOf(revoked)).toContain('误发');
    for (const act of ['export-download', 'export-relink', 'export-revoke']) expect(revoked).not.toContain(act);
  });
  it('show a link that was just made, and that it is shown once', () => {
    const html = textOf(draw([made], { link: 'https://court.example/package#secret' }));
    expect(html).toContain('https://court.example/package#secret');
    expect(html).toContain('shown only now');
  });
});

describe('a new copy', () => {
  it('is by default the whole with log and exhibits, and names every field in both languages', () => {
    for (const language of ['en', 'zh-CN'] as const) {
      const html = renderInLanguage(language, <ExportForm recording={recording} isBusy={false} failure={null} onSubmit={nothing} onCancel={nothing} />);
      expect(textOf(html)).not.toMatch(/\b(exports|common|casefile):|{{|undefined/);
    }
    expect(readDraft({ ...newDraft, recipient: 'Wang', purpose: 'Appeal' }, 1000)).toEqual({
      choice: { form: 'whole', span: null, tracks: [], withLog: true, withExhibits: true, withJournal: false, isMarked: false },
    });
  });
  it('offers the mark for sound alone as well', () => {
    const draft = { ...newDraft, form: 'audio' as const, isMarked: true, recipient: 'Wang', purpose: 'Appeal' };
    expect(readDraft(draft, 1000)).toMatchObject({ choice: { form: 'audio', isMarked: true } });
  });
  it('says which field is wrong', () => {
    const good = { ...newDraft, recipient: 'Wang', purpose: 'Appeal' };
    expect(readDraft({ ...good, recipient: ' ' }, 1000)).toEqual({ fault: 'recipient' });
    expect(readDraft({ ...good, purpose: '' }, 1000)).toEqual({ fault: 'purpose' });
    expect(readDraft({ ...good, form: 'tracks' }, 1000)).toEqual({ fault: 'tracks' });
    for (const [from, to] of [
      ['', '1:00'],
      ['1:00', '0:30'],
      ['2:00:00', '2:01:00'],
    ] as const)
      expect(readDraft({ ...good, isPart: true, from, to }, 3_600_000)).toEqual({ fault: 'span' });
    expect(readDraft({ ...good, isPart: true, from: '0:05', to: '0:07.5' }, 3_600_000)).toMatchObject({ choice: { span: { fromMs: 5000, toMs: 7500 } } });
  });
  it('reads positions as they are typed', () => {
    expect(['1:02:03', '2：03', '90:00', '0:00.250', '3', '1:75', 'x'].map(parsePosition)).toEqual([
      3_723_000,
      123_000,
      5_400_000,
      250,
      undefined,
      undefined,
      undefined,
    ]);
  });
  it('has a link whose secret the court can know again and cannot know before', () => {
    const { url, secretSha256 } = makeLink('https://court.example');
    const secret = new URL(url).hash.slice(1);
    expect(secret).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(secretSha256).toBe(linkHashOf(secret));
    expect(makeLink('https://court.example').url).not.toBe(url);
  });
});
