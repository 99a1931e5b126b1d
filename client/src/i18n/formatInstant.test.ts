import { describe, expect, it } from 'vitest';
import { courtZoneName, formatBytes, formatDateTime, formatDuration, formatTime } from './formatInstant.ts';

describe('times and sizes as people read them', () => {
  it('are told in the time of the court, whatever the zone of the device', () => {
    expect(formatTime('2026-11-24T02:42:07.000Z', 'zh-CN')).toBe('10:42:07');
    expect(formatDateTime('2026-11-24T02:42:07.000Z', 'zh-CN')).toBe('2026年11月24日 星期二 10:42');
    expect(formatDateTime('2026-11-24T16:05:00.000Z', 'en')).toBe('Wednesday 25 November 2026, 00:05');
  });
  it('name the zone of the court in each language', () => {
    expect([courtZoneName('en'), courtZoneName('zh-CN')]).toEqual(['China Standard Time', '中国标准时间']);
  });
  it('show hours only when there are hours', () => {
    expect(formatDuration(123_900)).toBe('2:03');
    expect(formatDuration(3_723_000)).toBe('1:02:03');
    expect(formatDuration(-5)).toBe('0:00');
  });
  it('round sizes', () => {
    expect(formatBytes(12_400_000, 'en')).toBe('12 MB');
    expect(formatBytes(1_240_000, 'en')).toBe('1.2 MB');
  });
});
