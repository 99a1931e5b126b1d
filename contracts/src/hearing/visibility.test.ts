import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyWalk, buildWholeCourt, play, wholeCourt } from '../testing/anyActs.ts';
import { participantIdOf } from '../testing/buildHearing.ts';
import { idAt } from '../testing/buildCase.ts';
import { reduce } from './reduce.ts';
import { seesAnew } from './seenAnew.ts';
import { emptyHearingState } from './state.ts';
import { isOfBench } from './rooms/state.ts';
import { cutEvent, cutState, viewOf } from './visibility.ts';

const anyViewer = fc.constantFrom(...wholeCourt.map((_, index) => participantIdOf(index)));

describe('what a viewer is told', () => {
  test('reducing what was cut equals cutting what was reduced, while the view stays the same and inside the court', () => {
    fc.assert(
      fc.property(anyWalk, anyViewer, (walk, viewerId) => {
        const { events } = play(walk);
        let state = emptyHearingState(events[0]?.hearingId ?? '');
        for (const event of events) {
          const view = viewOf(state, viewerId);
          const after = reduce(state, event);
          if (view !== 'door' && !seesAnew({ before: state, events: [event], after })(viewerId)) {
            const cut = cutEvent(event, view, after.participants[viewerId]);
            const seen = cut.type === 'hidden' ? { ...cutState(state, view, viewerId), seq: cut.seq } : reduce(cutState(state, view, viewerId), cut);
            expect(seen).toEqual(cutState(after, view, viewerId));
          }
          state = after;
        }
      }),
      { numRuns: 200 },
    );
  });

  test('nobody at the door learns an act of another, nor a name but of their own help', () => {
    fc.assert(
      fc.property(anyWalk, anyViewer, (walk, viewerId) => {
        const { events, state } = play(walk, 'waiting');
        const view = viewOf(state, viewerId);
        fc.pre(view === 'door');
        const viewer = state.participants[viewerId];
        const told = JSON.stringify([cutState(state, view, viewerId), events.map((event) => cutEvent(event, view, viewer))]);
        const inMyRoom = Object.values(state.rooms).filter((room) => [...room.memberIds, ...room.invitedIds].includes(viewerId));
        for (const one of Object.values(state.participants)) {
          const isOwnHelp = one.id === viewerId || one.actsFor === viewerId || viewer?.actsFor === one.id;
          const isMet = inMyRoom.some((room) => [...room.memberIds, ...room.invitedIds].includes(one.id));
          if (!isOwnHelp && !isMet) expect(told).not.toContain(one.name);
        }
      }),
      { numRuns: 150 },
    );
  });

  test('of a deliberation nobody but the bench is told anything, of a whisper nobody but its people and the bench', () => {
    fc.assert(
      fc.property(anyWalk, anyViewer, (walk, viewerId) => {
        const { events, state } = play(walk);
        const viewer = state.participants[viewerId];
        fc.pre(viewer !== undefined && !isOfBench(viewer));
        for (const view of ['full', 'court', 'stand', 'door'] as const) {
          const told = events.map((event) => cutEvent(event, view, viewer)).filter((event) => event.type !== 'hidden');
          expect(told.filter((event) => 'kind' in event.payload && event.payload.kind === 'deliberation')).toEqual([]);
          const whispers = told.filter((event) => 'whisperId' in event.payload);
          expect(whispers.filter((event) => !('memberIds' in event.payload && event.payload.memberIds.includes(viewerId)))).toEqual([]);
          const seen = cutState(state, view, viewerId);
          expect(Object.values(seen.rooms).filter((room) => room.kind === 'deliberation')).toEqual([]);
          expect(Object.values(seen.whispers).filter((one) => !one.memberIds.includes(viewerId))).toEqual([]);
        }
      }),
      { numRuns: 150 },
    );
  });

  test('a witness on the stand is not told what was disputed before, nor what was read to others', () => {
    const hearing = buildWholeCourt('inSession');
    const [judge, witness] = [hearing.idOf('presidingJudge'), hearing.idOf('witness')];
    hearing.command({ type: 'point.state', payload: { pointId: hearing.state.id, text: 'whether it was paid' } }, judge);
    hearing.command({ type: 'participant.admit', payload: { participantId: witness } }, judge);
    const view = viewOf(hearing.state, witness);
    expect(view).toBe('stand');
    const told = JSON.stringify([cutState(hearing.state, view, witness), hearing.events.map((event) => cutEvent(event, view, hearing.personOf('witness')))]);
    expect(told).not.toContain('whether it was paid');
    hearing.command({ type: 'participant.release', payload: { participantId: witness } }, judge);
    expect(viewOf(hearing.state, witness)).toBe('court');
  });

  test('a witness who marked what was put to them is given the court anew when it is taken away, and keeps nothing of it', () => {
    const hearing = buildWholeCourt('inSession');
    const [judge, lawyer, witness] = [hearing.idOf('presidingJudge'), hearing.idOf('lawyer'), hearing.idOf('witness')];
    const [exhibitId, page] = [idAt('b007', 0), 1];
    const document = { documentId: idAt('b008', 0), sha256: '0'.repeat(64), bytes: 1000, mime: 'application/pdf' as const, name: 'contract.pdf' };
    const described = { title: 'The contract', purpose: 'that it was signed', source: 'from the files', form: 'copy' as const, pointIds: [] };
    hearing.command({ type: 'exhibit.file', payload: { exhibitId, document, ...described } }, hearing.idOf('plaintiff'));
    hearing.command({ type: 'exchange.open', payload: {} }, hearing.idOf('clerk'));
    hearing.command({ type: 'participant.admit', payload: { participantId: witness } }, judge);
    hearing.command({ type: 'presenter.name', payload: { participantId: lawyer } }, judge);
    const panes = [{ exhibitId, page, rotation: 0 as const, region: null }];
    hearing.command({ type: 'presentation.show', payload: { panes, isForWitness: true } }, lawyer);
    hearing.command({ type: 'presenter.handOver', payload: { participantId: witness } }, lawyer);
    const stroke = { strokeId: idAt('b009', 0), tool: 'pen' as const, colour: 'red' as const, points: [0, 0, 100, 100] };
    hearing.command({ type: 'strokes.draw', payload: { exhibitId, page, strokes: [stroke] } }, witness);
    const before = hearing.state;
    hearing.command({ type: 'presentation.clear', payload: {} }, judge);
    const after = hearing.state;
    const events = hearing.events.filter((one) => one.seq > before.seq);
    expect(seesAnew({ before, events, after })(witness)).toBe(true);
    expect(seesAnew({ before, events, after })(judge)).toBe(false);
    expect(cutState(after, viewOf(after, witness), witness).presentation.strokes).toEqual({});
  });
});
