import { parseEnv } from '@assize/platform/env';
import { createLogger } from '@assize/platform/log';
import { connectRedis } from '@assize/platform/redis';
import { onShutdown } from '@assize/platform/shutdown';
import { openStore } from '@assize/platform/store/openStore';
import { sfuEnv } from './env.ts';
import { Registry } from './registry.ts';
import { Sfu } from './Sfu.ts';

const env = parseEnv(sfuEnv, process.env);
const log = createLogger('sfu');
const store = openStore(env, 'sfu', log);
onShutdown('store', () => store.close());
const redis = await connectRedis(env.REDIS_URL, 'sfu', log);
onShutdown('redis', () => redis.destroy());

const sfu = await Sfu.create({
  env,
  store,
  log,
  checks: {
    redis: async () => {
      await redis.ping();
    },
  },
});
onShutdown('sfu', () => sfu.close());

const registry = await Registry.start({ redis, describe: () => sfu.describe(), log });
// Last in, first out: no hearing is placed here any more once closing begins.
onShutdown('registry', () => registry.close());
log.info({ port: sfu.port, nodeId: env.SFU_NODE_ID, workers: env.SFU_WORKERS }, 'ready');
