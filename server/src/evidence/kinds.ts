import { extname } from 'node:path';

const office = 'application/vnd.openxmlformats-officedocument.';
const open = 'application/vnd.oasis.opendocument.';

/** The kinds of file that a court reads, by their content, and how the names of each may end: the first is its own. */
const kinds: Record<string, readonly [string, ...string[]]> = {
  'application/pdf': ['.pdf'],
  'image/jpeg': ['.jpg', '.jpeg', '.jpe', '.jfif'],
  'image/png': ['.png'],
  'image/webp': ['.webp'],
  'image/tiff': ['.tif', '.tiff'],
  'image/heic': ['.heic', '.heif'],
  'image/heif': ['.heif', '.heic'],
  'image/gif': ['.gif'],
  'image/bmp': ['.bmp'],
  [`${office}wordprocessingml.document`]: ['.docx'],
  [`${office}spreadsheetml.sheet`]: ['.xlsx'],
  [`${office}presentationml.presentation`]: ['.pptx'],
  [`${open}text`]: ['.odt'],
  [`${open}spreadsheet`]: ['.ods'],
  [`${open}presentation`]: ['.odp'],
  'audio/mpeg': ['.mp3', '.mp2', '.mpga'],
  'audio/wav': ['.wav'],
  'audio/ogg': ['.ogg', '.oga', '.opus'],
  'audio/flac': ['.flac'],
  'audio/aac': ['.aac'],
  'audio/x-m4a': ['.m4a', '.mp4'],
  'audio/mp4': ['.m4a', '.mp4'],
  'audio/amr': ['.amr'],
  'video/mp4': ['.mp4', '.m4v', '.mov'],
  'video/webm': ['.webm'],
  'video/quicktime': ['.mov', '.qt', '.mp4'],
  'video/x-matroska': ['.mkv'],
  'video/mpeg': ['.mpg', '.mpeg'],
  'video/x-msvideo': ['.avi'],
  'video/3gpp': ['.3gp', '.mp4'],
};

export function isKindOfCourt(mime: string): boolean {
  return Object.hasOwn(kinds, mime);
}

/** Whether files of this kind are archives themselves. */
export function isPacked(mime: string): boolean {
  return mime.startsWith(office) || mime.startsWith(open);
}

/**
 * The name under which a document is handed out. A computer goes by how a name ends: a picture that was filed as
 * `contract.html` or `photo.exe` comes as `contract.html.png`, and is opened as nothing but a picture.
 */
export function attachmentName(name: string, mime: string): string {
  const endings = isKindOfCourt(mime) ? kinds[mime] : undefined;
  if (!endings) return `${name}.bin`;
  return endings.includes(extname(name).toLowerCase()) ? name : name + endings[0];
}
