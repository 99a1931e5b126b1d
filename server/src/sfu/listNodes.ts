import { nodeKeyPrefix, type NodeRecord, nodeRecordSchema } from '@assize/contracts/control/protocol';
import type { RedisClient } from '@assize/platform/redis';

/** sfu nodes with a living heartbeat, least loaded first. */
export async function listNodes(redis: RedisClient): Promise<NodeRecord[]> {
  const keys: string[] = [];
  for await (const found of redis.scanIterator({ MATCH: `${nodeKeyPrefix}*`, COUNT: 100 })) keys.push(...found);
  if (keys.length === 0) return [];
  const texts = await redis.mGet(keys);
  const nodes = texts.flatMap((text) => {
    const parsed = text ? nodeRecordSchema.safeParse(JSON.parse(text)) : undefined;
    return parsed?.success ? [parsed.data] : [];
  });
  return nodes.sort((a, b) => a.load - b.load || a.hearings - b.hearings || a.nodeId.localeCompare(b.nodeId));
}
