import { execFileSync } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { documentKeys } from '@assize/contracts/hearing/evidence/pages';
import type { Pane, Stroke } from '@assize/contracts/hearing/presentation/wire';
import { recordingKeys } from '@assize/contracts/recording/products';
import { evidenceDocument } from '@assize/contracts/testing/evidenceDocument';
import type { TestHearing } from '@assize/contracts/testing/buildHearing';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { encodeH264 } from '@assize/platform/testing/encodeMedia';
import { openedAtMs, participantIdOf } from '../../testing/buildOrder.ts';
import { makeRecording, type TestRecording } from '../../testing/makeRecording.ts';
import { layoutBeside, panel } from './layoutBeside.ts';

/* A judge in plain green for 20 seconds; two exhibits are put before the court, marked and taken off. */
const [open, closed] = ['00000000-0000-4000-b007-000000000000', '00000000-0000-4000-b007-000000000001'];
const pane = (exhibitId: string, page: number, look: Partial<Pane> = {}): Pane => ({ exhibitId, page, rotation: 0, region: null, ...look });
/** A broad line across the middle of the page. */
const stroke: Stroke = { strokeId: '00000000-0000-4000-b009-000000000000', tool: 'highlighter', colour: 'blue', points: [0, 5000, 10_000, 5000] };
let recording: TestRecording;
let video = '';
/** When each act was, seconds of the recording. */
const at: Record<'first' | 'marked' | 'second' | 'large' | 'closed' | 'off', number> = { first: 0, marked: 0, second: 0, large: 0, closed: 0, off: 0 };

function act(hearing: TestHearing): void {
  const by = (role: 'lawyer' | 'clerk' | 'presidingJudge'): string => hearing.idOf(role);
  const about = { purpose: 'x', source: 'y', form: 'copy' as const, pointIds: [] };
  const show = (name: keyof typeof at, panes: Pane[]): void => {
    hearing.command({ type: 'presentation.show', payload: { panes, isForWitness: false } }, by('presidingJudge'));
    now(name);
  };
  const now = (name: keyof typeof at): void => void (at[name] = (Date.parse(hearing.events.at(-1)?.at ?? '') - openedAtMs) / 1000);
  for (const [index, exhibitId] of [open, closed].entries())
    hearing.command({ type: 'exhibit.file', payload: { exhibitId, document: evidenceDocument(index), title: '合同', ...about } }, by('clerk'));
  hearing.command({ type: 'exchange.open', payload: {} }, by('clerk'));
  hearing.command(
    { type: 'exhibit.setVisibility', payload: { exhibitId: closed, visibility: 'court', namedIds: [], reason: 'a secret' } },
    by('presidingJudge'),
  );
  hearing.command({ type: 'presenter.name', payload: { participantId: by('presidingJudge') } }, by('presidingJudge'));
  show('first', [pane(open, 1)]);
  hearing.command({ type: 'strokes.draw', payload: { exhibitId: open, page: 1, strokes: [stroke] } }, by('presidingJudge'));
  now('marked');
  show('second', [pane(open, 2)]);
  show('large', [pane(open, 2, { rotation: 90, region: { x: 0, y: 5000, width: 5000, height: 5000 } })]);
  show('closed', [pane(closed, 1)]);
  hearing.command({ type: 'presentation.clear', payload: {} }, by('presidingJudge'));
  now('off');
}

beforeAll(async () => {
  const frames = await encodeH264('color=c=0x00a000:s=320x180:r=25', 20, { keyS: 2 });
  const documents = [0, 1].map((index) => ({ documentId: evidenceDocument(index).documentId, hearingId: participantIdOf(90), mime: 'application/pdf' }));
  const spans = [{ fromAtMs: openedAtMs, toAtMs: openedAtMs + 20_000 }];
  recording = await makeRecording([{ participantId: participantIdOf(0), source: 'camera', mimeType: 'video/H264', frames, startsAtMs: openedAtMs }], spans, {
    act,
    documents,
  });
  const plain = (background: string) => sharp({ create: { width: 1131, height: 1600, channels: 3, background } });
  /** Red above, white below; and a page that is yellow on the right below. */
  const halves = plain('#ff0000').composite([
    {
      input: await sharp({ create: { width: 1131, height: 800, channels: 3, background: '#fff' } })
        .png()
        .toBuffer(),
      top: 800,
      left: 0,
    },
  ]);
  const corner = plain('#fff').composite([
    {
      input: await sharp({ create: { width: 565, height: 800, channels: 3, background: '#ffff00' } })
        .png()
        .toBuffer(),
      top: 800,
      left: 0,
    },
  ]);
  for (const [index, pages] of [[halves, corner], [plain('#ff00ff')]].entries())
    for (const [number, one] of pages.entries())
      for (const size of ['screen', 'zoom'] as const)
        await recording.store.put(
          documentKeys.page(participantIdOf(90), evidenceDocument(index).documentId, number + 1, size),
          await one.clone().jpeg({ quality: 95, chromaSubsampling: '4:4:4' }).toBuffer(),
        );
  await recording.run('assemble');
  await recording.run('compose');
  video = join(recording.root, 'store', recordingKeys.product(recording.order.recordingId, 'hearing.mp4'));
}, 300_000);
afterAll(() => rm(recording.root, { recursive: true, force: true }));

