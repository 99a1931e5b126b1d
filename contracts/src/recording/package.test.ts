import { describe, expect, it } from 'vitest';
import { bagDeclaration, formatBagInfo, formatBagManifest } from './bag.ts';
import { type ExportChoice, exportChoiceSchema, planMedia } from './package.ts';

const id = '00000000-0000-4000-8000-000000000001';
const file = (name: string, mimeType: string) => ({ name, bytes: 10, sha256: 'a'.repeat(64), mimeType });
const track = (name: string, mimeType: string, startsAtMs: number, durationMs: number) =>
  ({
    ...file(name, mimeType),
    participantId: id,
    role: 'plaintiff',
    displayName: 'x',
    source: mimeType.startsWith('audio') ? 'microphone' : 'camera',
    startsAtMs,
    durationMs,
  }) as const;
const manifest = {
  durationMs: 60_000,
  video: file('hearing.mp4', 'video/mp4'),
  tracks: [
    track('tracks/1.webm', 'audio/webm', 5000, 10_000),
    track('tracks/2.mp4', 'video/mp4', 0, 60_000),
    track('tracks/3.webm', 'video/webm', 40_000, 20_000),
  ],
};
const choose = (change: Partial<ExportChoice>): ExportChoice =>
  exportChoiceSchema.parse({ form: 'whole', span: null, tracks: [], withLog: true, withExhibits: true, withJournal: false, isMarked: false, ...change });
const plan = (change: Partial<ExportChoice>) =>
  planMedia(manifest, choose(change)).map(({ name, make }) => [name, make && [make.kind, make.cut, make.isMarked]]);

describe('what a package holds', () => {
  it('is every product as it is, when the whole is asked for', () => {
    expect(plan({})).toEqual([
      ['hearing.mp4', null],
      ['tracks/1.webm', null],
      ['tracks/2.mp4', null],
      ['tracks/3.webm', null],
    ]);
  });
  it('is sound alone in a form that anything plays, and never a picture', () => {
    expect(plan({ form: 'audio' })).toEqual([
      ['hearing.m4a', ['audio', null, false]],
      ['tracks/1.m4a', ['audio', null, false]],
    ]);
  });
  it('is a span on the clock of each track, without those that were silent in it', () => {
    expect(plan({ span: { fromMs: 10_000, toMs: 30_000 } })).toEqual([
      ['hearing.mp4', ['video', { fromMs: 10_000, toMs: 30_000 }, false]],
      ['tracks/1.m4a', ['audio', { fromMs: 5000, toMs: 10_000 }, false]],
      ['tracks/2.mp4', ['video', { fromMs: 10_000, toMs: 30_000 }, false]],
    ]);
  });
  it('is made anew when it is marked, in picture and sound, whatever of them it has', () => {
    expect(plan({ form: 'tracks', tracks: ['tracks/1.webm', 'tracks/3.webm'], isMarked: true })).toEqual([
      ['tracks/1.m4a', ['audio', null, true]],
      ['tracks/3.mp4', ['video', null, true]],
    ]);
    for (const form of ['audio', 'whole'] as const) {
      const made = planMedia(manifest, choose({ form, isMarked: true })).map(({ make }) => make);
      expect(made.every((make) => make?.isMarked)).toBe(true);
      expect(made.map((make) => make?.hasSound)).toEqual(form === 'audio' ? [true, true] : [true, true, false, false]);
    }
  });
  it.each([
    [{ span: { fromMs: 5, toMs: 5 } }],
    [{ span: { fromMs: -1, toMs: 5 } }],
    [{ form: 'tracks' as const }],
    [{ tracks: ['tracks/1.webm'] }],
    [{ form: 'everything' as never }],
  ])('is not chosen by %j', (change) => {
    expect(() => choose(change)).toThrow();
  });
});

describe('a bag', () => {
  const files = [
    { path: 'data/b', bytes: 3, sha256: 'b'.repeat(64) },
    { path: 'data/a', bytes: 4, sha256: 'a'.repeat(64) },
  ];
  it('names its files by their hashes, and its payload by size and number', () => {
    expect(bagDeclaration.split('\n')).toEqual(['BagIt-Version: 1.0', 'Tag-File-Character-Encoding: UTF-8', '']);
    expect(formatBagManifest(files)).toBe(`${'a'.repeat(64)}  data/a\n${'b'.repeat(64)}  data/b\n`);
    expect(formatBagInfo([['Assize-Purpose', 'one\r\nPayload-Oxum: 0.0']], files)).toBe('Assize-Purpose: one Payload-Oxum: 0.0\nPayload-Oxum: 7.2\n');
  });
});
