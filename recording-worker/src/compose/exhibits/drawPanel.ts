import { exhibitName } from '@assize/contracts/hearing/evidence/exhibitName';
import { lineOf, type Shape, shownBox, turnedPage } from '@assize/contracts/hearing/presentation/geometry';
import sharp from 'sharp';
import { fitText } from '../fitText.ts';
import { headHeight, layoutSheets, panel } from './layoutBeside.ts';
import type { ShownPane } from './shownOf.ts';

const headSize = 18;
function labelOf({ number, title, page, isOpen }: Pick<ShownPane, 'number' | 'title' | 'page' | 'isOpen'>): string {
  const name = exhibitName(number);
  return isOpen ? `${name} ${title} 第${String(page)}页` : `${name} 不公开 · Not shown here`;
}

function escape(text: string): string {
  return text.replaceAll(/\p{C}/gu, ' ').replaceAll(/[<>&"']/g, (sign) => `&#${String(sign.codePointAt(0))};`);
}

interface Area {
  x: number;
  y: number;
  width: number;
  height: number;
}
const place = ({ x, y, width, height }: Area): string => `x="${String(x)}" y="${String(y)}" width="${String(width)}" height="${String(height)}"`;

/** A page as it lies in its place, with something of its shape on it. */
function drawSheet(pane: ShownPane, shape: Shape, sheet: Area, inner: string): string {
  const box = shownBox(shape, pane);
  const view = [box.x, box.y, box.width, box.height].join(' ');
  return `<svg ${place(sheet)} viewBox="${view}" preserveAspectRatio="xMidYMid meet"><g transform="${turnedPage(shape, pane.rotation).transform}">${inner}</g></svg>`;
}

function drawLines({ strokes }: ShownPane, shape: Shape): string {
  const lines = strokes.map((stroke) => {
    const line = lineOf(stroke, shape);
    return `<polyline points="${line.points}" fill="none" stroke="${line.colour}" stroke-width="${String(line.width)}" stroke-linecap="round" stroke-linejoin="round" opacity="${String(line.opacity)}"/>`;
  });
  return lines.join('');
}

async function drawPane(pane: ShownPane, jpeg: Buffer | undefined, sheet: Area): Promise<string> {
  const text = escape(fitText(labelOf(pane), (sheet.width - 24) / headSize));
  const head = `<text x="${String(sheet.x + 12)}" y="${String(sheet.y - headHeight + 25)}" font-family="Noto Sans CJK SC, sans-serif" font-size="${String(headSize)}" fill="#1f2937">${text}</text>`;
  if (!jpeg) return `${head}<rect ${place(sheet)} fill="#2a323e"/>`;
  const { width, height } = await sharp(jpeg).metadata();
  const shape = [width, height] as const;
  const whole = `width="${String(width)}" height="${String(height)}"`;
  const page = `<rect ${whole} fill="#fff"/><image href="data:image/jpeg;base64,${jpeg.toString('base64')}" ${whole} preserveAspectRatio="none"/>`;
  return `${head}<rect ${place(sheet)} fill="#d7dbe1"/>${drawSheet(pane, shape, sheet, `${page}${drawLines(pane, shape)}`)}`;
}

const size = `width="${String(panel.width)}" height="${String(panel.height)}"`;
function toSvg(inner: string): Buffer {
  return Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" ${size}>${inner}</svg>`);
}

/** What is before the court, as one picture of the size of the panel (PNG): drawn from pages, not from a screen. */
export async function drawPanel(panes: readonly ShownPane[], pageOf: (pane: ShownPane) => Promise<Buffer | undefined>): Promise<Buffer> {
  const sheets = layoutSheets(panes.length);
  const drawn = await Promise.all(panes.map(async (pane, index) => drawPane(pane, pane.isOpen ? await pageOf(pane) : undefined, sheets[index] ?? panel)));
  return sharp(toSvg(`<rect ${size} fill="#fff"/>${drawn.join('')}`), { unlimited: true })
    .removeAlpha()
    .png()
    .toBuffer();
}

/** The marks alone, on what lets through all else (PNG): to lie on films of this shape. Undefined where there are none. */
export async function drawMarks(panes: readonly ShownPane[], isFilm: (pane: ShownPane) => boolean, shape: Shape): Promise<Buffer | undefined> {
  if (!panes.some((pane) => isFilm(pane) && pane.strokes.length > 0)) return undefined;
  const sheets = layoutSheets(panes.length);
  const drawn = panes.map((pane, index) => (isFilm(pane) ? drawSheet(pane, shape, sheets[index] ?? panel, drawLines(pane, shape)) : ''));
  return sharp(toSvg(drawn.join('')))
    .png()
    .toBuffer();
}
