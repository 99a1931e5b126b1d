import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** For tests: documents as people file them, made by the programs that make them in life. */
export class DocumentMaker {
  readonly #folder: string;
  #count = 0;

  constructor(folder: string) {
    this.#folder = folder;
  }

  async #path(ending: string): Promise<string> {
    return join(this.#folder, `made-${String(++this.#count)}.${ending}`);
  }

  /** ImageMagick: what it is told to draw, in the form of the ending. */
  async picture(ending: string, ...drawing: readonly string[]): Promise<Buffer> {
    const path = await this.#path(ending);
    await run('/usr/bin/convert', [...drawing, path]);
    return readFile(path);
  }

  /** LibreOffice: words, one paragraph a line, in the form of the ending. */
  async office(ending: 'pdf' | 'docx' | 'odt', lines: readonly string[]): Promise<Buffer> {
    const text = await this.#path('txt');
    await writeFile(text, lines.join('\n'));
    const home = join(this.#folder, 'home');
    const filter = ['--infilter=Text (encoded):UTF8,LF,Noto Sans CJK SC,zh-CN'];
    await run('/usr/bin/soffice', ['--headless', `-env:UserInstallation=file://${home}`, ...filter, '--convert-to', ending, '--outdir', this.#folder, text]);
    return readFile(text.replace(/txt$/, ending));
  }

  /** ffmpeg: a second of sound, of picture, or of both. */
  async media(ending: string, ...args: readonly string[]): Promise<Buffer> {
    const path = await this.#path(ending);
    await run(process.env['FFMPEG_BIN'] ?? 'ffmpeg', ['-v', 'error', ...args, '-y', path]);
    return readFile(path);
  }

  /** The pages of one PDF, so many times over (poppler). */
  async repeated(pdf: Buffer, times: number): Promise<Buffer> {
    let path = await this.#path('pdf');
    await writeFile(path, pdf);
    for (let left = times; left > 1;) {
      const step = Math.min(50, left);
      const next = await this.#path('pdf');
      await run('pdfunite', [...Array.from({ length: step }, () => path), next], { maxBuffer: 1 << 26 });
      path = next;
      left = Math.ceil(left / step);
    }
    return readFile(path);
  }
}

/** A PDF written by hand: one page with these entries and this content. */
export function rawPdf(page: string, content: string, objects: readonly string[] = []): Buffer {
  const all = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    `<</Type/Page/Parent 2 0 R/Contents 4 0 R ${page}>>`,
    `<</Length ${String(content.length)}>>stream\n${content}\nendstream`,
    ...objects,
  ];
  let body = '%PDF-1.7\n';
  const offsets = all.map((object, index) => {
    const at = body.length;
    body += `${String(index + 1)} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const table = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  const end = `trailer<</Root 1 0 R/Size ${String(all.length + 1)}>>\nstartxref\n${String(body.length)}\n%%EOF\n`;
  return Buffer.from(`${body}xref\n0 ${String(all.length + 1)}\n0000000000 65535 f \n${table}${end}`, 'latin1');
}

/** A picture on a page, as a scanner writes it. */
export function scannedPdf(jpeg: Buffer, [width, height]: readonly [number, number], box: readonly [number, number]): Buffer {
  const about = `/Type/XObject/Subtype/Image/Width ${String(width)}/Height ${String(height)}/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode`;
  const picture = `<<${about}/Length ${String(jpeg.length)}>>stream\n${jpeg.toString('latin1')}\nendstream`;
  const content = `${String(box[0])} 0 0 ${String(box[1])} 0 0 cm /X Do`;
  return rawPdf(`/MediaBox[0 0 ${box.join(' ')}]/Resources<</XObject<</X 5 0 R>>>>`, content, [picture]);
}

/** A JPEG as a camera that was held to the right writes it: EXIF orientation 6, to be turned by a quarter (CIPA DC-008 section 4.6.4). */
export function heldToTheRight(jpeg: Buffer): Buffer {
  const entry = [0x12, 0x01, 0x03, 0x00, 0x01, 0x00, 0x00, 0x00, 0x06, 0x00, 0x00, 0x00];
  const tiff = [0x49, 0x49, 0x2a, 0x00, 0x08, 0x00, 0x00, 0x00, 0x01, 0x00, ...entry, 0x00, 0x00, 0x00, 0x00];
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), Buffer.from(tiff)]);
  const head = Buffer.from([0xff, 0xe1, 0x00, body.length + 2]);
  return Buffer.concat([jpeg.subarray(0, 2), head, body, jpeg.subarray(2)]);
}
