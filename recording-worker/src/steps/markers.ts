import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { recordingKeys, type ProductFile } from '@assize/contracts/recording/products';
import type { ObjectStore } from '@assize/platform/store/ObjectStore';
import type { RecordingStep } from '@assize/contracts/jobs/recording';
import { hashOf } from '@assize/contracts/hearing/chain';

/** Grows when products are made in another way than before: then old ones are made anew. */
const productsVersion = 3;

/** What a step was made from; equal, so are its products. */
export function fingerprint(step: RecordingStep, ...sources: string[]): string {
  return hashOf([productsVersion, step, ...sources]);
}

function markerKey(recordingId: string, step: RecordingStep): string {
  return `${recordingKeys.prefix(recordingId)}work/${step}.json`;
}

export interface Marker<T> {
  madeFrom: string;
  result: T;
}

/** What a finished step left; undefined when it is not finished. */
export async function readMarker<T>(store: ObjectStore, recordingId: string, step: RecordingStep, schema: z.ZodType<T>): Promise<Marker<T> | undefined> {
  const key = markerKey(recordingId, step);
  if (!(await store.stat(key))) return undefined;
  const shape = z.strictObject({ madeFrom: z.string(), result: schema });
  const parsed = shape.safeParse(JSON.parse(await text(await store.open(key))));
  return parsed.success ? { madeFrom: parsed.data.madeFrom, result: parsed.data.result } : undefined;
}

/** Written last: from now on the step is finished. */
export async function writeMarker(store: ObjectStore, recordingId: string, step: RecordingStep, marker: Marker<unknown>): Promise<void> {
  await store.put(markerKey(recordingId, step), JSON.stringify(marker));
}

/** Whether every product is still there in its length. */
export async function areThere(store: ObjectStore, recordingId: string, files: readonly Pick<ProductFile, 'name' | 'bytes'>[]): Promise<boolean> {
  for (const file of files) {
    const found = await store.stat(recordingKeys.product(recordingId, file.name));
    if (found?.bytes !== file.bytes) return false;
  }
  return true;
}
