import { createHash } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Pane, Stroke } from '@assize/contracts/hearing/presentation/wire';
import { recordingKeys } from '@assize/contracts/recording/products';
import { evidenceDocument } from '@assize/contracts/testing/evidenceDocument';
import type { TestHearing } from '@assize/contracts/testing/buildHearing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { encodeH264 } from '@assize/platform/testing/encodeMedia';
import { openedAtMs, participantIdOf } from '../../testing/buildOrder.ts';
import { filmSeconds, filmTones, secondOf, storeFilm, toneOf } from '../../testing/makeFilm.ts';
import { makeRecording, type TestRecording } from '../../testing/makeRecording.ts';
import { readColour, readTone } from '../../testing/readMoments.ts';
import { layoutSheets, panel } from './layoutBeside.ts';

/*
 * A film, a sound and a film that is lost are put before the court: played, paused, marked, moved on, closed to the
 * parties, turned; over the seam of two slices.
 */
const exhibitOf = (index: number): string => `00000000-0000-4000-b007-${String(index).padStart(12, '0')}`;
const [film, sound, lost] = [exhibitOf(0), exhibitOf(1), exhibitOf(2)] as const;
const mimes = ['video/x-matroska', 'audio/x-matroska', 'video/x-matroska'];
const documents = mimes.map((mime, index) => ({ documentId: evidenceDocument(index).documentId, hearingId: participantIdOf(90), mime }));
const pane = (exhibitId: string, look: Partial<Pane> = {}): Pane => ({ exhibitId, page: 1, rotation: 0, region: null, ...look });
/** A broad line across the middle. */
const stroke: Stroke = { strokeId: '00000000-0000-4000-b009-000000000000', tool: 'pen', colour: 'yellow', points: [0, 5000, 10_000, 5000] };

const moments = [
  'shown',
  'played',
  'paused',
  'marked',
  'moved',
  'recess',
  'again',
  'turned',
  'beside',
  'closed',
  'opened',
  'over',
  'heard',
  'lost',
  'off',
] as const;
const at = {} as Record<(typeof moments)[number], number>;
const recessS = 7;
let endS = 0;
let recording: TestRecording;
let video = '';

function act(hearing: TestHearing): void {
  const judge = hearing.idOf('presidingJudge');
  const now = (): number => (Date.parse(hearing.events.at(-1)?.at ?? '') - openedAtMs) / 1000 - (at.recess === undefined ? 0 : recessS);
  const did = (name: keyof typeof at, waitS = 0): void => {
    at[name] = now();
    hearing.wait(waitS);
  };
  const show = (...panes: Pane[]): void => hearing.command({ type: 'presentation.show', payload: { panes, isForWitness: false } }, judge);
  const play = (exhibitId: string, isPlaying: boolean, positionMs: number): void =>
    hearing.command({ type: 'presentation.play', payload: { exhibitId, isPlaying, positionMs } }, judge);
  const open = (visibility: 'court' | 'parties'): void =>
    hearing.command({ type: 'exhibit.setVisibility', payload: { exhibitId: film, visibility, namedIds: [], reason: 'a secret' } }, judge);
  for (const [index, exhibitId] of [film, sound, lost].entries()) {
    const about = { title: '录像', purpose: 'x', source: 'y', form: 'copy' as const, pointIds: [] };
    hearing.command({ type: 'exhibit.file', payload: { exhibitId, document: evidenceDocument(index), ...about } }, hearing.idOf('clerk'));
  }
  hearing.command({ type: 'exchange.open', payload: {} }, hearing.idOf('clerk'));
  hearing.command({ type: 'presenter.name', payload: { participantId: judge } }, judge);
  show(pane(film));
  did('shown');
  play(film, true, 0);
  did('played', 3);
  play(film, false, 3500);
  did('paused');
  hearing.command({ type: 'strokes.draw', payload: { exhibitId: film, page: 1, strokes: [stroke] } }, judge);
  did('marked', 1);
  play(film, true, 8000);
  did('moved', 2);
  hearing.command({ type: 'hearing.recess', payload: { reason: 'lunch' } }, judge);
  const recessedAt = now();
  hearing.wait(recessS - 1);
  hearing.command({ type: 'hearing.resume', payload: {} }, judge);
  at.recess = recessedAt;
  hearing.wait(1);
  play(film, true, 1000);
  did('again', 1);
  show(pane(film, { rotation: 90, region: { x: 0, y: 0, width: 5000, height: 10_000 } }));
  did('turned', 5);
  show(pane(sound), pane(film));
  did('beside', 1);
  open('court');
  did('closed', 1);
  open('parties');
  did('opened', 1);
  show(pane(film));
  did('over', 3);
  show(pane(sound));
  play(sound, true, 5000);
  did('heard', 2);
  show(pane(lost));
  play(lost, true, 0);
  did('lost', 1);
  hearing.command({ type: 'presentation.clear', payload: {} }, judge);
  did('off', 1);
  endS = now() + 2;
}

