import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { type ExportOrder, exportOrderSchema } from '@assize/contracts/jobs/export';
import { type LogLine, withheld } from '@assize/contracts/hearing/log';
import { exportKeys } from '@assize/contracts/recording/package';
import { type Manifest, manifestSchema, type ProductionOrder, recordingKeys } from '@assize/contracts/recording/products';
import type { ObjectStore } from '@assize/platform/store/ObjectStore';
import { ProductionError } from '../platform/ProductionError.ts';
import { readOrder } from '../platform/readOrder.ts';

/** All that a package is made of, besides the products themselves. */
export interface ExportSource {
  order: ExportOrder;
  recording: ProductionOrder;
  manifest: Manifest;
  /** `manifest.json`, as it is in the store. */
  manifestBytes: Buffer;
}

/** Reads what is to be handed over; the recording's manifest must be the one that was sealed. */
export async function readExport(store: ObjectStore, exportId: string): Promise<ExportSource> {
  const parsed = exportOrderSchema.safeParse(await readJson(store, exportKeys.order(exportId), 'orderUnreadable'));
  if (!parsed.success || parsed.data.exportId !== exportId) throw new ProductionError('orderUnreadable', { cause: parsed.error });
  const order = parsed.data;
  const { order: whole } = await readOrder(store, order.recordingId);
  const recording = { ...whole, log: { ...whole.log, events: whole.log.events.map((line) => withholdClosed(line, order.closedLines)) } };
  const manifestBytes = await readWhole(store, recordingKeys.manifest(order.recordingId), 'productsMissing');
  if (createHash('sha256').update(manifestBytes).digest('hex') !== order.manifestSha256) throw new ProductionError('productsMissing');
  const manifest = manifestSchema.parse(JSON.parse(manifestBytes.toString()));
  return { order, recording, manifest, manifestBytes };
}

/** Of what was done in a part that is closed to the recipient, the log keeps its place in the chain and nothing else. */
function withholdClosed(line: LogLine, closed: readonly number[]): LogLine {
  return line.type !== 'withheld' && closed.includes(line.seq) ? withheld(line) : line;
}

async function readJson(store: ObjectStore, key: string, cause: 'orderUnreadable'): Promise<unknown> {
  const bytes = await readWhole(store, key, cause);
  try {
    return JSON.parse(bytes.toString());
  } catch (error) {
    throw new ProductionError(cause, { cause: error });
  }
}

/** Only what is not there is this fault; a store that is away is another. */
async function readWhole(store: ObjectStore, key: string, cause: 'orderUnreadable' | 'productsMissing'): Promise<Buffer> {
  if (!(await store.stat(key))) throw new ProductionError(cause);
  return buffer(await store.open(key));
}
