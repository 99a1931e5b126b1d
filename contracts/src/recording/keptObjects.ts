/** `never`: evidence as it came in. `untilSealed`: made from evidence, and final with the manifest. `free`: can be made again. */
export type Rewriting = 'never' | 'untilSealed' | 'free';

export interface KeepingRule {
  rewriting: Rewriting;
  /** Whether the second copy has it too: what can be made again is kept once. */
  isMirrored: boolean;
  /** The key whose object, once it is there, makes this one final. */
  sealedBy?: string;
}

const free: KeepingRule = { rewriting: 'free', isMirrored: false };

/**
 * How an object is kept, by its key alone. Journals and documents are never written over; orders and products until
 * the manifest, which is written last, is there; marks of work in progress and pictures of pages whenever it is needed.
 */
export function keepingOf(key: string): KeepingRule {
  const [kind, id = '', part = '', ...rest] = key.split('/');
  if (kind === 'evidence') return part !== '' && rest.join('/') === 'original' ? { rewriting: 'never', isMirrored: true } : free;
  if (kind !== 'recordings') return free;
  if (part === 'work') return free;
  if (part === 'journal') return { rewriting: 'never', isMirrored: true };
  if (part === 'products' || part === 'order.json') {
    return { rewriting: 'untilSealed', isMirrored: true, sealedBy: `recordings/${id}/products/manifest.json` };
  }
  return { rewriting: 'free', isMirrored: true };
}
