import type { ComposePart } from '@assize/contracts/jobs/composeParts';

/** Up to so many slices (8 min) each is a part of its own: a short hearing is done by as many hands as there are. */
const fewSlices = 16;
/** Of a longer one a part is 2 min: what each part looks up anew, and what a killed worker loses, stay small beside it. */
const slicesAPart = 4;

/** What is still to be made, in parts that need nothing of each other. The sound first: it is one piece and takes longest. */
export function cutParts(isSliceMade: readonly boolean[], isSoundMade: boolean): ComposePart[] {
  const parts: ComposePart[] = isSoundMade ? [] : [{ kind: 'sound' }];
  const step = isSliceMade.length > fewSlices ? slicesAPart : 1;
  for (let fromSlice = 0; fromSlice < isSliceMade.length; fromSlice += step) {
    const toSlice = Math.min(isSliceMade.length, fromSlice + step);
    if (isSliceMade.slice(fromSlice, toSlice).includes(false)) parts.push({ kind: 'pictures', fromSlice, toSlice });
  }
  return parts;
}
