import { buffer } from 'node:stream/consumers';
import { verifyChain } from '@assize/contracts/hearing/chain';
import { productionOrderSchema, recordingKeys, type ProductionOrder } from '@assize/contracts/recording/products';
import type { ObjectStore } from '@assize/platform/store/ObjectStore';
import { createHash } from 'node:crypto';
import { asProductionError, ProductionError } from './ProductionError.ts';

export interface OrderSource {
  order: ProductionOrder;
  bytes: number;
  sha256: string;
}

/** Reads what is to be produced and checks that the hearing's log in it is whole. */
export async function readOrder(store: ObjectStore, recordingId: string): Promise<OrderSource> {
  const bytes = await store.open(recordingKeys.order(recordingId)).then(buffer, (error: unknown) => {
    const failure = asProductionError(error);
    throw failure.productionCause === 'internal' ? new ProductionError('orderUnreadable', { cause: error }) : failure;
  });
  const parsed = productionOrderSchema.safeParse(parseJson(bytes));
  if (!parsed.success || parsed.data.recordingId !== recordingId) throw new ProductionError('orderUnreadable', { cause: parsed.error });
  const order = parsed.data;
  if (!verifyChain(order.log.events).ok) throw new ProductionError('logBroken');
  return { order, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}

function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString());
  } catch {
    return undefined;
  }
}
