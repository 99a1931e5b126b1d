import { describe, expect, it } from 'vitest';
import { lengthOfCopy, placeInCopy, readRemovals } from './Redaction.ts';
import { closeFilms, closePages, muteVoices, without } from './leaveOut.ts';

const a = '00000000-0000-4000-8000-000000000001';

describe('what a redacted copy leaves out', () => {
  it('is every picture of which any part is to go', () => {
    const redaction = readRemovals(
      [
        { kind: 'span', fromMs: 1010, toMs: 2030 },
        { kind: 'span', fromMs: 1900, toMs: 3000 },
      ],
      10_000,
    );
    expect(redaction.keep).toEqual([
      { fromFrame: 0, frames: 25 },
      { fromFrame: 75, frames: 175 },
    ]);
    expect(lengthOfCopy(redaction)).toBe(8000);
    expect([0, 999, 1000, 2999, 3000, 9999, 10_000].map((ms) => placeInCopy(redaction, ms))).toEqual([0, 999, undefined, undefined, 1000, 7999, undefined]);
    expect(readRemovals([{ kind: 'span', fromMs: 0, toMs: 99_999 }], 10_000).keep).toEqual([]);
  });

  it('is a voice for just its stretch, though its clock drifts', () => {
    const voice = { speaker: { name: 'x', participantId: a }, runs: [{ from: 0, count: 48_048, at: 0, length: 48_000 }], open: () => Promise.resolve([]) };
    const { muted } = readRemovals([{ kind: 'voice', participantId: a, fromMs: 250, toMs: 500 }], 1000);
    expect(muteVoices([voice, { ...voice, speaker: null }], { muted }).map((one) => one.runs)).toEqual([
      [
        { from: 0, count: 12_012, at: 0, length: 12_000 },
        { from: 24_024, count: 24_024, at: 24_000, length: 24_000 },
      ],
      voice.runs,
    ]);
  });

  it('is every page and film but those for the public', () => {
    const pane = {
      exhibitId: 'x',
      page: 1,
      rotation: 0 as const,
      region: null,
      documentId: 'd',
      number: { side: 'plaintiff' as const, ordinal: 1 },
      title: 'A name',
      strokes: [],
      isOpen: true,
    };
    const shown = [
      { fromMs: 0, panes: null },
      { fromMs: 1000, panes: [pane] },
    ];
    const spans = [{ fromMs: 1500, toMs: 2000 }];
    const closed = closePages(shown as never, spans, () => false);
    expect(closed.map((one) => [one.fromMs, one.panes?.[0]?.isOpen, one.panes?.[0]?.title])).toEqual([
      [0, undefined, undefined],
      [1000, true, 'A name'],
      [1500, false, ''],
      [2000, true, 'A name'],
    ]);
    expect(closePages(shown as never, spans, () => true).every((one) => one.panes?.[0]?.isOpen !== false)).toBe(true);
    const film = { fromMs: 1000, toMs: 3000, exhibitId: 'x', documentId: 'd', positionMs: 0, isPlaying: true };
    expect(closeFilms([film], spans, () => false).map((one) => [one.fromMs, one.toMs, one.positionMs])).toEqual([
      [1000, 1500, 0],
      [2000, 3000, 1000],
    ]);
    expect(without([0, 10], [{ fromMs: 0, toMs: 10 }])).toEqual([]);
  });
});
