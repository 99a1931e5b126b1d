import type { Volume } from '../volumes/wire.ts';

/*
 * How names of scanned files are read: each list in the order in which it is tried. Groups named `number`, `year`, `month`,
 * `day` and `rest` are what is taken out of the name.
 */

/** Left beside documents by the computers that packed them. */
export const junkNames: readonly RegExp[] = [/^__MACOSX(\/|$)/, /(^|\/)\.[^/]*$/, /(^|\/)(Thumbs\.db|desktop\.ini|~\$[^/]*)$/i];

/** Main volume 正卷, side volume 副卷 (内卷): a folder, or the beginning of a name. */
export const volumeMarks: readonly { pattern: RegExp; volume: Volume }[] = [
  { pattern: /^(?:正卷|主卷)[\s_\-—.、]*(?<rest>.*)$/u, volume: 'main' },
  { pattern: /^(?:副卷|内卷)[\s_\-—.、]*(?<rest>.*)$/u, volume: 'side' },
  { pattern: /^main volume\b[\s_\-—.]*(?<rest>.*)$/iu, volume: 'main' },
  { pattern: /^side volume\b[\s_\-—.]*(?<rest>.*)$/iu, volume: 'side' },
];

/** When a document was made; not a part of a longer number (a telephone's, a person's). */
export const dateForms: readonly RegExp[] = [
  /(?<!\d)(?<year>(?:19|20)\d\d)年(?<month>\d{1,2})月(?<day>\d{1,2})日/u,
  /(?<!\d)(?<year>(?:19|20)\d\d)(?<sign>[-._/])(?<month>\d{1,2})\k<sign>(?<day>\d{1,2})(?!\d)/u,
  /(?<!\d)(?<year>(?:19|20)\d\d)(?<month>\d\d)(?<day>\d\d)(?!\d)/u,
];

/** The page of the volume at which it begins, or which it is: behind a name. */
export const pageForms: readonly RegExp[] = [
  /^(?<rest>.*?)[\s_\-—(（]*(?<![A-Za-z])[Pp](?<number>\d{1,5})[)）]?$/u,
  /^(?<rest>.*?)[\s_\-—(（]*第(?<number>\d{1,5})页[)）]?$/u,
];

/** Number in the order of the catalogue: in front of a name, with something that parts it from the name or a nought (`110报警记录` has none). */
export const orderForms: readonly RegExp[] = [
  /^[(（【[]?(?<number>\d{1,5})[)）】\]]?[\s_\-—.、．]+(?<rest>.*)$/u,
  /^[(（【[](?<number>\d{1,5})[)）】\]](?<rest>.*)$/u,
  /^(?<number>0\d{0,4})(?<rest>\D.*)$/u,
  /^[(（]?(?<number>[一二三四五六七八九十]{1,3})[)）]?[、.．](?<rest>.*)$/u,
  /^[(（](?<number>[一二三四五六七八九十]{1,3})[)）](?<rest>.*)$/u,
  /^(?<number>\d{1,5})(?<rest>)$/u,
  /^(?=第(?<number>\d{1,3}|[一二三四五六七八九十]{1,3})[卷册])(?<rest>.*)$/u,
];
