import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { anyWalk, buildWholeCourt, walkStep } from '../../testing/anyActs.ts';
import { evidenceDocument } from '../../testing/evidenceDocument.ts';
import type { TestHearing } from '../../testing/buildHearing.ts';
import { refusalOf } from '../../testing/refusalOf.ts';
import type { Command } from '../commands.ts';
import type { Exhibit } from '../evidence/state.ts';
import { exhibitStatus } from '../evidence/state.ts';
import type { ExhibitVisibility } from '../evidence/wire.ts';
import { reduce } from '../reduce.ts';
import type { Role } from '../roles.ts';
import { seesAnew } from '../seenAnew.ts';
import type { HearingState, ParticipantState } from '../state.ts';
import { cutEvent, cutState, viewOf, type VisibleEvent } from '../visibility.ts';
import { mayOpenPage } from './sight.ts';
import { positionAt, strokesKey } from './state.ts';
import type { Pane, Stroke } from './wire.ts';

const exhibitIdOf = (index: number): string => `00000000-0000-4000-b007-00000000000${String(index)}`;
const strokeOf = (index: number): Stroke => ({
  strokeId: `00000000-0000-4000-b009-00000000000${String(index)}`,
  tool: 'pen',
  colour: 'red',
  points: [1, 2, 3, 4],
});
const pane = (index: number, page = 1): Pane => ({ exhibitId: exhibitIdOf(index), page, rotation: 0, region: null });
const onPage = (index: number, page = 1) => ({ exhibitId: exhibitIdOf(index), page });

let hearing: TestHearing;
const as = (role: Role, command: Command) => refusalOf(() => hearing.command(command, hearing.idOf(role)));
const show = (role: Role, panes: Pane[], isForWitness = false) => as(role, { type: 'presentation.show', payload: { panes, isForWitness } });
const name = (role: Role | null) => as('presidingJudge', { type: 'presenter.name', payload: { participantId: role && hearing.idOf(role) } });
const draw = (role: Role, index: number, page = 1) => as(role, { type: 'strokes.draw', payload: { ...onPage(index, page), strokes: [strokeOf(index)] } });
const shownTo = (role: Role) => cutState(hearing.state, viewOf(hearing.state, hearing.idOf(role)), hearing.idOf(role)).presentation;

beforeEach(() => {
  hearing = buildWholeCourt('inSession');
  const about = { title: 'The contract', purpose: 'x', source: 'y', form: 'copy' as const, pointIds: [] };
  as('lawyer', { type: 'exhibit.file', payload: { exhibitId: exhibitIdOf(0), document: evidenceDocument(0), ...about } });
  as('defender', { type: 'exhibit.file', payload: { exhibitId: exhibitIdOf(1), document: evidenceDocument(1), ...about } });
  as('clerk', { type: 'exchange.open', payload: {} });
  as('presidingJudge', { type: 'participant.admit', payload: { participantId: hearing.idOf('witness') } });
});

