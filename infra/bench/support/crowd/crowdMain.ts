import { Member } from './Member.ts';

/** What the bench asks of its crowd, and the answer to each; see Crowd.ts. */
export type CrowdRequest = { type: 'join'; url: string; grants: string[] } | { type: 'start' } | { type: 'stop' } | { type: 'count' };
export interface CrowdCount {
  sent: number;
  received: number;
}

const members: Member[] = [];
let received = 0;

async function answer(request: CrowdRequest): Promise<CrowdCount> {
  switch (request.type) {
    case 'join': {
      const { url, grants } = request;
      const expectedTracks = 2 * (grants.length - 1);
      const joined = grants.map((grant) => Member.join({ url, grant, expectedTracks, onPacket: () => (received += 1) }));
      members.push(...(await Promise.all(joined)));
      break;
    }
    case 'start':
      for (const [index, member] of members.entries()) member.start((index * 20) / members.length);
      break;
    case 'stop':
      for (const member of members) member.stop();
      break;
    case 'count':
      break;
  }
  return { sent: members.reduce((sum, one) => sum + one.sentPackets, 0), received };
}

process.on('message', ({ id, request }: { id: number; request: CrowdRequest }) => {
  answer(request).then(
    (result) => process.send?.({ id, result }),
    (error: unknown) => process.send?.({ id, error: String(error) }),
  );
});
process.once('disconnect', () => {
  for (const member of members) member.close();
  process.exit(0);
});