/** The colour of a place of the picture at a moment. */
function colourAt(atS: number, x: number, y: number): 'red' | 'green' | 'blue' | 'yellow' | 'white' | 'magenta' | 'dark' | 'other' {
  const area = `crop=4:4:${String(Math.round(x) - 2)}:${String(Math.round(y) - 2)}`;
  const bytes = execFileSync('ffmpeg', [
    '-v',
    'error',
    '-ss',
    String(atS),
    '-i',
    video,
    '-frames:v',
    '1',
    '-vf',
    `${area},scale=1:1,format=rgb24`,
    '-f',
    'rawvideo',
    '-',
  ]);
  const [red = 0, green = 0, blue = 0] = bytes;
  const name = [red, green, blue].map((one) => (one > 200 ? '1' : one < 110 ? '0' : '?')).join('');
  if (name === '100') return 'red';
  if (name === '111') return 'white';
  if (name === '110') return 'yellow';
  if (name === '101') return 'magenta';
  if (red < 70 && blue < 70 && green > 90) return 'green';
  if (red < 70 && green < 70 && blue < 80) return 'dark';
  return blue > red + 30 ? 'blue' : 'other';
}
const middle = { x: panel.x + panel.width / 2, y: panel.y + 36 + (panel.height - 36) / 2 };
const tile = () => layoutBeside(recording.order.participants.filter((one) => one.role !== 'witness')).find((one) => one.participantId === participantIdOf(0));

describe('the composed picture', () => {
  test('shows the page that was before the court, from the moment at which it was, with its marks from theirs', () => {
    const upper = (atS: number) => colourAt(atS, middle.x, middle.y - 150);
    const line = (atS: number) => colourAt(atS, middle.x, middle.y + 4);
    const seats = upper(at.first - 0.3);
    expect(seats).not.toBe('red');
    expect(upper(at.first + 0.3)).toBe('red');
    expect(colourAt(at.first + 0.3, middle.x, middle.y + 150)).toBe('white');
    expect([line(at.first + 0.3), line(at.marked + 0.3)]).toEqual(['white', 'blue']);
    expect([upper(at.second + 0.3), upper(at.off + 0.5)]).toEqual(['white', seats]);
  });

  test('shows a page as it was turned and enlarged', () => {
    expect(colourAt(at.second + 0.3, middle.x - 100, middle.y + 150)).toBe('yellow');
    // The lower left quarter, turned to the right, is all that is seen.
    for (const [x, y] of [
      [-200, -200],
      [200, 200],
    ] as const)
      expect(colourAt(at.large + 0.3, middle.x + x, middle.y + y)).toBe('yellow');
  });

  test('shows nothing of a page that was closed to the parties', () => {
    expect(colourAt(at.closed + 0.3, middle.x, middle.y)).toBe('dark');
  });

  test('shows the people beside the page, and in their seats again without one', () => {
    const beside = tile();
    if (!beside) throw new Error('no place beside');
    const [x, y] = [beside.x + beside.width / 2, beside.y + beside.height / 2];
    expect([colourAt(at.first + 0.4, x, y), colourAt(at.second + 0.4, x, y)]).toEqual(['green', 'green']);
    expect(colourAt(at.off + 0.5, x, y)).not.toBe('green');
  });

  test('names the page in its chapters, once however it is turned', () => {
    const read = JSON.parse(execFileSync('ffprobe', ['-v', 'error', '-show_chapters', '-of', 'json', video]).toString()) as {
      chapters: { start_time: string; tags: { title: string } }[];
    };
    const pages = read.chapters.filter((one) => one.tags.title.includes('证据')).map((one) => [Math.round(Number(one.start_time)), one.tags.title]);
    expect(pages).toEqual([
      [at.first, '法院证据1 第1页 · Page 1'],
      [at.second, '法院证据1 第2页 · Page 2'],
      [at.closed, '法院证据2 第1页 · Page 1'],
    ]);
  });
});
