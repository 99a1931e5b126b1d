import type { Pane } from '@assize/contracts/hearing/presentation/wire';
import { evidenceDocument } from '@assize/contracts/testing/evidenceDocument';
import { buildHearing, type TestHearing } from '@assize/contracts/testing/buildHearing';
import { describe, expect, test } from 'vitest';
import { createRecordingClock } from '@assize/contracts/recording/recordingClock';
import { type Played, playedOf, untilEnd } from './playedOf.ts';

const [film, other] = ['00000000-0000-4000-b007-000000000000', '00000000-0000-4000-b007-000000000001'];
const pane = (exhibitId: string, page = 1): Pane => ({ exhibitId, page, rotation: 0, region: null });
const atMs = (hearing: TestHearing): number => Date.parse(hearing.events.at(-1)?.at ?? '');

/** A hearing in which a film is before the court; its first act of the test is at 1 s of the recording. */
class Showing {
  readonly hearing = buildHearing({ upTo: 'inSession' });
  readonly judge = this.hearing.idOf('presidingJudge');
  readonly fromMs: number;

  constructor() {
    for (const [index, exhibitId] of [film, other].entries()) {
      const about = { title: 'x', purpose: 'x', source: 'y', form: 'copy' as const, pointIds: [] };
      this.hearing.command({ type: 'exhibit.file', payload: { exhibitId, document: evidenceDocument(index), ...about } }, this.hearing.idOf('clerk'));
    }
    this.hearing.command({ type: 'exchange.open', payload: {} }, this.hearing.idOf('clerk'));
    this.hearing.command({ type: 'presenter.name', payload: { participantId: this.judge } }, this.judge);
    this.show(pane(film));
    this.fromMs = atMs(this.hearing);
  }

  show(...panes: Pane[]): void {
    this.hearing.command({ type: 'presentation.show', payload: { panes, isForWitness: false } }, this.judge);
  }
  play(isPlaying: boolean, positionMs: number, exhibitId = film): void {
    this.hearing.command({ type: 'presentation.play', payload: { exhibitId, isPlaying, positionMs } }, this.judge);
  }
  see(visibility: 'court' | 'parties'): void {
    this.hearing.command({ type: 'exhibit.setVisibility', payload: { exhibitId: film, visibility, namedIds: [], reason: 'x' } }, this.judge);
  }

  /** What was played, each as [from, to, position, playing], in a recording of 100 s or of these spans (seconds). */
  played(...spans: [number, number][]): [number, number, number, boolean][] {
    const instant = (s: number): string => new Date(this.fromMs + s * 1000).toISOString();
    const order = { spans: (spans.length > 0 ? spans : [[0, 100] as const]).map(([from, to]) => ({ fromAt: instant(from), toAt: instant(to) })) };
    return brief(playedOf(this.hearing.events, createRecordingClock(order)));
  }
}
const brief = (played: readonly Played[]) =>
  played.map(({ fromMs, toMs, positionMs, isPlaying }): [number, number, number, boolean] => [fromMs, toMs, positionMs, isPlaying]);

describe('what was played before the court', () => {
  test('goes on from where it was started, stands where it was paused, and jumps', () => {
    const showing = new Showing();
    showing.play(true, 500);
    showing.hearing.wait(2);
    showing.play(false, 3400);
    showing.play(true, 60_000);
    showing.hearing.command({ type: 'presentation.clear', payload: {} }, showing.judge);
    expect(showing.played()).toEqual([
      [1000, 4000, 500, true],
      [4000, 5000, 3400, false],
      [5000, 6000, 60_000, true],
    ]);
  });

  test('is one stretch while it is marked and while something else is laid beside it', () => {
    const showing = new Showing();
    showing.play(true, 0);
    const stroke = { strokeId: '00000000-0000-4000-b009-000000000000', tool: 'pen' as const, colour: 'red' as const, points: [0, 0] };
    showing.hearing.command({ type: 'strokes.draw', payload: { exhibitId: film, page: 1, strokes: [stroke] } }, showing.judge);
    showing.show(pane(other), pane(film));
    expect(showing.played()).toEqual([[1000, 100_000, 0, true]]);
  });

  test('ends when another exhibit or another page is shown', () => {
    const showing = new Showing();
    showing.play(true, 0);
    showing.show(pane(film, 2));
    showing.show(pane(film));
    showing.show(pane(other));
    showing.show(pane(film));
    // Back on its page it is where it is for everybody; after another exhibit it stands at its beginning.
    expect(showing.played()).toEqual([
      [1000, 2000, 0, true],
      [3000, 4000, 2000, true],
    ]);
  });

  test('is not played while it is closed to the parties, and goes on elsewhere afterwards', () => {
    const showing = new Showing();
    showing.see('court');
    showing.play(true, 0);
    showing.see('parties');
    showing.see('court');
    expect(showing.played()).toEqual([[3000, 4000, 1000, true]]);
  });

  test('ends with a recess, by the log', () => {
    const showing = new Showing();
    showing.play(true, 0);
    showing.hearing.wait(4);
    showing.hearing.command({ type: 'hearing.recess', payload: { reason: 'x' } }, showing.judge);
    showing.hearing.command({ type: 'hearing.resume', payload: {} }, showing.judge);
    expect(showing.played([0, 6], [7, 20])).toEqual([[1000, 6000, 0, true]]);
  });

  test('goes on with the clock on the wall over what is cut out of the recording', () => {
    const showing = new Showing();
    showing.play(true, 500);
    showing.hearing.wait(9);
    showing.play(false, 10_500);
    expect(showing.played([0, 4], [9, 20], [30, 31])).toEqual([
      [1000, 4000, 500, true],
      [4000, 6000, 8500, true],
      [6000, 15_000, 10_500, false],
      [15_000, 16_000, 10_500, false],
    ]);
  });
});

describe('a film at its end', () => {
  const stretch: Played = { fromMs: 1000, toMs: 9000, exhibitId: film, documentId: 'd', positionMs: 2000, isPlaying: true };

  test('stands at its last moment from then on', () => {
    expect(brief(untilEnd([stretch], () => 5000))).toEqual([
      [1000, 4000, 2000, true],
      [4000, 9000, 5000, false],
    ]);
    expect(brief(untilEnd([stretch], () => 10_000))).toEqual([[1000, 9000, 2000, true]]);
  });

  test('stands there when it is moved past it', () => {
    const past = [stretch, { ...stretch, isPlaying: false }].map((one) => ({ ...one, positionMs: 7000 }));
    expect(brief(untilEnd(past, () => 5000))).toEqual([
      [1000, 9000, 5000, false],
      [1000, 9000, 5000, false],
    ]);
  });

  test('is left out where there is none', () => {
    expect(untilEnd([stretch], () => undefined)).toEqual([]);
  });
});
