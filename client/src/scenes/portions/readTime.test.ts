import { describe, expect, it } from 'vitest';
import { formatDuration } from '../../i18n/formatInstant.ts';
import { readTime } from './readTime.ts';

describe('a time of the recording in a field', () => {
  it('is read as it is shown', () => {
    for (const ms of [0, 59_000, 60_000, 3_723_000]) expect(readTime(formatDuration(ms))).toBe(ms);
    expect(readTime(' 1：35 ')).toBe(95_000);
    expect(readTime('95')).toBe(95_000);
  });
  it.each(['', 'soon', '1:75', '1:2:3:4', '-1', '1.5', '1:5'])('is not %j', (text) => {
    expect(readTime(text)).toBeUndefined();
  });
});
