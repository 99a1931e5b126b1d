import { describe, expect, test } from 'vitest';
import type { Consumption } from '../../control/protocol.ts';
import { buildWholeCourt } from '../../testing/anyActs.ts';
import { refusalOf } from '../../testing/refusalOf.ts';
import { viewOf } from '../visibility.ts';
import { buildIsolationReport } from './isolationReport.ts';

const screeningId = '00000000-0000-4000-b000-000000000001';
const roomId = '00000000-0000-4000-b000-000000000002';

describe('measures of protection', () => {
  const screen = (hearing: ReturnType<typeof buildWholeCourt>, who: string, from: 'everyone' | string[]) =>
    refusalOf(() => hearing.command({ type: 'screening.set', payload: { screeningId, participantId: who, from } }, hearing.idOf('clerk')));

  test('that would part somebody from the court or from their own help are refused with the cause', () => {
    const hearing = buildWholeCourt('waiting');
    const [victim, plaintiff, lawyer, judge] = (['victim', 'plaintiff', 'lawyer', 'presidingJudge'] as const).map((role) => hearing.idOf(role)) as [
      string,
      string,
      string,
      string,
    ];
    expect(screen(hearing, victim, [judge])).toMatchObject({ code: 'screeningImpossible', details: { cause: 'court' } });
    expect(screen(hearing, judge, 'everyone')).toMatchObject({ details: { cause: 'court' } });
    expect(screen(hearing, plaintiff, [lawyer])).toMatchObject({ details: { cause: 'ownHelp' } });
    expect(screen(hearing, victim, [victim])).toMatchObject({ details: { cause: 'self' } });
    expect(screen(hearing, plaintiff, 'everyone')).toBeUndefined();
  });

  test('keep two people out of one private room, whoever asks', () => {
    const hearing = buildWholeCourt('waiting');
    const [victim, defendant] = [hearing.idOf('victim'), hearing.idOf('defendant')];
    expect(screen(hearing, victim, [defendant])).toBeUndefined();
    const meet = refusalOf(() => hearing.command({ type: 'room.open', payload: { roomId, kind: 'consultation', inviteIds: [defendant] } }, victim));
    expect(meet).toMatchObject({ code: 'mayNotMeet', details: { cause: 'screened' } });
  });

  test('are refused while a private room joins the two', () => {
    const hearing = buildWholeCourt('waiting');
    const [victim, defendant] = [hearing.idOf('victim'), hearing.idOf('defendant')];
    hearing.command({ type: 'room.open', payload: { roomId, kind: 'consultation', inviteIds: [defendant] } }, victim);
    hearing.command({ type: 'room.enter', payload: { roomId } }, defendant);
    expect(screen(hearing, victim, [defendant])).toMatchObject({ details: { cause: 'room' } });
  });
});

describe('a witness who is sent out while their line is away', () => {
  test('is out at once, and not in court when it returns', () => {
    const hearing = buildWholeCourt('inSession');
    const [judge, witness] = [hearing.idOf('presidingJudge'), hearing.idOf('witness')];
    hearing.command({ type: 'participant.admit', payload: { participantId: witness } }, judge);
    hearing.append([{ type: 'participant.disconnected', payload: { participantId: witness, cause: 'connectionLost' } }]);
    expect(refusalOf(() => hearing.command({ type: 'participant.isolate', payload: { participantId: witness } }, judge))).toBeUndefined();
    expect([viewOf(hearing.state, witness), hearing.personOf('witness').status]).toEqual(['door', 'disconnected']);
    const { seq } = hearing.state;
    hearing.command({ type: 'participant.isolate', payload: { participantId: witness } }, judge);
    expect(hearing.state.seq).toBe(seq);
    hearing.append([{ type: 'participant.returned', payload: { participantId: witness } }]);
    expect([viewOf(hearing.state, witness), hearing.personOf('witness').status]).toEqual(['door', 'isolated']);
  });
});

