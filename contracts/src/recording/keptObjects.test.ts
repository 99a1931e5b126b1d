import { expect, test } from 'vitest';
import { documentKeys } from '../hearing/evidence/pages.ts';
import { keepingOf } from './keptObjects.ts';
import { recordingKeys } from './products.ts';

const id = '00000000-0000-4000-8000-000000000001';
const other = '00000000-0000-4000-8000-000000000002';

test('what came in as evidence is never written over, and is kept twice', () => {
  for (const key of [recordingKeys.journal(id, 0), recordingKeys.journal(id, 1001), documentKeys.original(id, other)]) {
    expect(keepingOf(key)).toEqual({ rewriting: 'never', isMirrored: true });
  }
});

test('what production made is final with the manifest of the same recording', () => {
  const rule = { rewriting: 'untilSealed', isMirrored: true, sealedBy: recordingKeys.manifest(id) };
  for (const key of [recordingKeys.order(id), recordingKeys.product(id, 'hearing.mp4'), recordingKeys.manifest(id)]) expect(keepingOf(key)).toEqual(rule);
});

test('what can be made again is kept once and written over', () => {
  const pages = [documentKeys.page(id, other, 1, 'thumb'), documentKeys.manifest(id, other), documentKeys.text(id, other, 3), documentKeys.printed(id, other)];
  for (const key of [...pages, `${recordingKeys.prefix(id)}work/seal.json`, 'uploads/original', 'evidence/original']) {
    expect(keepingOf(key)).toEqual({ rewriting: 'free', isMirrored: false });
  }
});
