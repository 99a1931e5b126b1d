import { describe, expect, it } from 'vitest';
import { newestFirst, nextCaseStep } from './nextCaseStep.ts';
import { buildCase, buildHearingSummary, buildRecording } from './testData.ts';

describe('the next step of a case', () => {
  it('is the hearing that runs, before anything else', () => {
    const file = buildCase({ hearings: [buildHearingSummary({ status: 'scheduled' }), buildHearingSummary({ status: 'recess', title: 'now' })] });
    expect(nextCaseStep(file)).toMatchObject({ kind: 'inSession', hearing: { title: 'now' } });
  });
  it('is the hearing that comes soonest', () => {
    const file = buildCase({
      hearings: [
        buildHearingSummary({ status: 'scheduled', title: 'later', scheduledAt: '2026-12-24T02:00:00.000Z' }),
        buildHearingSummary({ status: 'scheduled', title: 'sooner', scheduledAt: '2026-12-01T02:00:00.000Z' }),
      ],
    });
    expect(nextCaseStep(file)).toMatchObject({ kind: 'scheduled', hearing: { title: 'sooner' } });
  });
  it('is the recording once the hearing has ended', () => {
    const ended = (status: 'assembled' | 'failed' | 'sealed') =>
      nextCaseStep(buildCase({ hearings: [buildHearingSummary({ recordings: [buildRecording({ status })] })] })).kind;
    expect([ended('assembled'), ended('failed'), ended('sealed')]).toEqual(['preparing', 'failed', 'ready']);
  });
  it('is nothing in a case without hearings', () => {
    expect(nextCaseStep(buildCase({ hearings: [] }))).toEqual({ kind: 'none' });
  });
});

describe('the timeline', () => {
  it('tells the newest first', () => {
    const old = buildHearingSummary({ scheduledAt: '2026-01-01T02:00:00.000Z' });
    const recent = buildHearingSummary({ scheduledAt: '2026-11-01T02:00:00.000Z' });
    expect(newestFirst([old, recent])).toEqual([recent, old]);
  });
});
