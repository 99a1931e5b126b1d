import type { z } from 'zod';

/** One kind of work that the server orders and the recording-worker does: what passes through its queue, both ways. */
export interface JobKind<Order, Result> {
  /** Of BullMQ, prefix `assize`. */
  queue: string;
  jobSchema: z.ZodType<Order>;
  resultSchema: z.ZodType<Result>;
  /** The same order again has the same id and is queued once (BullMQ forbids ':' in ids). */
  idOf: (order: Order) => string;
}
