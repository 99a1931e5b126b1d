/** How a document's pages are made, by what it is. */
export type DocumentKind = 'pdf' | 'office' | 'picture' | 'audio' | 'video';

export function kindOf(mime: string): DocumentKind {
  if (mime === 'application/pdf') return 'pdf';
  if (mime.startsWith('image/')) return 'picture';
  if (mime.startsWith('audio/')) return 'audio';
  return mime.startsWith('video/') ? 'video' : 'office';
}
