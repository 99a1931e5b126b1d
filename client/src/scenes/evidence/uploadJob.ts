import type { EvidenceDocument } from '@assize/contracts/hearing/evidence/wire';
import type { FilingJob } from './filing.ts';
import { uploadDocument } from './uploadDocument.ts';

/** Uploads the file of an exhibit, or the document that its photos become, and has the court keep it. */
export async function uploadJob(hearingId: string, { files, about }: FilingJob, onProgress: (share: number) => void): Promise<EvidenceDocument> {
  const [first, ...more] = files.map((one) => one.file);
  if (!first) throw new Error('an exhibit has a file');
  if (more.length === 0) return uploadDocument(hearingId, first, onProgress);
  // A large library, for those alone who make a document of photos.
  const [{ photosToPdf }, { redrawPicture }] = await Promise.all([import('./photosToPdf.ts'), import('./redrawPicture.ts')]);
  const bytes = await photosToPdf([first, ...more], redrawPicture);
  const name = `${about.title.replaceAll(/[/\\:*?"<>|]/g, ' ').trim() || 'photos'}.pdf`;
  // Named and dated as before when it is made again: the upload goes on where it broke off.
  const lastModified = Math.max(...[first, ...more].map((one) => one.lastModified));
  return uploadDocument(hearingId, new File([bytes], name, { type: 'application/pdf', lastModified }), onProgress);
}
