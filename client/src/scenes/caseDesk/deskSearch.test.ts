import { describe, expect, it } from 'vitest';
import { courtDay, deadlineStanding } from './deadline.ts';
import { type DeskSearch, everything as nothing, isNarrowed, pageOf, queryOf, readDeskSearch, tabOf, writeDeskSearch } from './deskSearch.ts';

const after = { deadlineOn: '2026-11-24', caseNumber: '（2026）演~1号' };
const whole: DeskSearch = { tab: 'all', text: '诈骗 & 案', kind: 'criminal', stage: 'trial', page: 3, after, isInPages: true, isBySound: true };

describe('the search of the desk', () => {
  it.each([nothing, whole, { ...whole, after: { ...after, deadlineOn: null } }])('comes out of the address as it went in', (search) => {
    expect(readDeskSearch(new URLSearchParams(writeDeskSearch(search).toString()))).toEqual(search);
  });
  it('says nothing in the address where nothing was asked', () => {
    expect(writeDeskSearch(nothing).toString()).toBe('');
  });
  it.each(['tab=owner&kind=war&stage=0&page=0', 'page=2', 'page=1.5&after=~A', 'page=2&after=tomorrow~A', 'page=2&after=A', 'in=all&sound=yes'])(
    'leaves out what is none of ours: %s',
    (address) => {
      expect(readDeskSearch(new URLSearchParams(address))).toEqual(nothing);
    },
  );
  it('begins with what waits for an answer, when anything does and nobody chose otherwise', () => {
    expect([tabOf(nothing, 2), tabOf(nothing, 0), tabOf(whole, 2)]).toEqual(['receiver', 'lead', 'all']);
  });
  it('asks the server by tab, words, kind, stage and place', () => {
    expect(queryOf(whole, 'receiver')).toEqual({ text: '诈骗 & 案', kinds: ['criminal'], stages: ['trial'], standing: 'receiver', isBySound: true, after });
    expect(queryOf(nothing, 'lead')).toEqual({ text: '', kinds: [], stages: [], standing: 'lead', isBySound: false, after: null });
  });
  it('knows whether it was narrowed, whatever the tab and page', () => {
    expect([isNarrowed(nothing), isNarrowed({ ...nothing, tab: 'lead', page: 2 }), isNarrowed({ ...nothing, stage: 'trial' })]).toEqual([false, false, true]);
  });
  it.each([
    [1, 50, { from: 1, to: 50 }],
    [3, 20, { from: 101, to: 120 }],
    [1, 0, { from: 0, to: 0 }],
  ])('page %i with %i cases', (page, shown, expected) => {
    expect(pageOf(page, shown)).toEqual(expected);
  });
});

describe('a deadline', () => {
  it.each([
    ['2026-11-23', { standing: 'past', days: -1 }],
    ['2026-11-24', { standing: 'near', days: 0 }],
    ['2026-11-27', { standing: 'near', days: 3 }],
    ['2026-11-28', { standing: 'far', days: 4 }],
    ['2027-01-24', { standing: 'far', days: 61 }],
  ])('%s, seen on 24 November', (deadlineOn, expected) => {
    expect(deadlineStanding(deadlineOn, '2026-11-24')).toEqual(expected);
  });
  it('is counted by the court’s day, not the device’s', () => {
    expect(courtDay(Date.parse('2026-11-24T15:59:00.000Z'))).toBe('2026-11-24');
    expect(courtDay(Date.parse('2026-11-24T16:00:00.000Z'))).toBe('2026-11-25');
  });
});
