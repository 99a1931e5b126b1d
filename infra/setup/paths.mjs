import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Root of the clone. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
/** What set-up remembers between runs; goes when node_modules goes. */
export const cacheDir = join(root, 'node_modules', '.cache', 'assize');
/** Node 24, a dev dependency. */
export const node24 = join(root, 'node_modules', '.bin', 'node');
