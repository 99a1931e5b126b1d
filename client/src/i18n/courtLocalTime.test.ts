import { describe, expect, it } from 'vitest';
import { courtLocalToInstant, instantToCourtLocal } from './courtLocalTime.ts';

describe('times of the court in a field', () => {
  it('are read in the zone of the court, not of the device', () => {
    expect(courtLocalToInstant('2026-12-01T09:30')).toBe('2026-12-01T01:30:00.000Z');
    expect(courtLocalToInstant('2027-01-01T00:00')).toBe('2026-12-31T16:00:00.000Z');
    expect(courtLocalToInstant('soon')).toBe('');
  });
  it('are shown as they were read', () => {
    for (const local of ['2026-12-01T09:30', '2027-01-01T00:00', '2028-02-29T23:59']) {
      expect(instantToCourtLocal(Date.parse(courtLocalToInstant(local)))).toBe(local);
    }
  });
});