beforeAll(async () => {
  const frames = await encodeH264('color=c=0x202020:s=320x180:r=25', 5, { keyS: 2 });
  const spans = [0, 1].map((index) => ({ fromAtMs: openedAtMs + index, toAtMs: openedAtMs + index + 1 }));
  const track = { participantId: participantIdOf(0), source: 'camera', mimeType: 'video/H264', frames, startsAtMs: openedAtMs } as const;
  recording = await makeRecording([track], spans, {
    documents,
    act(hearing) {
      act(hearing);
      const atMs = (s: number): number => openedAtMs + s * 1000;
      // The spans are of this hearing's acts, which are known only now.
      Object.assign(spans[0] ?? {}, { fromAtMs: openedAtMs, toAtMs: atMs(at.recess) });
      Object.assign(spans[1] ?? {}, { fromAtMs: atMs(at.recess + recessS), toAtMs: atMs(endS + recessS) });
    },
  });
  for (const [index, kinds] of (['both', 'sound'] as const).entries()) await storeFilm(recording.store, documents[index] ?? (undefined as never), kinds);
  video = join(recording.root, 'store', recordingKeys.product(recording.order.recordingId, 'hearing.mp4'));
  await recording.run('assemble');
  await recording.run('compose');
}, 300_000);
afterAll(() => rm(recording.root, { recursive: true, force: true }));

/** In the middle of one of so many pages; moved from there. */
function colourIn(atS: number, [index, count]: readonly [number, number] = [0, 1], [byX, byY] = [0, -100]): [number, number, number] {
  const sheet = layoutSheets(count)[index] ?? panel;
  return readColour(video, atS, panel.x + sheet.x + sheet.width / 2 + byX, panel.y + sheet.y + sheet.height / 2 + byY);
}
const seen = (atS: number): number | undefined => secondOf(colourIn(atS));
const heard = (atS: number): number | undefined => readTone(video, atS, filmTones);

