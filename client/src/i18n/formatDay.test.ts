import { describe, expect, it } from 'vitest';
import { formatDay } from './formatInstant.ts';

describe('a day of the calendar', () => {
  it.each([
    ['zh-CN', '2026年11月24日'],
    ['en', '24 November 2026'],
  ])('is that day in %s, whatever the zone of the device', (language, shown) => {
    expect(formatDay('2026-11-24', language)).toBe(shown);
  });
});
