import type { DocumentFault } from '@assize/contracts/http/documents';

/** What one person may have here; the settings are in the README. */
export interface FilingLimits {
  /** Of one document. */
  maxBytes: number;
  /** Of all that a person filed in one hearing, and of what they are uploading. */
  maxTotalBytes: number;
  /** That a person filed in one hearing, withdrawn ones too: their originals are kept. */
  maxDocuments: number;
  /** Begun by an account and not filed yet, in all hearings. */
  maxUploads: number;
}
export interface Held {
  /** Documents of this person in this hearing. */
  documents: number;
  documentBytes: number;
  /** Uploads of this account that are no documents yet, with the bytes that they were begun for. */
  uploads: number;
  uploadBytes: number;
}

/** Why an upload of so many bytes may not be begun. */
export function beginningFault(held: Held, bytes: number, limits: FilingLimits): DocumentFault | undefined {
  if (bytes > limits.maxBytes) return 'tooLarge';
  if (held.uploads >= limits.maxUploads) return 'tooManyUploads';
  // Counted as if all that is begun were filed here, so that filing at the same time at two servers comes to no more.
  return filingFault({ ...held, documents: held.documents + held.uploads, documentBytes: held.documentBytes + held.uploadBytes }, bytes, limits);
}

/** Why a document of so many bytes may not be filed. */
export function filingFault(held: Pick<Held, 'documents' | 'documentBytes'>, bytes: number, limits: FilingLimits): DocumentFault | undefined {
  if (bytes > limits.maxBytes) return 'tooLarge';
  if (held.documents >= limits.maxDocuments) return 'tooManyDocuments';
  if (held.documentBytes + bytes > limits.maxTotalBytes) return 'tooMuch';
  return undefined;
}
