import { describe, expect, it } from 'vitest';
import { currentChapter, neighbourChapter } from './currentChapter.ts';

const chapters = [{ atMs: 1000 }, { atMs: 61_000 }, { atMs: 120_000 }];

describe('chapters of a recording', () => {
  it('hold every moment from their own beginning to the next', () => {
    expect([0, 1000, 60_999, 61_000, 999_999].map((atMs) => currentChapter(chapters, atMs))).toEqual([-1, 0, 0, 1, 2]);
  });
  it('lead forwards to the next, and nowhere after the last', () => {
    expect(neighbourChapter(chapters, 1000, 1)).toBe(61_000);
    expect(neighbourChapter(chapters, 130_000, 1)).toBeUndefined();
  });
  it('lead back to their own start first, then to the one before', () => {
    expect(neighbourChapter(chapters, 70_000, -1)).toBe(61_000);
    expect(neighbourChapter(chapters, 62_000, -1)).toBe(1000);
  });
});