describe('the isolation report', () => {
  const at = (hearing: ReturnType<typeof buildWholeCourt>, type: string, nth = 0): number =>
    Date.parse(hearing.events.filter((event) => event.type === type)[nth]?.at ?? '');
  const consumption = (viewerId: string, speakerId: string, fromMs: number, toMs: number | null): Consumption => ({
    roomId: null,
    viewerId,
    speakerId,
    source: 'microphone',
    fromAt: new Date(fromMs).toISOString(),
    toAt: toMs === null ? null : new Date(toMs).toISOString(),
    bytes: 1000,
  });
  function testified() {
    const hearing = buildWholeCourt('inSession');
    const [judge, witness] = [hearing.idOf('presidingJudge'), hearing.idOf('witness')];
    hearing.command({ type: 'participant.admit', payload: { participantId: witness } }, judge);
    hearing.command({ type: 'point.state', payload: { pointId: roomId, text: 'a point' } }, judge);
    hearing.command({ type: 'participant.isolate', payload: { participantId: witness } }, judge);
    hearing.command({ type: 'point.settle', payload: { pointId: roomId, outcome: 'settled' } }, judge);
    hearing.command({ type: 'hearing.close', payload: {} }, judge);
    const calledMs = Math.max(
      ...hearing.events
        .filter((event) => event.type === 'participant.admitted' && event.payload.participantId === witness)
        .map((event) => Date.parse(event.at)),
    );
    return { hearing, judge, witness, calledMs, dismissedMs: Date.parse(hearing.events.findLast((event) => event.type === 'participant.isolated')?.at ?? '') };
  }

  test('proves nothing received while apart, and does not count the testimony', () => {
    const { hearing, judge, witness, calledMs, dismissedMs } = testified();
    const report = buildIsolationReport(hearing.events, [consumption(witness, judge, calledMs, dismissedMs)], {
      at: '2026-11-24T03:00:00.000Z',
      missingNodes: [],
    });
    const found = report.witnesses.find((one) => one.participantId === witness);
    expect(found).toMatchObject({ mediaMs: 0, tailMs: 0, consumptions: [], eventSeqs: [] });
    expect(found?.apart).toHaveLength(2);
    expect(Date.parse(found?.apart[0]?.fromAt ?? '')).toBe(at(hearing, 'hearing.opened'));
    expect(Date.parse(found?.apart[1]?.toAt ?? '')).toBe(at(hearing, 'hearing.closed'));
  });

  test('says what was received while apart, for how long, and from whom', () => {
    const { hearing, judge, witness, dismissedMs } = testified();
    const leaked = consumption(witness, judge, dismissedMs + 100, dismissedMs + 800);
    const ending = consumption(witness, judge, dismissedMs - 500, dismissedMs + 90);
    const report = buildIsolationReport(hearing.events, [leaked, ending], { at: '2026-11-24T03:00:00.000Z', missingNodes: ['n2'] });
    expect(report.witnesses.find((one) => one.participantId === witness)).toMatchObject({ mediaMs: 700, tailMs: 90, consumptions: [leaked, ending] });
    expect(report.missingNodes).toEqual(['n2']);
  });

  test('covers people screened from each other, in the courtroom and in private rooms', () => {
    const hearing = buildWholeCourt('waiting');
    const [victim, defendant] = [hearing.idOf('victim'), hearing.idOf('defendant')];
    hearing.command({ type: 'screening.set', payload: { screeningId, participantId: victim, from: [defendant] } }, hearing.idOf('clerk'));
    const setMs = Date.parse(hearing.events.at(-1)?.at ?? '');
    const before = consumption(victim, defendant, setMs - 9000, setMs - 1000);
    const during = { ...consumption(defendant, victim, setMs + 1000, null), roomId };
    const report = buildIsolationReport(hearing.events, [before, during], { at: new Date(setMs + 5000).toISOString(), missingNodes: [] });
    expect(report.pairs).toEqual([expect.objectContaining({ participantIds: [defendant, victim], mediaMs: 4000, consumptions: [during] })]);
  });
});
