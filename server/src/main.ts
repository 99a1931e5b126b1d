import { parseEnv } from '@assize/platform/env';
import { createLogger } from '@assize/platform/log';
import { onShutdown } from '@assize/platform/shutdown';
import { serverEnv } from './platform/env.ts';
import { Server } from './Server.ts';

process.title = 'assize-server';
const env = parseEnv(serverEnv, process.env);
const logger = createLogger('server');
const server = await Server.create(env, logger);
onShutdown('server', () => server.close());
logger.info({ port: server.port }, 'ready');
