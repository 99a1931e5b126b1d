import { buildHearing } from '@assize/contracts/testing/buildHearing';
import type { ProductionOrder } from '@assize/contracts/recording/products';
import { describe, expect, it } from 'vitest';
import { createRecordingClock } from '@assize/contracts/recording/recordingClock';
import { formatFfmetadata, formatWebVtt } from './chapterTitle.ts';
import { listChapters } from './listChapters.ts';
import { listGaps } from './listGaps.ts';

const hearing = buildHearing({ upTo: 'inSession' });
const judge = hearing.idOf('presidingJudge');
hearing.command({ type: 'hearing.recess', payload: { reason: 'an hour for lunch' } }, judge);
hearing.command({ type: 'hearing.resume', payload: {} }, judge);
hearing.command({ type: 'participant.admit', payload: { participantId: hearing.idOf('witness') } }, judge);
hearing.command({ type: 'hearing.close', payload: {} }, judge);
const at = (type: string, last = false): string =>
  (last ? hearing.events.findLast((one) => one.type === type) : hearing.events.find((one) => one.type === type))?.at ?? '';
const participants = Object.values(hearing.state.participants).map((one) => ({
  id: one.id,
  role: one.role,
  roleLabel: '证人',
  side: one.side,
  seat: one.seat,
  name: one.role === 'witness' ? 'A=B; <C>' : one.name,
}));
const order: ProductionOrder = {
  format: 'assize.order.1',
  recordingId: judge,
  hearingId: hearing.state.id,
  court: 'Court',
  caseNumber: '1',
  title: 'T',
  timeZone: 'Asia/Shanghai',
  participants,
  journals: [],
  documents: [],
  spans: [
    { fromAt: at('hearing.opened'), toAt: at('hearing.recessed') },
    { fromAt: at('hearing.resumed'), toAt: at('hearing.closed') },
  ],
  log: { format: 'assize.hearing-log.1', hearingId: hearing.state.id, events: hearing.events, seal: null, publicKey: null },
};
const clock = createRecordingClock(order);

describe('the index of a recording', () => {
  const chapters = listChapters(order, clock);

  it('begins with the opening at 0 and holds nothing from before it', () => {
    expect(chapters[0]).toMatchObject({ type: 'hearing.opened', atMs: 0 });
    expect(chapters.map((one) => one.type)).toEqual([
      'hearing.opened',
      'procedure.stageEntered',
      'hearing.recessed',
      'hearing.resumed',
      'participant.admitted',
      'hearing.closed',
    ]);
    expect(chapters.find((one) => one.type === 'hearing.resumed')?.atMs).toBe(clock.spans[1]?.startsAtMs);
    expect(chapters.at(-1)?.atMs).toBe(clock.durationMs);
  });

  it('writes titles that no name can break out of', () => {
    expect(formatFfmetadata(chapters, order, clock.durationMs)).toContain('A\\=B\\; <C>');
    const vtt = formatWebVtt(chapters, order, clock.durationMs);
    expect(vtt.startsWith('WEBVTT\n\n00:00:00.000 --> ')).toBe(true);
    expect(vtt).toContain('&lt;C&gt;');
  });

  it('counts a gap once that both journal and log know', () => {
    const found = [
      { fromMs: 100, toMs: 900, cause: 'unknown' },
      { fromMs: 500, toMs: 1000, cause: 'workerLost' },
      { fromMs: 1500, toMs: 1500, cause: 'unknown' },
    ];
    expect(listGaps(order, clock, found)).toEqual([{ fromMs: 100, toMs: 1000, cause: 'workerLost' }]);
  });
});
