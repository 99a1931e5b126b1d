import { expect, test } from 'vitest';
import { beginningFault, type FilingLimits, filingFault, type Held } from './limits.ts';

const limits: FilingLimits = { maxBytes: 100, maxTotalBytes: 250, maxDocuments: 4, maxUploads: 2 };
const held = (part: Partial<Held> = {}): Held => ({ documents: 0, documentBytes: 0, uploads: 0, uploadBytes: 0, ...part });

test.each<[string, Held, number, string | undefined]>([
  ['the first, as large as one may be', held(), 100, undefined],
  ['larger than one may be', held(), 101, 'tooLarge'],
  ['the last that fits', held({ documents: 2, documentBytes: 150, uploads: 1, uploadBytes: 50 }), 50, undefined],
  ['more than fits, with what is being uploaded', held({ documents: 1, documentBytes: 150, uploads: 1, uploadBytes: 50 }), 51, 'tooMuch'],
  ['one upload too many', held({ uploads: 2 }), 1, 'tooManyUploads'],
  ['one document too many, with what is being uploaded', held({ documents: 3, uploads: 1 }), 1, 'tooManyDocuments'],
])('beginning an upload: %s', (_, had, bytes, fault) => {
  expect(beginningFault(had, bytes, limits)).toBe(fault);
});

test.each<[number, number, number, string | undefined]>([
  [3, 150, 100, undefined],
  [3, 151, 100, 'tooMuch'],
  [4, 0, 1, 'tooManyDocuments'],
  [0, 0, 101, 'tooLarge'],
])('filing beside %i documents of %i bytes one of %i', (documents, documentBytes, bytes, fault) => {
  expect(filingFault({ documents, documentBytes }, bytes, limits)).toBe(fault);
});
