import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ProductionOrder } from '@assize/contracts/recording/products';
import type { FfmpegOptions } from '../ffmpeg/FfmpegProcess.ts';
import { runFfmpeg } from '../ffmpeg/runFfmpeg.ts';
import { fitText } from './fitText.ts';
import { canvas, stripHeight, type Tile } from './layoutSeats.ts';

type Person = ProductionOrder['participants'][number];
/** One still of the courtroom as planar YUV 4:2:0, `width` × `height` of the canvas. */
export type Still = Buffer;

const colours = {
  stage: '0x12171F',
  strip: '0x1F3B63',
  plate: '0x1F3B63',
  bench: '0x9A7432',
  off: '0x2A323E',
  absent: '0x191F29',
  text: '0xFAF8F4',
  quiet: '0xB9C0CA',
  faint: '0x7C8592',
};
export const fontName = 'plate-font.otf';
const clockEms = 11;

interface Label {
  text: string;
  x: string;
  y: string;
  size: number;
  colour: string;
}

function box(area: { x: number; y: number; width: number; height: number }, colour: string): string {
  return `drawbox=x=${String(area.x)}:y=${String(area.y)}:w=${String(area.width)}:h=${String(area.height)}:color=${colour}:t=fill`;
}

function tileLabels(tile: Tile, person: Person, isPresent: boolean): Label[] {
  const size = Math.min(18, Math.max(10, Math.round(tile.width / 17)));
  const middleX = `${String(tile.x + (tile.width >> 1))}-text_w/2`;
  const middleY = (part: number): string => `${String(tile.y + Math.round(tile.height * part))}-max_glyph_h/2`;
  const plateY = `${String(tile.plate.y + (tile.plate.height >> 1))}-max_glyph_h/2`;
  const large = Math.round(tile.width / 11);
  return [
    { text: fitText(`${person.roleLabel}  ${person.name}`, (tile.width - 12) / size), x: middleX, y: plateY, size, colour: colours.text },
    { text: fitText(person.name, (tile.width - 12) / large), x: middleX, y: middleY(0.42), size: large, colour: isPresent ? colours.quiet : colours.faint },
    {
      text: fitText(isPresent ? '无画面 · No picture' : '不在庭 · Not in court', (tile.width - 12) / size),
      x: middleX,
      y: middleY(0.66),
      size,
      colour: colours.faint,
    },
  ];
}

/** Draws the whole courtroom with everybody present, or with nobody. */
async function drawStill(options: DrawOptions, isPresent: boolean): Promise<Still> {
  const name = `${options.name}-${isPresent ? 'present' : 'absent'}`;
  const labels: Label[] = [
    {
      text: fitText(`${options.order.court}    ${options.order.caseNumber}`, (canvas.width - 40) / 20 - clockEms),
      x: '16',
      y: `${String(stripHeight >> 1)}-max_glyph_h/2`,
      size: 20,
      colour: colours.text,
    },
  ];
  const filters = [box({ x: 0, y: 0, width: canvas.width, height: stripHeight }, colours.strip)];
  for (const tile of options.tiles) {
    const person = options.order.participants.find((one) => one.id === tile.participantId);
    if (!person) continue;
    filters.push(box(tile, isPresent ? colours.off : colours.absent), box(tile.plate, person.side === 'bench' ? colours.bench : colours.plate));
    labels.push(...tileLabels(tile, person, isPresent));
  }
  for (const [index, label] of labels.entries()) {
    // Texts go by files: no character of a name can end an argument.
    const file = `${name}-${String(index)}.txt`;
    await writeFile(join(options.cwd, file), label.text);
    filters.push(
      `drawtext=fontfile=${fontName}:textfile=${file}:expansion=none:fontsize=${String(label.size)}:fontcolor=${label.colour}:x=${label.x}:y=${label.y}`,
    );
  }
  const script = `${name}.filter`;
  await writeFile(join(options.cwd, script), filters.join(',\n'));
  const size = `${String(canvas.width)}x${String(canvas.height)}`;
  const args = [
    '-f',
    'lavfi',
    '-i',
    `color=c=${colours.stage}:s=${size}:r=1,format=yuv420p`,
    '-filter_script:v',
    script,
    '-frames:v',
    '1',
    '-pix_fmt',
    'yuv420p',
    '-f',
    'rawvideo',
    `${name}.yuv`,
  ];
  await runFfmpeg({ ...options, args });
  return readFile(join(options.cwd, `${name}.yuv`));
}

export interface DrawOptions extends Omit<FfmpegOptions, 'args'> {
  /** Of the files it works with. */
  name: string;
  order: ProductionOrder;
  tiles: readonly Tile[];
}
export interface Stills {
  present: Still;
  absent: Still;
}

/** The two stills that every moment's background is put together from. */
export async function drawStills(options: DrawOptions): Promise<Stills> {
  const [present, absent] = await Promise.all([drawStill(options, true), drawStill(options, false)]);
  return { present, absent };
}

interface Area {
  x: number;
  y: number;
  width: number;
  height: number;
}
/** The planes of a still of this size: where each begins, how long its lines are, and by how much it is smaller. */
function planesOf({ width, height }: Pick<Area, 'width' | 'height'>): { offset: number; stride: number; shift: number }[] {
  return [
    { offset: 0, stride: width, shift: 0 },
    { offset: width * height, stride: width >> 1, shift: 1 },
    { offset: (width * height * 5) >> 2, stride: width >> 1, shift: 1 },
  ];
}

/** Copies one area of a picture into another; `from`: where it lies there, the same place without it. */
function copyArea(to: Still, source: Still, area: Area, from: Area = { ...canvas, x: area.x, y: area.y }): void {
  const sources = planesOf(from);
  for (const [index, { offset, stride, shift }] of planesOf(canvas).entries()) {
    const there = sources[index];
    if (!there) continue;
    for (let row = 0; row < area.height >> shift; row++) {
      const at = there.offset + ((from.y >> shift) + row) * there.stride + (from.x >> shift);
      source.copy(to, offset + ((area.y >> shift) + row) * stride + (area.x >> shift), at, at + (area.width >> shift));
    }
  }
}

/** The courtroom with just these people present: their tiles over the empty one. */
export function mergeStills(stills: Stills, tiles: readonly Tile[], present: ReadonlySet<string>): Still {
  const merged = Buffer.from(stills.absent);
  for (const tile of tiles) if (present.has(tile.participantId)) copyArea(merged, stills.present, tile);
  return merged;
}

/** Lays a picture of just the area's size over the courtroom. */
export function pasteStill(still: Still, picture: Still, area: Area): void {
  copyArea(still, picture, area, { x: 0, y: 0, width: area.width, height: area.height });
}
