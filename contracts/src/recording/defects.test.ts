import { describe, expect, test } from 'vitest';
import { buildHearing, recordingId, type TestHearing } from '../testing/buildHearing.ts';
import { hashOfNote, writeDefectNote } from './defectNote.ts';
import { findDefects } from './defects.ts';
import type { TrackProduct } from './products.ts';
import { sittingSpans } from './sittingSpans.ts';

const inMs = (at: string, ms: number): string => new Date(Date.parse(at) + ms).toISOString();
const at = (hearing: TestHearing, type: string): string => hearing.events.findLast((one) => one.type === type)?.at ?? '';

/** Opened; recorded for a minute; a minute unrecorded; another one recorded; closed. */
function sat(): { hearing: TestHearing; judge: string; interrupted: string; goesOn: string } {
  const hearing = buildHearing({ upTo: 'inSession' });
  const judge = hearing.idOf('presidingJudge');
  hearing.wait(60);
  hearing.command({ type: 'recording.interrupt', payload: { cause: 'closedEvidence', reason: 'x' } }, judge);
  hearing.wait(60);
  hearing.command({ type: 'recording.goOn', payload: {} }, judge);
  hearing.wait(60);
  return { hearing, judge, interrupted: at(hearing, 'interruption.closedEvidence'), goesOn: at(hearing, 'interruption.ended') };
}
const close = (hearing: TestHearing): void => hearing.command({ type: 'hearing.close', payload: {} }, hearing.idOf('presidingJudge'));
const gap = (fromAt: string, toAt: string, cause: 'sfuLost' | 'unknown' = 'sfuLost') =>
  ({ type: 'recording.gap', payload: { recordingId, fromAt, toAt, cause } }) as const;
function track(participantId: string, source: TrackProduct['source'], startsAtMs: number, durationMs: number): TrackProduct {
  const file = { name: 'x', bytes: 1, sha256: 'a'.repeat(64), mimeType: 'audio/webm' };
  return { ...file, participantId, role: 'plaintiff', displayName: 'Wang Fang', source, startsAtMs, durationMs };
}

describe('the defects of a recording', () => {
  test('are none where it was interrupted lawfully, whatever the recorder lost then', () => {
    const { hearing, interrupted, goesOn } = sat();
    hearing.append([gap(inMs(interrupted, 1000), inMs(goesOn, -1000))]);
    close(hearing);
    expect(findDefects(hearing.events, { gaps: [], tracks: [] })).toEqual([]);
  });

  test('are what of a loss lies in the recorded spans, to the millisecond', () => {
    const { hearing, interrupted, goesOn } = sat();
    hearing.append([gap(inMs(interrupted, -2500), inMs(goesOn, 1500))]);
    close(hearing);
    expect(findDefects(hearing.events)).toEqual([
      { fromAt: inMs(interrupted, -2500), toAt: interrupted, cause: 'sfuLost', concerned: null },
      { fromAt: goesOn, toAt: inMs(goesOn, 1500), cause: 'sfuLost', concerned: null },
    ]);
  });

  test('count a loss once that log and recording both know, with the cause of whoever knows it', () => {
    const { hearing, goesOn } = sat();
    const [first] = sittingSpans(hearing.events);
    const startsAtMs = Date.parse(first?.toAt ?? '') - Date.parse(first?.fromAt ?? '');
    hearing.append([gap(inMs(goesOn, 10_000), inMs(goesOn, 13_000), 'unknown')]);
    close(hearing);
    const plaintiff = hearing.idOf('plaintiff');
    const tracks = [
      track(plaintiff, 'microphone', startsAtMs, 10_000),
      track(plaintiff, 'camera', startsAtMs + 14_500, 1000),
      track(hearing.idOf('defendant'), 'camera', startsAtMs + 40_000, 1000),
    ];
    const made = { gaps: [{ fromMs: startsAtMs + 12_000, toMs: startsAtMs + 14_000, cause: 'workerLost' }], tracks };
    expect(findDefects(hearing.events, made)).toEqual([
      {
        fromAt: inMs(goesOn, 10_000),
        toAt: inMs(goesOn, 14_000),
        cause: 'workerLost',
        concerned: [{ participantId: plaintiff, role: 'plaintiff', name: 'Wang Fang', sources: ['camera', 'microphone'] }],
      },
    ]);
  });

  test('are also what a recorder lost that never came back to say so', () => {
    const hearing = buildHearing({ upTo: 'inSession' });
    hearing.append([{ type: 'recording.faulted', payload: { recordingId, cause: 'sfuLost' } }]);
    const lostAt = at(hearing, 'recording.faulted');
    hearing.wait(30);
    hearing.append([
      { type: 'hearing.closed', payload: {} },
      { type: 'recording.ended', payload: { recordingId } },
    ]);
    expect(findDefects(hearing.events)).toEqual([{ fromAt: lostAt, toAt: at(hearing, 'hearing.closed'), cause: 'sfuLost', concerned: null }]);
  });

  test('are none where a fault passed and lost nothing', () => {
    const hearing = buildHearing({ upTo: 'inSession' });
    hearing.append([{ type: 'recording.faulted', payload: { recordingId, cause: 'diskSlow' } }]);
    hearing.append([{ type: 'recording.recovered', payload: { recordingId } }]);
    close(hearing);
    expect(findDefects(hearing.events)).toEqual([]);
  });
});

describe('the note of defects', () => {
  const about = { court: '上海市普陀区人民法院', caseNumber: '(2026) 1', title: '第一次开庭' };
  const facts = {
    recordingId,
    about,
    hearing: { fromAt: '2026-11-24T01:00:00.000Z', toAt: '2026-11-24T02:00:00.000Z' },
    defects: [
      {
        fromAt: '2026-11-24T01:10:00.000Z',
        toAt: '2026-11-24T01:10:02.500Z',
        cause: 'sfuLost' as const,
        concerned: [{ participantId: recordingId, role: 'plaintiff' as const, name: '王芳', sources: ['camera' as const, 'microphone' as const] }],
      },
    ],
    timeZone: 'Asia/Shanghai',
  };

  test('tells in both languages from when to when, why, and whose tracks, in the time of the court', () => {
    const { text } = writeDefectNote(facts);
    expect(text['zh-CN']).toContain(
      '1. 自 2026-11-24 09:10:00 至 2026-11-24 09:10:02（2.5 秒）未能录制。原因：媒体服务器故障。涉及：原告 王芳（图像、声音）。',
    );
    expect(text.en).toContain('the media server failed. Concerned: Plaintiff 王芳 (picture, sound).');
  });

  test('says so when there is none', () => {
    const { text } = writeDefectNote({ ...facts, defects: [] });
    expect(text['zh-CN']).toContain('未发现瑕疵');
    expect(text.en).toContain('no defect was found');
  });

  test('has the same hash for the same facts and another for others', () => {
    const later = facts.defects.map((one) => ({ ...one, toAt: '2026-11-24T01:10:02.501Z' }));
    expect(hashOfNote(writeDefectNote(facts))).toBe(hashOfNote(writeDefectNote(structuredClone(facts))));
    expect(hashOfNote(writeDefectNote({ ...facts, defects: later }))).not.toBe(hashOfNote(writeDefectNote(facts)));
  });
});
