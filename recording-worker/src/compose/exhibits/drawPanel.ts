import { exhibitName } from '@assize/contracts/hearing/evidence/exhibitName';
import { lineOf, shownBox, turnedPage } from '@assize/contracts/hearing/presentation/geometry';
import sharp from 'sharp';
import { fitText } from '../fitText.ts';
import { panel } from './layoutBeside.ts';
import type { ShownPane } from './shownOf.ts';

const headHeight = 36;
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

async function drawPane(pane: ShownPane, jpeg: Buffer | undefined, area: Area): Promise<string> {
  const sheet = { ...area, y: area.y + headHeight, height: area.height - headHeight };
  const text = escape(fitText(labelOf(pane), (area.width - 24) / headSize));
  const head = `<text x="${String(area.x + 12)}" y="${String(area.y + 25)}" font-family="Noto Sans CJK SC, sans-serif" font-size="${String(headSize)}" fill="#1f2937">${text}</text>`;
  if (!jpeg) return `${head}<rect ${place(sheet)} fill="#2a323e"/>`;
  const { width, height } = await sharp(jpeg).metadata();
  const shape = [width, height] as const;
  const box = shownBox(shape, pane);
  const marks = pane.strokes.map((stroke) => {
    const line = lineOf(stroke, shape);
    return `<polyline points="${line.points}" fill="none" stroke="${line.colour}" stroke-width="${String(line.width)}" stroke-linecap="round" stroke-linejoin="round" opacity="${String(line.opacity)}"/>`;
  });
  const whole = `width="${String(width)}" height="${String(height)}"`;
  const page = `<image href="data:image/jpeg;base64,${jpeg.toString('base64')}" ${whole} preserveAspectRatio="none"/>`;
  const view = [box.x, box.y, box.width, box.height].join(' ');
  const turned = `<g transform="${turnedPage(shape, pane.rotation).transform}"><rect ${whole} fill="#fff"/>${page}${marks.join('')}</g>`;
  return `${head}<rect ${place(sheet)} fill="#d7dbe1"/><svg ${place(sheet)} viewBox="${view}" preserveAspectRatio="xMidYMid meet">${turned}</svg>`;
}

/** What is before the court, as one picture of the size of the panel (PNG): drawn from pages, not from a screen. */
export async function drawPanel(panes: readonly ShownPane[], pageOf: (pane: ShownPane) => Promise<Buffer | undefined>): Promise<Buffer> {
  const width = Math.floor(panel.width / Math.max(1, panes.length));
  const drawn = await Promise.all(
    panes.map(async (pane, index) => drawPane(pane, pane.isOpen ? await pageOf(pane) : undefined, { x: index * width, y: 0, width, height: panel.height })),
  );
  const size = `width="${String(panel.width)}" height="${String(panel.height)}"`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" ${size}><rect ${size} fill="#fff"/>${drawn.join('')}</svg>`;
  return sharp(Buffer.from(svg), { unlimited: true }).removeAlpha().png().toBuffer();
}
