import { FakeSfu } from './FakeSfu.ts';
import { type GatheredCourt, gatherCourt } from './gatherCourt.ts';
import { startTestServer, type TestServer, testSecret } from './startTestServer.ts';

/** A real server with a stand-in for the sfu, and nine people gathered in a hearing of it. */
export interface Gathered {
  court: TestServer;
  sfu: FakeSfu;
  gathered: GatheredCourt;
  close: () => Promise<void>;
}

export async function startGathered(settings: Record<string, string> = {}): Promise<Gathered> {
  const court = await startTestServer(settings);
  const sfu = await FakeSfu.create({ redisUrl: court.redisUrl, secret: testSecret, nodeId: 'fake' });
  const gathered = await gatherCourt(court);
  const close = async (): Promise<void> => {
    gathered.close();
    await sfu.close();
    await court.close();
  };
  return { court, sfu, gathered, close };
}
