import PDFDocument from 'pdfkit';
import { buffer } from 'node:stream/consumers';

const margin = 56;
const quiet = '#5a6472';

/** A text for paper: A4, one embedded font for Chinese and English, numbered pages. The same calls give the same bytes. */
export class PrintedText {
  readonly #pdf: PDFKit.PDFDocument;
  readonly #bytes: Promise<Buffer>;
  readonly #footer: string;
  #page = 1;

  /** `at`: the date that the file bears, ISO 8601. `fontPath`: a font with Chinese glyphs. */
  constructor(options: { title: string; footer: string; at: string; fontPath: string }) {
    const at = new Date(options.at);
    this.#footer = options.footer;
    this.#pdf = new PDFDocument({
      size: 'A4',
      margins: { top: margin, left: margin, right: margin, bottom: margin },
      lang: 'zh-CN',
      displayTitle: true,
      pdfVersion: '1.7',
      info: { Title: options.title, CreationDate: at, ModDate: at, Producer: 'Assize', Creator: 'Assize' },
    });
    this.#bytes = buffer(this.#pdf);
    this.#bytes.catch(() => undefined); // told by save()
    this.#pdf.registerFont('text', options.fontPath).font('text');
    this.#writeFooter();
    this.#pdf.on('pageAdded', () => {
      this.#page++;
      this.#writeFooter();
    });
  }

  title(text: string): void {
    this.#pdf.fontSize(17).text(text, { align: 'center' }).moveDown(0.6);
  }
  heading(text: string): void {
    this.#keepTogether(60);
    this.#pdf.moveDown(0.6).fontSize(12).text(text).moveDown(0.3);
  }
  paragraph(text: string): void {
    this.#pdf.fontSize(10).fillColor('black').text(text, { lineGap: 2 }).moveDown(0.4);
  }
  /** One fact: its name in both languages, and what it is. */
  fact(name: string, value: string): void {
    this.#keepTogether(30);
    this.#pdf.fontSize(8).fillColor(quiet).text(name).fillColor('black').fontSize(10).text(value, { lineGap: 1 }).moveDown(0.35);
  }
  /** One line of a list: when, in the margin; what, and the same in English below it, small. */
  entry(when: string, text: string, english: string): void {
    this.#keepTogether(34);
    const { x, y } = this.#pdf;
    this.#pdf
      .fontSize(8.5)
      .fillColor(quiet)
      .text(when, x, y + 1, { width: 92 });
    const afterWhen = this.#pdf.y;
    const indent = { width: this.#pdf.page.width - margin * 2 - 100 };
    this.#pdf
      .fillColor('black')
      .fontSize(10)
      .text(text, x + 100, y, indent);
    if (english !== '') this.#pdf.fontSize(7.5).fillColor(quiet).text(english, indent).fillColor('black');
    this.#pdf.x = x;
    this.#pdf.y = Math.max(this.#pdf.y, afterWhen) + 5;
  }
  /** A line to write on by hand. */
  blank(name: string): void {
    this.#keepTogether(40);
    this.#pdf.moveDown(1).fontSize(10).text(`${name}：`, { continued: false });
    const y = this.#pdf.y - 2;
    this.#pdf
      .moveTo(margin + 200, y)
      .lineTo(this.#pdf.page.width - margin, y)
      .lineWidth(0.5)
      .stroke();
  }

  #keepTogether(height: number): void {
    if (this.#pdf.y + height > this.#pdf.page.height - margin) this.#pdf.addPage();
  }

  #writeFooter(): void {
    const { x, y, page } = this.#pdf;
    const bottom = page.margins.bottom;
    page.margins.bottom = 0; // else a line down there would begin a page
    const at = page.height - 36;
    this.#pdf
      .fontSize(7.5)
      .fillColor(quiet)
      .text(this.#footer, margin, at, { width: page.width - margin * 2 - 40, lineBreak: false, ellipsis: true })
      .text(String(this.#page), page.width - margin - 40, at, { width: 40, align: 'right', lineBreak: false })
      .fillColor('black');
    page.margins.bottom = bottom;
    this.#pdf.x = x;
    this.#pdf.y = y;
  }

  save(): Promise<Buffer> {
    this.#pdf.end();
    return this.#bytes;
  }
}