describe('putting an exhibit before the court', () => {
  test('needs the judge’s leave, which ends with the next; who asked is seen until then', () => {
    expect(show('lawyer', [pane(0)])).toMatchObject({ code: 'notPresenter' });
    as('lawyer', { type: 'presenter.ask', payload: {} });
    expect(hearing.state.presentation.askedIds).toEqual([hearing.idOf('lawyer')]);
    expect(name('lawyer')).toBeUndefined();
    expect(hearing.state.presentation).toMatchObject({ presenterId: hearing.idOf('lawyer'), askedIds: [] });
    expect(show('lawyer', [pane(0, 3)])).toBeUndefined();
    name('defender');
    expect(show('lawyer', [pane(0, 4)])).toMatchObject({ code: 'notPresenter' });
    expect(hearing.state.presentation.panes).toEqual([pane(0, 3)]);
    expect(name('observer')).toMatchObject({ code: 'notAllowed' });
  });

  test('is not for what nobody could answer to, for what was withdrawn, or for what one may not know of', () => {
    as('presidingJudge', { type: 'exchange.close', payload: {} });
    as('lawyer', {
      type: 'exhibit.file',
      payload: { exhibitId: exhibitIdOf(2), document: evidenceDocument(2), title: 'x', purpose: 'x', source: 'y', form: 'copy', pointIds: [] },
    });
    name('lawyer');
    expect(show('lawyer', [pane(2)])).toMatchObject({ code: 'wrongExhibitState', details: { status: 'filed' } });
    as('lawyer', { type: 'exhibit.withdraw', payload: { exhibitId: exhibitIdOf(0), reason: 'by mistake' } });
    expect(show('lawyer', [pane(0)])).toMatchObject({ code: 'wrongExhibitState', details: { status: 'withdrawn' } });
    as('presidingJudge', { type: 'exhibit.setVisibility', payload: { exhibitId: exhibitIdOf(1), visibility: 'court', namedIds: [], reason: 'secret' } });
    expect(show('lawyer', [pane(1)])).toMatchObject({ code: 'notFound' });
  });

  test('moves it from exchanged to presented, and to cross-examined with the other side’s opinion', () => {
    const statusOf = () => exhibitStatus(hearing.state.evidence.exhibits[exhibitIdOf(0)] as Exhibit);
    expect(statusOf()).toBe('exchanged');
    name('lawyer');
    show('lawyer', [pane(0)]);
    expect(statusOf()).toBe('presented');
    const opinion = { authenticity: 'accepted', legality: 'accepted', relevance: 'disputed', words: null } as const;
    expect(as('defender', { type: 'exhibit.opine', payload: { exhibitId: exhibitIdOf(0), ...opinion, counterIds: [] } })).toBeUndefined();
    expect(statusOf()).toBe('crossExamined');
  });

  test('can be handed on, taken away by the judge at any time, and ends with the presenter’s place in court', () => {
    name('lawyer');
    show('lawyer', [pane(0)]);
    expect(as('lawyer', { type: 'presenter.handOver', payload: { participantId: hearing.idOf('plaintiff') } })).toBeUndefined();
    expect(show('plaintiff', [pane(0, 2)])).toBeUndefined();
    expect(as('defender', { type: 'presentation.clear', payload: {} })).toMatchObject({ code: 'notPresenter' });
    expect(as('presidingJudge', { type: 'presentation.clear', payload: {} })).toBeUndefined();
    expect(hearing.state.presentation.panes).toEqual([]);
    as('presidingJudge', { type: 'participant.remove', payload: { participantId: hearing.idOf('plaintiff'), reason: 'disorder' } });
    expect(hearing.state.presentation.presenterId).toBeNull();
  });

  test('strokes stay on their page; the same ones again are there once; undone and cleared they are gone', () => {
    name('lawyer');
    show('lawyer', [pane(0, 2)]);
    expect(draw('lawyer', 0, 1)).toMatchObject({ code: 'conflict' });
    draw('lawyer', 0, 2);
    const { seq } = hearing.state;
    draw('lawyer', 0, 2);
    expect(hearing.state.seq).toBe(seq);
    show('lawyer', [pane(0, 1)]);
    show('lawyer', [pane(0, 2)]);
    expect(shownTo('defender').strokes[strokesKey(onPage(0, 2))]).toEqual([strokeOf(0)]);
    as('lawyer', { type: 'strokes.undo', payload: onPage(0, 2) });
    expect(shownTo('defender').strokes[strokesKey(onPage(0, 2))]).toEqual([]);
    expect(draw('defender', 0, 2)).toMatchObject({ code: 'notPresenter' });
  });

  test('what plays stands where it stood when it pauses, and goes on beside another page', () => {
    name('lawyer');
    show('lawyer', [pane(0)]);
    as('lawyer', { type: 'presentation.play', payload: { exhibitId: exhibitIdOf(0), isPlaying: true, positionMs: 5000 } });
    show('lawyer', [pane(0), pane(1)]);
    const { playing } = hearing.state.presentation;
    expect(playing && positionAt(playing, Date.parse(playing.at) + 2500)).toBe(7500);
    as('lawyer', { type: 'presentation.play', payload: { exhibitId: exhibitIdOf(0), isPlaying: false, positionMs: 7500 } });
    const paused = hearing.state.presentation.playing;
    expect(paused && positionAt(paused, Date.parse(paused.at) + 60_000)).toBe(7500);
    show('lawyer', [pane(1)]);
    expect(hearing.state.presentation.playing).toBeNull();
  });
});

