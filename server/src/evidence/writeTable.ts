/** Flat OpenDocument text: what the maker of pages reads like any other document, and prints. */
export const flatTextMime = 'application/vnd.oasis.opendocument.text-flat-xml';

interface PrintedTable {
  title: string;
  /** Between the title and the table. */
  lines: readonly { style: 'Body' | 'Head'; text: string }[];
  columns: readonly { head: string; width: string }[];
  /** One text a column; a single text is a heading over all of them. */
  rows: readonly (readonly string[])[];
}

/** A table as a text to print, A4, its heads on every page; the same table gives the same bytes. */
export function writeTable({ title, lines, columns, rows }: PrintedTable): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
  xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
  xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:styles>
  ${paragraphStyle('Body', '10pt')}${paragraphStyle('Head', '10pt', 'bold')}${paragraphStyle('Title', '18pt', 'bold')}
</office:styles>
<office:automatic-styles>
  ${columns.map(({ width }, index) => `<style:style style:name="c${String(index)}" style:family="table-column"><style:table-column-properties style:column-width="${width}"/></style:style>`).join('')}
  <style:style style:name="cell" style:family="table-cell"><style:table-cell-properties fo:border="0.5pt solid #555555" fo:padding="0.12cm"/></style:style>
  <style:style style:name="row" style:family="table-row"><style:table-row-properties fo:keep-together="always"/></style:style>
  <style:page-layout style:name="A4"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin="1.8cm"/>
    <style:footer-style/></style:page-layout>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="A4">
  <style:footer><text:p text:style-name="Body"><text:page-number/> / <text:page-count/></text:p></style:footer></style:master-page></office:master-styles>
<office:body><office:text>
  ${paragraph('Title', title)}
  ${lines.map((line) => paragraph(line.style, line.text)).join('\n  ')}
  <table:table table:name="index">${columns.map((_, index) => `<table:table-column table:style-name="c${String(index)}"/>`).join('')}
  <table:table-header-rows>${row(
    columns.map((one) => one.head),
    'Head',
  )}</table:table-header-rows>
  ${rows.map((cells) => (cells.length === 1 ? heading(cells[0] ?? '', columns.length) : row(cells, 'Body'))).join('\n  ')}
  </table:table>
</office:text></office:body></office:document>
`;
}

function paragraphStyle(name: string, size: string, weight = 'normal'): string {
  const asian = `style:font-size-asian="${size}" style:font-weight-asian="${weight}" style:font-family-asian="Noto Sans CJK SC"`;
  return `<style:style style:name="${name}" style:family="paragraph"><style:paragraph-properties fo:margin-bottom="0.1cm"/><style:text-properties fo:font-size="${size}" fo:font-weight="${weight}" fo:font-family="Noto Sans" ${asian}/></style:style>`;
}
function row(cells: readonly string[], style: string): string {
  const written = cells.map((text) => `<table:table-cell table:style-name="cell" office:value-type="string">${paragraph(style, text)}</table:table-cell>`);
  return `<table:table-row table:style-name="row">${written.join('')}</table:table-row>`;
}
/** Over all columns, as rows of the table that are no entries. */
function heading(text: string, columns: number): string {
  const covered = '<table:covered-table-cell/>'.repeat(columns - 1);
  return `<table:table-row table:style-name="row"><table:table-cell table:style-name="cell" table:number-columns-spanned="${String(columns)}" office:value-type="string">${paragraph('Head', text)}</table:table-cell>${covered}</table:table-row>`;
}
function paragraph(style: string, text: string): string {
  return `<text:p text:style-name="${style}">${escape(text)}</text:p>`;
}
/** What a party wrote is text and never markup. */
function escape(text: string): string {
  return text.replaceAll(/\p{C}/gu, ' ').replaceAll(/[<>&"']/g, (sign) => `&#${String(sign.codePointAt(0))};`);
}