describe('a film in the recording', () => {
  test('is seen and heard at its place from the moment at which it was played', () => {
    for (const second of [0, 1, 2, 3]) {
      expect(seen(at.played + second + 0.08)).toBe(second);
      expect(seen(at.played + second + 0.88)).toBe(second);
      expect(heard(at.played + second + 0.5)).toBe(toneOf(second));
    }
    expect([seen(at.shown + 0.5), heard(at.shown + 0.5)]).toEqual([0, undefined]);
  });

  test('stands still where it was paused, without a sound, under the marks that were made on it', () => {
    expect([seen(at.paused + 0.3), seen(at.marked + 1.7)]).toEqual([3, 3]);
    expect([heard(at.paused + 0.5), heard(at.marked + 1)]).toEqual([undefined, undefined]);
    const line = (atS: number) => colourIn(atS, [0, 1], [0, 0]);
    expect(secondOf(line(at.paused + 0.5))).toBe(3);
    const [red, green, blue] = line(at.marked + 0.5);
    expect([red > 200, green > 170, blue < 60]).toEqual([true, true, true]);
  });

  test('goes on from where it was moved to, under its marks, and ends with the sitting', () => {
    expect([seen(at.moved + 0.1), seen(at.moved + 1.5), seen(at.recess - 0.1)]).toEqual([8, 9, 10]);
    expect([heard(at.moved + 0.5), heard(at.moved + 1.5)]).toEqual([toneOf(8), toneOf(9)]);
    expect(colourIn(at.moved + 1.5, [0, 1], [0, 0])[0]).toBeGreaterThan(200);
    expect([seen(at.recess + 0.5), heard(at.recess + 0.5)]).toEqual([0, undefined]);
    expect([seen(at.again + 0.5), heard(at.again + 0.5)]).toEqual([1, toneOf(1)]);
  });

  test('goes on beside another page, in its own place', () => {
    const position = Math.floor(1 + at.beside - at.again);
    expect([secondOf(colourIn(at.beside + 0.5, [1, 2])), heard(at.beside + 0.5)]).toEqual([position, toneOf(position)]);
    expect(secondOf(colourIn(at.beside + 0.5, [0, 2], [0, 0]))).toBeUndefined();
  });

  test('is neither seen nor heard while it is closed to the parties, and goes on elsewhere in it when it is open again', () => {
    expect([secondOf(colourIn(at.closed + 0.5, [1, 2])), heard(at.closed + 0.5)]).toEqual([undefined, undefined]);
    const position = Math.floor(1 + at.opened - at.again);
    expect([secondOf(colourIn(at.opened + 0.5, [1, 2])), heard(at.opened + 0.5)]).toEqual([position, toneOf(position)]);
  });

  test('is turned and enlarged as its page, over the seam of two slices', () => {
    const position = (atS: number): number => Math.floor(1 + atS - at.again);
    expect([at.turned, at.beside].map((one) => one < 30)).toEqual([true, false]);
    for (const atS of [at.turned + 0.5, 29.5, 30.5]) {
      // Half of a page of 2:1 is a square: it is as high as its place.
      for (const by of [-200, 200]) expect(secondOf(colourIn(atS, [0, 1], [by, by]))).toBe(position(atS));
      expect(heard(atS)).toBe(toneOf(position(atS)));
    }
  });

  test('stands at its last picture when it is over, and is heard no more', () => {
    const endsAt = at.again + filmSeconds - 1;
    expect([endsAt - at.over >= 1, at.heard - endsAt >= 2]).toEqual([true, true]);
    expect([seen(endsAt - 0.5), seen(endsAt + 0.5), seen(endsAt + 1.5)]).toEqual([15, 15, 15]);
    expect([heard(endsAt - 0.5), heard(endsAt + 0.5)]).toEqual([toneOf(15), undefined]);
  });

  test('is heard where it is sound alone, over its waveform', () => {
    expect([heard(at.heard + 0.5), heard(at.heard + 1.5)]).toEqual([toneOf(5), toneOf(6)]);
    expect(secondOf(colourIn(at.heard + 0.5))).toBeUndefined();
  });

  test('leaves its place empty where it is lost, and the recording is whole', () => {
    expect([seen(at.lost + 0.5), heard(at.lost + 0.5)]).toEqual([undefined, undefined]);
    expect([seen(at.off + 0.5), heard(at.off + 0.5)]).toEqual([undefined, undefined]);
  });

  test('gives the same bytes when it is made again', async () => {
    const digest = async () =>
      createHash('sha256')
        .update(await readFile(video))
        .digest('hex');
    const first = await digest();
    await recording.store.remove(recordingKeys.product(recording.order.recordingId, 'hearing.mp4'));
    await recording.run('compose');
    expect(await digest()).toBe(first);
  }, 300_000);
});