describe('a witness', () => {
  test('sees what is put to them and nothing else, and may point and draw there but turn to no other page', () => {
    name('lawyer');
    show('lawyer', [pane(0)]);
    expect(shownTo('witness').panes).toEqual([]);
    draw('lawyer', 0);
    expect(shownTo('witness').strokes).toEqual({});
    show('lawyer', [pane(0)], true);
    expect(shownTo('witness')).toMatchObject({ panes: [pane(0)], strokes: { [strokesKey(onPage(0))]: [strokeOf(0)] } });
    as('lawyer', { type: 'presenter.handOver', payload: { participantId: hearing.idOf('witness') } });
    expect(as('witness', { type: 'strokes.draw', payload: { ...onPage(0), strokes: [strokeOf(1)] } })).toBeUndefined();
    expect(show('witness', [{ ...pane(0), rotation: 90 }], true)).toBeUndefined();
    expect(show('witness', [pane(0, 2)], true)).toMatchObject({ code: 'notAllowed' });
    expect(show('witness', [pane(1)], true)).toMatchObject({ code: 'notFound' });
    as('presidingJudge', { type: 'participant.isolate', payload: { participantId: hearing.idOf('witness') } });
    expect(hearing.state.presentation.presenterId).toBeNull();
    expect(shownTo('witness')).toMatchObject({ panes: [], strokes: {} });
  });
});

/* The rule once more, in the words of the court: does this person see this exhibit while it is before the court? */
function seesInWords(state: HearingState, exhibit: Exhibit, isForWitness: boolean, who: ParticipantState): boolean {
  if (who.status !== 'removed' && ['presidingJudge', 'judge', 'clerk'].includes(who.role)) return true;
  const standing = who.status === 'disconnected' ? who.statusBefore : who.status;
  const isHere = standing === 'admitted' || (standing === 'consulting' && who.consultingFrom === 'admitted');
  if (!isHere) return false;
  if (who.role === 'witness' || who.role === 'appraiser') {
    if (!who.isReleased && !isForWitness) return false;
  }
  const partyOf = (id: string): string => state.participants[id]?.actsFor ?? id;
  const isParty = !['observer', 'witness', 'appraiser'].includes(who.role);
  const isOwn = partyOf(who.id) === partyOf(exhibit.filedById);
  const isNamed = exhibit.namedIds.some((id) => partyOf(id) === partyOf(who.id));
  const rules: Record<ExhibitVisibility, boolean> = {
    court: isParty && isOwn,
    named: isParty && (isOwn || isNamed),
    parties: who.role !== 'observer',
    public: true,
  };
  return rules[exhibit.visibility];
}

const readBy = (held: HearingState, event: VisibleEvent): HearingState => (event.type === 'hidden' ? { ...held, seq: event.seq } : reduce(held, event));

describe('who sees what is before the court', () => {
  test('is what the rule says, for every viewer after every act of any court, and each client’s own reading agrees', () => {
    const seen = { shown: 0, kept: 0, toWitness: 0, strokes: 0 };
    fc.assert(
      fc.property(anyWalk, (walk) => {
        hearing = buildWholeCourt('inSession');
        const clients = new Map<string, HearingState>();
        for (const step of walk) {
          const before = hearing.state;
          const from = hearing.events.length;
          walkStep(hearing, step);
          const { state } = hearing;
          const { panes, isForWitness } = state.presentation;
          for (const who of Object.values(state.participants)) {
            const view = viewOf(state, who.id);
            const cut = cutState(state, view, who.id);
            const sees = panes.length > 0 && panes.every((one) => seesInWords(state, state.evidence.exhibits[one.exhibitId] as Exhibit, isForWitness, who));
            expect(cut.presentation.panes).toEqual(sees ? panes : []);
            for (const one of panes) if (sees) expect(mayOpenPage(state, one, who)).toBe(true);
            const isTold = hearing.events.slice(from).some((event) => {
              const told = cutEvent(event, view, who);
              return told.type === 'presentation.shown' || told.type === 'strokes.drawn';
            });
            if (isTold && panes.length > 0 && view !== 'full') expect(sees).toBe(true);
            // What a page makes of what it is told is what it would be given anew.
            const held = clients.get(who.id);
            const events = hearing.events.slice(from);
            const isAnew = !held || seesAnew({ before, events, after: state })(who.id);
            const client = isAnew ? cut : events.map((event) => cutEvent(event, view, who)).reduce(readBy, held);
            expect(client.presentation.panes).toEqual(cut.presentation.panes);
            for (const one of panes)
              if (sees) expect(client.presentation.strokes[strokesKey(one)] ?? []).toEqual(cut.presentation.strokes[strokesKey(one)] ?? []);
            clients.set(who.id, client);
            if (sees) seen.shown++;
            else if (panes.length > 0) seen.kept++;
            if (sees && who.role === 'appraiser') seen.toWitness++;
            if (sees) seen.strokes += Object.values(cut.presentation.strokes).flat().length;
          }
        }
      }),
      { numRuns: 90, seed: 20261125 },
    );
    for (const [what, count] of Object.entries(seen)) expect(count, what).toBeGreaterThan(what === 'toWitness' ? 5 : 100);
  });
});
