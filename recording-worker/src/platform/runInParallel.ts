/** Runs a task for every item, at most `width` at a time; the first failure stops the taking of more. */
export async function runInParallel<T>(items: readonly T[], width: number, task: (item: T) => Promise<void>): Promise<void> {
  const queue = items.values();
  let hasFailed = false;
  const work = async (): Promise<void> => {
    for (const item of queue) {
      if (hasFailed) return;
      try {
        await task(item);
      } catch (error) {
        hasFailed = true;
        throw error;
      }
    }
  };
  const results = await Promise.allSettled(Array.from({ length: width }, work));
  const failed = results.find((one) => one.status === 'rejected');
  if (failed) throw failed.reason;
}
