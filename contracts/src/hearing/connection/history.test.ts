import { describe, expect, test } from 'vitest';
import { buildWholeCourt } from '../../testing/anyActs.ts';
import { buildConnectionHistory, type KeptSample } from './history.ts';

const good: Omit<KeptSample, 'at'> = {
  nodeLoad: 0.1,
  hasSocket: true,
  isIceAlive: true,
  protocol: 'udp',
  roundTripMs: 40,
  sentLoss: 0,
  receivedLoss: 0,
  sentBitsPerS: 5e5,
  receivedBitsPerS: 1e6,
};
const at = (index: number): string => new Date(Date.parse('2026-11-24T02:00:00.000Z') + index * 10_000).toISOString();
const series = (...changes: Partial<KeptSample>[]): KeptSample[] => changes.map((change, index) => ({ ...good, at: at(index), ...change }));

describe('the connection of a person, told apart by cause', () => {
  const hearing = buildWholeCourt('inSession');
  const [plaintiff, defendant, lawyer] = (['plaintiff', 'defendant', 'lawyer'] as const).map((role) => hearing.idOf(role)) as [string, string, string];
  const troublesOf = (samples: Map<string, KeptSample[]>, id: string) => {
    const { people } = buildConnectionHistory(hearing.state.id, hearing.events, samples);
    return people.find((one) => one.participantId === id)?.troubles.map(({ kind, cause, fromAt, toAt }) => ({ kind, cause, fromAt, toAt }));
  };

  test('loss on one line while the others are well is that person’s own network', () => {
    const samples = new Map([
      [plaintiff, series({}, { sentLoss: 0.2 }, { roundTripMs: 900 }, {})],
      [defendant, series({}, {}, {}, {})],
      [lawyer, series({}, {}, {}, {})],
    ]);
    expect(troublesOf(samples, plaintiff)).toEqual([{ kind: 'poor', cause: 'ownNetwork', fromAt: at(1), toAt: at(3) }]);
    expect(troublesOf(samples, defendant)).toEqual([]);
  });

  test('the same trouble with most people at once, or a busy node, is the court’s', () => {
    const bad = series({}, { receivedLoss: 0.3 });
    expect(
      troublesOf(
        new Map([
          [plaintiff, bad],
          [defendant, bad],
          [lawyer, series({}, {})],
        ]),
        plaintiff,
      ),
    ).toEqual([{ kind: 'poor', cause: 'court', fromAt: at(1), toAt: null }]);
    expect(troublesOf(new Map([[plaintiff, series({ nodeLoad: 0.99, sentLoss: 0.3 })]]), plaintiff)).toMatchObject([{ cause: 'court' }]);
  });

  test('the log adds lost connections, the court’s restarts and failed equipment', () => {
    const about = { participantId: plaintiff };
    hearing.append([
      { type: 'participant.disconnected', payload: { ...about, cause: 'connectionLost' } },
      { type: 'participant.returned', payload: about },
    ]);
    hearing.append([
      { type: 'participant.disconnected', payload: { ...about, cause: 'serverRestarted' } },
      { type: 'participant.returned', payload: about },
    ]);
    hearing.command({ type: 'equipment.report', payload: { alertId: hearing.state.id, part: 'microphone', cause: 'notFound' } }, plaintiff);
    const troubles = troublesOf(new Map(), plaintiff);
    expect(troubles?.map(({ kind, cause, toAt }) => [kind, cause, toAt !== null])).toEqual([
      ['lost', 'ownNetwork', true],
      ['lost', 'court', true],
      ['equipment', 'device', true],
    ]);
  });
});
