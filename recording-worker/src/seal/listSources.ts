import { createHash } from 'node:crypto';
import { recordingKeys, type ProductFile, type ProductionOrder } from '@assize/contracts/recording/products';
import type { ObjectStore } from '@assize/platform/store/ObjectStore';

/** The order and every journal with its length and SHA-256, as they are in the store now. */
export async function listSources(store: ObjectStore, order: ProductionOrder): Promise<ProductFile[]> {
  const prefix = recordingKeys.prefix(order.recordingId);
  const sources: ProductFile[] = [];
  for (const key of [recordingKeys.order(order.recordingId), ...order.journals]) {
    const hash = createHash('sha256');
    let bytes = 0;
    for await (const chunk of await store.open(key)) {
      hash.update(chunk as Buffer);
      bytes += (chunk as Buffer).length;
    }
    const name = key.startsWith(prefix) ? key.slice(prefix.length) : key;
    sources.push({ name, bytes, sha256: hash.digest('hex'), mimeType: name.endsWith('.json') ? 'application/json' : 'application/octet-stream' });
  }
  return sources;
}
